package org.lichthof.hosting;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.OptionalInt;
import org.lichthof.world.PersonId;

/**
 * Gives out the numbers of people in a room: the lowest that is free, and not one that somebody had a moment ago, because
 * clients may still know them under it. The room's thread.
 */
final class PersonNumbers {
    static final long QUARANTINE_MILLIS = 120_000;

    private record Returned(int number, long atMillis) {}

    private final BitSet taken = new BitSet();
    private final ArrayDeque<Returned> resting = new ArrayDeque<>();

    /** Empty: all are taken, or rest. */
    OptionalInt take(long nowMillis) {
        while (!resting.isEmpty() && nowMillis - resting.peekFirst().atMillis >= QUARANTINE_MILLIS) {
            taken.clear(resting.removeFirst().number);
        }
        int number = taken.nextClearBit(1);
        if (number > PersonId.MAX) {
            return OptionalInt.empty();
        }
        taken.set(number);
        return OptionalInt.of(number);
    }

    void giveBack(int number, long nowMillis) {
        resting.addLast(new Returned(number, nowMillis));
    }
}
