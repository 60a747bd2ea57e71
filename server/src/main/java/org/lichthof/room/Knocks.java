package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.Conversations;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.PersonId;

/**
 * People who asked to be let into a locked conversation. Every speaker hears it, the first answer counts, and the others hear
 * that nobody is at the door any more.
 */
final class Knocks {
    /** Unanswered for this long is a no. */
    static final int PATIENCE_MILLIS = 60_000;

    /** @param told speakers who know that they are at the door */
    private record Knock(Person who, ConversationId conversation, long until, TreeSet<PersonId> told) {}

    private final Conversations conversations;
    private final Gatherings gatherings;
    private final Routes routes;
    private final TreeMap<PersonId, Knock> open = new TreeMap<>();

    Knocks(Conversations conversations, Gatherings gatherings, Routes routes) {
        this.conversations = conversations;
        this.gatherings = gatherings;
        this.routes = routes;
    }

    /** One knock at a time: a new one elsewhere takes the place of the old. */
    void knock(Person person, ConversationId conversation, Step step) {
        Gathering gathering = gatherings.get(conversation.value());
        if (gathering == null) {
            step.refuse(person, Refusal.NOT_THERE, "this conversation is over");
            return;
        }
        Knock before = open.get(person.id);
        boolean isAgain = before != null && before.conversation().equals(conversation);
        if (isAgain
                || person.conversation() == conversation.value()
                || !step.allows(person.knocks, person, "too many knocks")) {
            return;
        }
        if (!gathering.locked()) {
            letIn(person, conversation, step);
            return;
        }
        close(before, null, step);
        var told = new TreeSet<>(gathering.speakers());
        open.put(person.id, new Knock(person, conversation, step.now() + PATIENCE_MILLIS, told));
        for (PersonId speaker : told) {
            step.out().tell(speaker, new RoomNotice.Knocked(person.id));
        }
    }

    /** Nobody is at the door any more: all who were told of it are told that, but for {@code answering}, who knows. */
    private void close(@Nullable Knock knock, @Nullable Person answering, Step step) {
        if (knock == null) {
            return;
        }
        open.remove(knock.who().id);
        for (PersonId speaker : knock.told()) {
            if (answering == null || !speaker.equals(answering.id)) {
                step.out().tell(speaker, new RoomNotice.KnockOver(knock.who().id));
            }
        }
    }

    void answer(Person speaker, PersonId who, boolean welcome, Step step) {
        Knock knock = open.get(who);
        if (knock == null || speaker.conversation() != knock.conversation().value()) {
            step.refuse(speaker, Refusal.NOT_THERE, "nobody of this name is at the door any more");
            return;
        }
        if (speaker.listening) {
            step.refuse(speaker, Refusal.LISTENING_ONLY, "who speaks opens the door");
            return;
        }
        close(knock, speaker, step);
        if (welcome && conversations.admit(speaker.id, who, step.now()) == Conversations.Answer.NOT_THERE) {
            step.refuse(speaker, Refusal.NOT_IN_CONVERSATION, "you are in no conversation");
            tellAnswer(knock, false, step);
        } else if (welcome) {
            letIn(knock.who(), knock.conversation(), step);
        } else {
            tellAnswer(knock, false, step);
        }
    }

    private void letIn(Person person, ConversationId conversation, Step step) {
        step.tell(person, new RoomNotice.KnockAnswered(conversation, true));
        if (person.connected) { // else they stand where they stand, and may come within a minute
            routes.goTo(person, new Destination.ToConversation(conversation), false, conversation, step);
        }
    }

    private static void tellAnswer(Knock knock, boolean welcome, Step step) {
        step.tell(knock.who(), new RoomNotice.KnockAnswered(knock.conversation(), welcome));
    }

    /** Drops what has been settled otherwise: it took too long, the conversation ended, was opened, or they are in it. */
    void settle(Step step) {
        if (open.isEmpty()) {
            return;
        }
        for (Knock knock : new ArrayList<>(open.values())) {
            Gathering gathering = gatherings.get(knock.conversation().value());
            if (knock.who().conversation() == knock.conversation().value()) {
                close(knock, null, step);
            } else if (gathering == null || knock.until() <= step.now()) {
                close(knock, null, step);
                tellAnswer(knock, false, step);
            } else if (!gathering.locked()) {
                close(knock, null, step);
                letIn(knock.who(), knock.conversation(), step);
            }
        }
    }

    void left(Person person, Step step) {
        close(open.get(person.id), null, step);
    }

    /** Who is waiting at the door of the conversation that this person speaks in. */
    List<PersonId> at(Person speaker) {
        List<PersonId> waiting = new ArrayList<>();
        if (!speaker.listening && speaker.gathering != null) {
            for (Knock knock : open.values()) {
                if (knock.conversation().value() == speaker.conversation()) {
                    waiting.add(knock.who().id);
                    knock.told().add(speaker.id);
                }
            }
        }
        return waiting;
    }
}
