package org.lichthof.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ConversationKind;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/** News from a room for certain people. What is seen by everybody near (steps, gatherings, faces) goes through {@link RoomOutput}. */
public sealed interface RoomNotice {

    /**
     * Answer to {@code Arrive} and {@code Reconnect}: this is where you are.
     *
     * @param rosterPushed the list of everybody comes without being asked for
     */
    record Entered(
            PersonId person,
            Point at,
            Facing facing,
            int epoch,
            Availability availability,
            boolean again,
            boolean rosterPushed)
            implements RoomNotice {}

    /** Answer to {@code Depart}, the last one: what to give to {@code Arrive} when they come back or enter the next room. */
    record Departed(Heard heard) implements RoomNotice {}

    /** You stand here (correction, nudge, jump, step of a route). */
    record Placed(Point at, Facing facing, int epoch, PlacedCause cause, boolean moving) implements RoomNotice {}

    enum PlacedCause {
        CORRECTION,
        NUDGE,
        JUMP,
        ROUTE,
        FOLLOW
    }

    /** The conversation you are in, whole; null: none. */
    record InConversation(@Nullable Gathering gathering, boolean listeningOnly) implements RoomNotice {}

    /** Somebody else came or went in the large conversation that you are in, or it was locked or opened. */
    record ConversationChanged(GatheringChange change, boolean listeningOnly) implements RoomNotice {}

    /**
     * A conversation as others see it. Both lists empty: ended.
     *
     * @param version one more with each change of it
     */
    record Gathering(
            ConversationId conversation,
            ConversationKind kind,
            int areaIndex,
            boolean locked,
            List<PersonId> speakers,
            List<PersonId> listeners,
            int version) {
        int people() {
            return speakers.size() + listeners.size();
        }
    }

    /**
     * What is new in a conversation since the version before, for those who know that one.
     *
     * @param speakers those who came to speak; were they listeners before or not
     * @param listeners those who came to listen
     * @param left those who do neither any more
     */
    record GatheringChange(
            ConversationId conversation,
            ConversationKind kind,
            int areaIndex,
            boolean locked,
            List<PersonId> speakers,
            List<PersonId> listeners,
            List<PersonId> left,
            int version) {}

    /** @param number grows for this reader, so that a client that comes back can say what it has */
    record SaidNearby(
            long number,
            ConversationId conversation,
            int member,
            String name,
            String role,
            String text,
            String clientRef,
            long sentAtMillis)
            implements RoomNotice {}

    /** To the sender: it was delivered. */
    record SayNearbyDone(String clientRef, long sentAtMillis) implements RoomNotice {}

    /** Members typing in your conversation now. */
    record TypingNearbyNow(List<Integer> members) implements RoomNotice {}

    /** Members writing to the whole room now, yourself left out; the first five of them. */
    record TypingInRoomNow(List<Integer> members) implements RoomNotice {}

    record Knocked(PersonId who) implements RoomNotice {}

    /** To those who were told of the knock: it is answered, or withdrawn. */
    record KnockOver(PersonId who) implements RoomNotice {}

    record KnockAnswered(ConversationId conversation, boolean welcome) implements RoomNotice {}

    /** @param conversation null: they stand alone, and invite to themselves */
    record Invited(PersonId by, @Nullable ConversationId conversation) implements RoomNotice {}

    record InviteAnswered(PersonId who, boolean accept) implements RoomNotice {}

    record Waved(PersonId from) implements RoomNotice {}

    record Following(@Nullable PersonId leader) implements RoomNotice {}

    record Refused(Refusal why, String detail, String clientRef, long retryAfterMillis) implements RoomNotice {}

    enum Refusal {
        NOT_THERE,
        LOCKED,
        CONVERSATION_FULL,
        NOT_IN_CONVERSATION,
        LISTENING_ONLY,
        NOT_ALLOWED,
        NO_WAY,
        TOO_FAST,
        ROOM_FULL
    }

    /** Stepped on an exit: whoever hosts the room takes them there. */
    record Leaving(String map, String entry) implements RoomNotice {}

    /**
     * For the ticket that lets them come back after a restart. Sent when any of it changed, positions at most every few seconds.
     *
     * @param conversationKey what {@code Conversations.keyOf} says; 0: in none
     */
    record TicketChanged(Point at, Facing facing, long conversationKey, boolean locked) implements RoomNotice {}
}
