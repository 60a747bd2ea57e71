package org.lichthof.hosting;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that step all rooms. A room asks for its next turn when the last is over, so it has one thread at a time. */
public final class StepThreads implements Pace, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StepThreads.class);

    private final ScheduledThreadPoolExecutor threads;
    private final Busyness busyness = Busyness.ofThisProcess();

    public StepThreads(int count) {
        var number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(count, task -> {
            var thread = new Thread(task, "rooms-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nowMillis() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public double busy() {
        return busyness.share();
    }

    @Override
    public void at(long dueMillis, Runnable task) {
        long nanos = dueMillis * 1_000_000 - System.nanoTime();
        try {
            threads.schedule(() -> run(task), Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no more steps, the server is closing");
        }
    }

    // A scheduled task that throws is silent otherwise.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a room's turn broke off outside of its step; please report this", e);
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
