package org.lichthof.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When a walker was where, for the last steps: one writer (the walker), many readers (those who see it). A step that is
 * found again elsewhere tells how long it took.
 */
final class SendLog {
    private static final int STEPS = 64;

    // Even places hold the position, odd ones the time; a reader that meets a half-written pair finds no match and says
    // so.
    private final AtomicLongArray ring = new AtomicLongArray(STEPS * 2);
    private int next;

    void sent(int x, int y, long nanos) {
        int at = next % STEPS * 2;
        ring.set(at, -1);
        ring.set(at + 1, nanos);
        ring.set(at, key(x, y));
        next++;
    }

    /** Nanoseconds since this walker said to be here; -1 when it is not among the last steps. */
    long ageOf(int x, int y, long nowNanos) {
        long key = key(x, y);
        long youngest = -1;
        for (int i = 0; i < STEPS; i++) {
            if (ring.get(i * 2) == key) {
                long age = nowNanos - ring.get(i * 2 + 1);
                youngest = youngest < 0 ? age : Math.min(youngest, age);
            }
        }
        return youngest;
    }

    private static long key(int x, int y) {
        return ((long) x << 32 | y) + 1;
    }
}
