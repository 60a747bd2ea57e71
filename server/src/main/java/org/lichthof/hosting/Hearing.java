package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Those of one event loop who walk and are asked for their positions before a step that is shown, instead of being read whenever
 * they send one.
 *
 * <p>Thousands are asked in pieces. Between two of them the loop reads and does what else there is: ten thousand in one took
 * up to 264 milliseconds on a busy core, for which words waited (docs/performance.md).
 *
 * <p>The event loop, where nothing else is said.
 */
final class Hearing {
    /** Two lists full of calls that are made together. */
    static final int PIECE = 512;

    /** One that is being done, and one that waits for it. */
    private static final int MOST = 2;

    /** Weight of the newest reading in the mean. */
    private static final double NEWEST = 0.1;

    private final Loop loop;
    private final Pace pace;

    /** Asked for and not done yet: up to {@link #MOST}. */
    private final AtomicInteger underWay = new AtomicInteger();

    private volatile boolean hasWalkers;
    private volatile double millis;

    // The event loop.

    /** Who is asked; {@link Visit#isAsked} says who is among them. */
    private final ArrayList<Visit> walkers = new ArrayList<>();

    private boolean isHearing;
    private @Nullable Asked waiting;

    /** @param where who is asked; null: everybody */
    private record Asked(@Nullable Band where, long atMillis) {}

    Hearing(Loop loop, Pace pace) {
        this.loop = loop;
        this.pace = pace;
    }

    /**
     * Before a step that is shown: what walkers sent is read for it, if it was left to wait. Behind what is being read already;
     * where one waits for that, nothing is done. Any thread.
     *
     * @param where who is asked; null: everybody
     */
    void hear(@Nullable Band where) {
        if (!hasWalkers || underWay.getAndUpdate(count -> Math.min(MOST, count + 1)) == MOST) {
            return;
        }
        var asked = new Asked(where, pace.nowMillis());
        execute(() -> begin(asked));
    }

    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet(); // the network is closing: so are all its connections
        }
    }

    /** Whether there is anybody to be asked. Any thread. */
    boolean hasWalkers() {
        return hasWalkers;
    }

    /** Whether what was asked for by {@link #hear} has not been read yet. Any thread. */
    boolean isUnderWay() {
        return underWay.get() > 0;
    }

    /** What {@link #hear} took lately, in milliseconds, waiting for the loop included. Any thread. */
    double millis() {
        return millis;
    }

    // The event loop.

    /** They walk: from now on they are asked, until they have nothing to say any more. */
    void ask(Visit visit) {
        if (!visit.isAsked) {
            visit.isAsked = true;
            walkers.add(visit);
            hasWalkers = true;
        }
    }

    private void begin(Asked asked) {
        if (isHearing) {
            waiting = asked;
        } else {
            isHearing = true;
            hearFrom(0, asked);
        }
    }

    private void hearFrom(int first, Asked asked) {
        boolean isOn = false;
        try {
            int next = askSome(first, asked.where());
            isOn = next < walkers.size() && goOn(() -> hearFrom(next, asked));
        } finally {
            if (!isOn) {
                execute(() -> heardAll(asked)); // connections that read together do so at once, before this
            }
        }
    }

    private boolean goOn(Runnable next) {
        try {
            loop.afterReading(next);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void heardAll(Asked asked) {
        double before = millis; // written here alone
        millis = before + (pace.nowMillis() - asked.atMillis() - before) * NEWEST;
        isHearing = false;
        underWay.decrementAndGet();
        Asked next = waiting;
        waiting = null;
        if (next != null) {
            begin(next);
        }
    }

    /** @return the first who has not been asked; whoever begins to walk meanwhile stands behind those who were there */
    private int askSome(int first, @Nullable Band where) {
        int end = Math.min(walkers.size(), first + PIECE);
        int kept = first;
        for (int i = first; i < end; i++) {
            if ((i - first) % Touch.TOGETHER == 0) {
                touch(i, Math.min(end, i + Touch.TOGETHER));
            }
            Visit visit = walkers.get(i);
            if (isElsewhere(visit, where) || hear(visit)) {
                walkers.set(kept++, visit);
            } else {
                visit.isAsked = false;
            }
        }
        walkers.subList(kept, Math.max(kept, end)).clear();
        hasWalkers = !walkers.isEmpty();
        return kept;
    }

    private void touch(int from, int to) {
        int touched = 0;
        for (int i = from; i < to; i++) {
            touched += walkers.get(i).touchToShow();
        }
        Touch.done(touched);
    }

    private static boolean isElsewhere(Visit visit, @Nullable Band where) {
        View view = visit.view;
        return where != null && view != null && !visit.isOver() && !where.isAround(view.window);
    }

    /** @return whether they are to be asked again */
    private boolean hear(Visit visit) {
        if (visit.isOver()) {
            return false;
        }
        try {
            return visit.visitor().hear();
        } catch (RuntimeException e) {
            visit.fail(e);
            return false;
        }
    }
}
