package org.lichthof.gateway;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether people can come in now: the door is open, and what they say can be kept. The store is asked once a second at most,
 * however often we are. Any thread; {@link #isReady} may block.
 */
final class Readiness {
    private static final long GOOD_FOR_NANOS = 1_000_000_000;

    private final BooleanSupplier store;
    private final LongSupplier nanoTime;
    private final Object asking = new Object();
    private volatile boolean isOpen;
    private boolean wasAsked;
    private long askedAt;
    private boolean answer;

    /** @param store whether it could keep something now; may block */
    Readiness(BooleanSupplier store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    void open() {
        isOpen = true;
    }

    void close() {
        isOpen = false;
    }

    /** The door alone. Does not block. */
    boolean isOpen() {
        return isOpen;
    }

    boolean isReady() {
        return isOpen && canKeep();
    }

    /** The store alone. May block. */
    boolean canKeep() {
        synchronized (asking) {
            if (!wasAsked || nanoTime.getAsLong() - askedAt >= GOOD_FOR_NANOS) {
                answer = store.getAsBoolean();
                askedAt = nanoTime.getAsLong();
                wasAsked = true;
            }
            return answer;
        }
    }
}
