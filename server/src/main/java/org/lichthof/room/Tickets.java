package org.lichthof.room;

import java.util.BitSet;
import org.lichthof.conversation.Conversations;

/**
 * Keeps what people's tickets say of them fresh, so that after a restart of the server they come back to where they stood and
 * whom they talked with. A conversation is said at once, a place every few seconds.
 */
final class Tickets {
    private static final int PLACE_EVERY_MILLIS = 5_000;
    private static final int LOOK_EVERY_MILLIS = 500;

    private final Crowd crowd;
    private final Conversations conversations;
    private final BitSet urgent = new BitSet();
    private long lookedAt = Long.MIN_VALUE / 2;

    Tickets(Crowd crowd, Conversations conversations) {
        this.crowd = crowd;
        this.conversations = conversations;
    }

    void conversationChanged(Person person) {
        urgent.set(person.number);
    }

    /** On a fresh client, whose first ticket says the place alone: all of it is told, changed or not. */
    void beginAnew(Person person) {
        person.ticketKey = 0;
        person.ticketLocked = false;
        urgent.set(person.number);
    }

    void tell(Step step) {
        if (!urgent.isEmpty()) {
            crowd.forEachIn(urgent, person -> renew(person, step));
            urgent.clear();
        }
        if (step.now() - lookedAt >= LOOK_EVERY_MILLIS) {
            lookedAt = step.now();
            crowd.forEach(person -> {
                boolean moved = person.ticketX != person.x
                        || person.ticketY != person.y
                        || person.ticketFacing != person.facing;
                if (moved && step.now() - person.ticketAt >= PLACE_EVERY_MILLIS) {
                    renew(person, step);
                }
            });
        }
    }

    private void renew(Person person, Step step) {
        RoomNotice.Gathering gathering = person.gathering;
        long key = gathering == null ? 0 : conversations.keyOf(gathering.conversation());
        boolean locked = gathering != null && gathering.locked();
        boolean same = person.ticketX == person.x
                && person.ticketY == person.y
                && person.ticketFacing == person.facing
                && person.ticketKey == key
                && person.ticketLocked == locked;
        if (same) {
            return;
        }
        person.ticketX = person.x;
        person.ticketY = person.y;
        person.ticketFacing = person.facing;
        person.ticketKey = key;
        person.ticketLocked = locked;
        person.ticketAt = step.now();
        step.tell(person, new RoomNotice.TicketChanged(person.at(), person.facing, key, locked));
    }
}
