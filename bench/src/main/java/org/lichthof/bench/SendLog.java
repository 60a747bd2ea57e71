package org.lichthof.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When a walker was due where, for its last steps: one writer (the walker), many readers (those who see it). A step that is
 * found again elsewhere tells how long it took. Steps have numbers, from 1: a walker may come by the same spot again, and who
 * saw its third step does not see the second one any more.
 */
final class SendLog {
    private static final int STEPS = 64;
    private static final int FIELDS = 3;

    // A step is where, when and its number; a reader that meets a half-written one finds no match and says so.
    private final AtomicLongArray ring = new AtomicLongArray(STEPS * FIELDS);
    private long last;

    /** @param dueNanos when this step was to be made; a walker that is late with it was late for everybody who waits for it */
    void sent(int x, int y, long dueNanos) {
        long number = ++last;
        int at = (int) (number % STEPS) * FIELDS;
        ring.set(at, -1);
        ring.set(at + 1, dueNanos);
        ring.set(at + 2, number);
        ring.set(at, key(x, y));
    }

    /** Number of the first step after this one that was made here; 0 when it is not among the last ones. */
    long stepAt(int x, int y, long after) {
        long key = key(x, y);
        long first = 0;
        for (int at = 0; at < STEPS * FIELDS; at += FIELDS) {
            if (ring.get(at) == key) {
                long number = ring.get(at + 2);
                if (number > after && (first == 0 || number < first) && ring.get(at) == key) {
                    first = number;
                }
            }
        }
        return first;
    }

    /** Nanoseconds since this step was due; -1 when it was too long ago. */
    long ageOf(long step, long nowNanos) {
        int at = (int) (step % STEPS) * FIELDS;
        long due = ring.get(at + 1);
        return ring.get(at + 2) == step ? nowNanos - due : -1;
    }

    private static long key(int x, int y) {
        return ((long) x << 32 | y) + 1;
    }
}
