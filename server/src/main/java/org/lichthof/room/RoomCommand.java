package org.lichthof.room;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/** A wish to a room. Values have been checked for form (lengths, ranges) before they get here; the room checks sense. */
public sealed interface RoomCommand {
    PersonId person();

    /**
     * Somebody comes in. The number is given by who hosts the room and is free.
     *
     * @param spot where they wish to stand, taken when it can be stood on; null: a spot of the entry
     * @param entry name of the entry, {@code ""} for the first
     * @param returning what their ticket says of the conversation they were in before the server restarted, or null
     * @param heard what they heard nearby so far in this event, as {@link RoomNotice.Departed} gave it
     * @param newestNearby number of the newest of these messages that their client has; newer ones are told again
     */
    record Arrive(
            PersonId person,
            Profile profile,
            Availability availability,
            @Nullable Point spot,
            Facing facing,
            String entry,
            @Nullable Returning returning,
            int viewWidth,
            int viewHeight,
            Heard heard,
            long newestNearby)
            implements RoomCommand {
        /** Of somebody who is new in the event. */
        public Arrive(
                PersonId person,
                Profile profile,
                Availability availability,
                @Nullable Point spot,
                Facing facing,
                String entry,
                @Nullable Returning returning,
                int viewWidth,
                int viewHeight) {
            this(
                    person,
                    profile,
                    availability,
                    spot,
                    facing,
                    entry,
                    returning,
                    viewWidth,
                    viewHeight,
                    Heard.NOTHING,
                    0);
        }
    }

    /** @param conversationKey see {@code Conversations.restore}; empty: they were in none */
    record Returning(OptionalLong conversationKey, boolean locked) {}

    /** Leaves for good. */
    record Depart(PersonId person) implements RoomCommand {}

    /** The connection is lost: the place is kept until {@code Depart} or {@code Reconnect}. Others see "connecting", not a leave. */
    record Disconnect(PersonId person) implements RoomCommand {}

    /** The same person on a new connection; gets everything told again that a fresh client needs. */
    record Reconnect(PersonId person, int viewWidth, int viewHeight, long newestNearby) implements RoomCommand {}

    /**
     * "I am here now".
     *
     * @param epoch the last {@code Placed} they saw
     * @param earlier where they said they were before, if the room has not taken that; null: it has, or there is nothing
     */
    record Walk(
            PersonId person,
            int x,
            int y,
            Facing facing,
            boolean moving,
            int epoch,
            @Nullable Walk earlier) implements RoomCommand {
        /** So far back, at ten a second one and a half: who was not heard for longer has run out of distance. */
        private static final int MOST_EARLIER = 15;

        /** The room knows where they were before. */
        public Walk(PersonId person, int x, int y, Facing facing, boolean moving, int epoch) {
            this(person, x, y, facing, moving, epoch, null);
        }

        /** @param before that the room has not taken and that this replaces; what would lie too far back is left out */
        public Walk after(Walk before) {
            int legs = 1;
            for (Walk one = before.earlier; one != null; one = one.earlier) {
                legs++;
            }
            return new Walk(person, x, y, facing, moving, epoch, legs <= MOST_EARLIER ? before : before.earlier);
        }
    }

    /**
     * How much they see, world pixels.
     *
     * @param anew their client missed something: everything in view is to be told again
     */
    record Look(PersonId person, int width, int height, boolean anew) implements RoomCommand {}

    record GoTo(PersonId person, Destination to, boolean jump) implements RoomCommand {}

    /** Where to. */
    sealed interface Destination {
        record ToArea(int index) implements Destination {}

        record ToPerson(PersonId who) implements Destination {}

        record ToConversation(ConversationId conversation) implements Destination {}

        record ToSpot(Point spot) implements Destination {}
    }

    /** @param leader null: follow nobody any more */
    record Follow(PersonId person, @Nullable PersonId leader) implements RoomCommand {}

    record Wave(PersonId person, PersonId to) implements RoomCommand {}

    record React(PersonId person, String emoji) implements RoomCommand {}

    record SetAvailability(PersonId person, Availability availability) implements RoomCommand {}

    record ChangeProfile(PersonId person, Profile profile) implements RoomCommand {}

    /**
     * Says something to the conversation they are in.
     *
     * @param sentAtMillis wall clock, for show only
     */
    record SayNearby(PersonId person, String clientRef, String text, long sentAtMillis) implements RoomCommand {}

    record TypingNearby(PersonId person, boolean typing) implements RoomCommand {}

    /** Writes to the whole room, or no more. */
    record TypingInRoom(PersonId person, boolean typing) implements RoomCommand {}

    record Lock(PersonId person, boolean locked) implements RoomCommand {}

    record Knock(PersonId person, ConversationId conversation) implements RoomCommand {}

    record AnswerKnock(PersonId person, PersonId who, boolean welcome) implements RoomCommand {}

    record Invite(PersonId person, PersonId whom) implements RoomCommand {}

    record AnswerInvite(PersonId person, PersonId by, boolean accept) implements RoomCommand {}

    record JoinConversation(PersonId person, ConversationId conversation) implements RoomCommand {}

    record LeaveConversation(PersonId person) implements RoomCommand {}

    /** Wants the list of everybody, or no more. */
    record WatchRoster(PersonId person, boolean watch) implements RoomCommand {}
}
