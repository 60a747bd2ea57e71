package org.lichthof.hosting;

import java.util.Arrays;

/**
 * When each part of a room is to be shown something next, if anything happens there: an expectation, which a busy server misses. In
 * the milliseconds of {@link Pace#nowMillis}. Not to be changed once it is handed on.
 */
final class NextShowings {
    private final long[] atMillis = new long[Parts.MOST];

    NextShowings(long atMillis) {
        Arrays.fill(this.atMillis, atMillis);
    }

    void set(int part, long dueMillis) {
        atMillis[part] = dueMillis;
    }

    /** Whether it is to be that soon, or should have been so lately that it must be about to come. */
    boolean isWithin(int millis, int part, long nowMillis) {
        return Math.abs(atMillis[part] - nowMillis) <= millis;
    }
}
