package org.lichthof.room;

/**
 * How often somebody may do something: {@code burst} times at once, and once more every {@code everyMillis}.
 *
 * <p>A token bucket kept as one number, the time until which everything taken so far is paid for (the generic cell rate
 * algorithm of ATM networks, ITU-T I.371).
 */
final class Allowance {
    private final int burst;
    private final long everyMillis;
    private long paidUntil = Long.MIN_VALUE / 2;

    Allowance(int burst, long everyMillis) {
        this.burst = burst;
        this.everyMillis = everyMillis;
    }

    /** Takes one. 0 if it was there; else nothing is taken and the answer is how many milliseconds to wait for it. */
    long take(long now) {
        long paid = Math.max(paidUntil, now) + everyMillis;
        long wait = paid - now - burst * everyMillis;
        if (wait > 0) {
            return wait;
        }
        paidUntil = paid;
        return 0;
    }
}
