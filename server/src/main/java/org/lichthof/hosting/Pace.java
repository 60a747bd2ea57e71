package org.lichthof.hosting;

/** Time, and threads that do things at it. {@link StepThreads} in the server; tests move their own. */
public interface Pace {
    /** Monotonic milliseconds, of no meaning but their difference. */
    long nowMillis();

    /** Runs this once at that time, or at once when it has passed. Tasks of different rooms may run at the same time. */
    void at(long dueMillis, Runnable task);
}
