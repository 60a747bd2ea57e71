package org.lichthof.hosting;

/**
 * When each half of a room is to be shown something next, if anything happens there: an expectation, which a busy server misses. In
 * the milliseconds of {@link Pace#nowMillis}.
 */
record NextShowings(long firstAtMillis, long secondAtMillis) {
    /** Whether it is to be that soon, or should have been so lately that it must be about to come. */
    boolean isWithin(int millis, int half, long nowMillis) {
        return Math.abs((half == 0 ? firstAtMillis : secondAtMillis) - nowMillis) <= millis;
    }
}
