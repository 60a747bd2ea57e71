package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.Conversations;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.Refusal;

/**
 * People asked into a conversation by somebody who speaks in it, or over to somebody who stands alone. Who accepts is let in
 * and walked over.
 */
final class Invites {
    /** Unanswered for this long is a no. */
    static final int PATIENCE_MILLIS = 60_000;

    /** @param conversation as of when they asked; null: they stood alone */
    record Invite(Person by, Person whom, @Nullable ConversationId conversation, long until) {
        RoomNotice.Invited toldAs() {
            return new RoomNotice.Invited(by.id, conversation);
        }
    }

    private final Conversations conversations;
    private final Routes routes;
    /** Oldest first; at most one from the same person to the same person. */
    private final List<Invite> open = new ArrayList<>();

    Invites(Conversations conversations, Routes routes) {
        this.conversations = conversations;
        this.routes = routes;
    }

    void invite(Person by, @Nullable Person whom, Step step) {
        Gathering gathering = by.gathering;
        if (whom == null || whom == by) {
            step.refuse(by, Refusal.NOT_THERE, "they are not in this room");
        } else if (by.listening) {
            step.refuse(by, Refusal.LISTENING_ONLY, "who speaks may invite");
        } else if (whom.availability == Availability.DO_NOT_DISTURB) {
            step.refuse(by, Refusal.NOT_ALLOWED, "they do not want to be disturbed");
        } else if (!areTogether(by, whom)
                && find(by, whom) == null
                && step.allows(by.invites, by, "too many invitations")) {
            var invite = new Invite(
                    by, whom, gathering == null ? null : gathering.conversation(), step.now() + PATIENCE_MILLIS);
            open.add(invite);
            step.tell(whom, invite.toldAs());
        }
    }

    void answer(Person person, @Nullable Person by, boolean accept, Step step) {
        Invite invite = by == null ? null : find(by, person);
        if (invite == null || by == null) {
            step.refuse(person, Refusal.NOT_THERE, "this invitation is over");
            return;
        }
        open.remove(invite);
        step.tell(by, new RoomNotice.InviteAnswered(person.id, accept));
        if (!accept) {
            return;
        }
        // Who invites speaks for the conversation they are in; if that is another one by now, they meant themselves.
        Gathering gathering = by.gathering;
        if (gathering == null || by.listening) {
            routes.goTo(person, new Destination.ToPerson(by.id), false, null, step);
            return;
        }
        conversations.admit(by.id, person.id, step.now());
        routes.goTo(
                person,
                new Destination.ToConversation(gathering.conversation()),
                false,
                gathering.conversation(),
                step);
    }

    /** Drops what took too long, what led to its goal otherwise, and what is offered no more. */
    void settle(Step step) {
        if (open.isEmpty()) {
            return;
        }
        for (Invite invite : List.copyOf(open)) {
            if (areTogether(invite.by(), invite.whom())) {
                open.remove(invite);
            } else if (invite.until() <= step.now()) {
                open.remove(invite);
                step.tell(invite.by(), new RoomNotice.InviteAnswered(invite.whom().id, false));
            }
        }
    }

    void left(Person person) {
        open.removeIf(invite -> invite.by() == person || invite.whom() == person);
    }

    /** Those that wait for an answer of this person, oldest first. */
    List<Invite> to(Person person) {
        List<Invite> waiting = new ArrayList<>();
        for (Invite invite : open) {
            if (invite.whom() == person) {
                waiting.add(invite);
            }
        }
        return waiting;
    }

    private static boolean areTogether(Person one, Person other) {
        return one.gathering != null && one.conversation() == other.conversation();
    }

    private @Nullable Invite find(Person by, Person whom) {
        for (Invite invite : open) {
            if (invite.by() == by && invite.whom() == whom) {
                return invite;
            }
        }
        return null;
    }
}
