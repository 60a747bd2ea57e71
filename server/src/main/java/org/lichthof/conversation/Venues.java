package org.lichthof.conversation;

import java.util.List;

/** Brings those who stand on a venue's floor into its conversation, and out of it those who do no more. */
final class Venues {
    private final Ledger ledger;

    Venues(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whoever of these is no more on the floor that their conversation has: its venue's, or the open one. */
    void leave(List<Attendee> people) {
        for (Attendee person : people) {
            Conversation conversation = person.conversation();
            if (conversation == null) {
                continue;
            }
            boolean stays = switch (person.floor) {
                case Floor.Inside inside -> conversation.venue == inside.venue();
                case Floor.Open open -> conversation.kind == ConversationKind.NEARBY;
                case Floor.Silent silent -> false;
            };
            if (!stays) {
                ledger.leave(person);
            }
        }
    }

    /** Whoever of these stands on a venue's floor and is in no conversation, unless it is locked. */
    void enter(List<Attendee> people, long nowMillis) {
        for (Attendee person : people) {
            if (person.conversation() == null && person.floor instanceof Floor.Inside inside) {
                Conversation there = inside.venue().conversation;
                if (there == null) {
                    ledger.join(person, open(inside.venue(), person, nowMillis));
                } else if (!there.locked || person.passes(there, nowMillis)) {
                    ledger.join(person, there);
                }
            }
        }
    }

    /** With the key, and the lock, that it had before a restart when the first who comes was in it then. */
    private Conversation open(Venue venue, Attendee first, long nowMillis) {
        Conversation conversation = ledger.form(venue.kind, venue.areaIndex, venue);
        if (first.hasClaim(nowMillis) && ledger.findByKey(first.claim) == null) {
            conversation.key = first.claim;
            if (first.claimLocked && venue.kind == ConversationKind.MEETING) {
                ledger.lock(conversation, true);
            }
        }
        return conversation;
    }
}
