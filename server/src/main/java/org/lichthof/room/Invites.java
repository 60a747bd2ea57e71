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

/** People asked into a conversation by somebody who speaks in it. Who accepts is let in and walked over. */
final class Invites {
    /** Unanswered for this long is a no. */
    static final int PATIENCE_MILLIS = 60_000;

    record Invite(Person by, Person whom, ConversationId conversation, long until) {}

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
        } else if (gathering == null) {
            step.refuse(by, Refusal.NOT_IN_CONVERSATION, "you are in no conversation");
        } else if (by.listening) {
            step.refuse(by, Refusal.LISTENING_ONLY, "who speaks may invite");
        } else if (whom.availability == Availability.DO_NOT_DISTURB) {
            step.refuse(by, Refusal.NOT_ALLOWED, "they do not want to be disturbed");
        } else if (whom.conversation() != by.conversation()
                && find(by, whom) == null
                && step.allows(by.invites, by, "too many invitations")) {
            open.add(new Invite(by, whom, gathering.conversation(), step.now() + PATIENCE_MILLIS));
            step.tell(whom, new RoomNotice.Invited(by.id, gathering.conversation()));
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
        person.admittedTo = by.conversation();
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
            boolean isTogether = invite.by().gathering != null
                    && invite.by().conversation() == invite.whom().conversation();
            if (isTogether) {
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

    private @Nullable Invite find(Person by, Person whom) {
        for (Invite invite : open) {
            if (invite.by() == by && invite.whom() == whom) {
                return invite;
            }
        }
        return null;
    }
}
