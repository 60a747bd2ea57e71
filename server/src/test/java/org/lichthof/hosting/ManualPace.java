package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that tests move, and an event loop that runs when they say so: no thread but the test's. */
final class ManualPace implements Pace, Loop {
    /** Milliseconds in which event loops have not run, at most. */
    private static final long LONGEST = 50;

    private record Task(long dueMillis, Runnable what) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<Runnable> loop = new ArrayList<>();
    private long now = 1_000;

    /** How busy the machine is with everything. */
    double busy;

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public double busy() {
        return busy;
    }

    @Override
    public void at(long dueMillis, Runnable task) {
        tasks.add(new Task(dueMillis, task));
    }

    /** The event loop of all visitors. */
    @Override
    public void execute(Runnable task) {
        loop.add(task);
    }

    /** Nothing arrives by itself: as soon as it is its turn. */
    @Override
    public void afterReading(Runnable task) {
        loop.add(task);
    }

    /** Time passes in which nobody does anything. */
    void later(long millis) {
        now += millis;
    }

    /** Lets rooms step, but no event loop run. */
    void steps(long millis) {
        long end = now + millis;
        while (true) {
            var next = tasks.stream()
                    .min(Comparator.comparingLong(Task::dueMillis))
                    .orElseThrow();
            if (next.dueMillis > end) {
                break;
            }
            tasks.remove(next);
            now = Math.max(now, next.dueMillis);
            next.what.run();
        }
        now = end;
    }

    /** The next thing that the event loop has to do. */
    void loopOnce() {
        loop.removeFirst().run();
    }

    boolean hasLoopTasks() {
        return !loop.isEmpty();
    }

    void loops() {
        while (!loop.isEmpty()) {
            loop.removeFirst().run();
        }
    }

    /** Time passes, everybody does their part. */
    void pass(long millis) {
        for (long left = millis; left > 0; left -= LONGEST) {
            steps(Math.min(LONGEST, left));
            loops();
        }
    }
}
