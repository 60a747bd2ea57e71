package org.lichthof.hosting;

/** Time, and threads that do things at it. {@link StepThreads} in the server; tests move their own. */
public interface Pace {
    /** Monotonic milliseconds, of no meaning but their difference. */
    long nowMillis();

    /** What share of what it can do the machine does lately: 0 to 1, and near 1 what comes waits. Any thread. */
    double busy();

    /** Runs this once at that time, or at once when it has passed. Tasks of different rooms may run at the same time. */
    void at(long dueMillis, Runnable task);
}
