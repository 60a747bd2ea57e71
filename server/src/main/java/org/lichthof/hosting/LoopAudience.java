package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's part of a room's audience: who they are and what they see. Once a step it gets one task: letters for single
 * connections, which it brings, new windows and the step's bytes, which are its {@link Showing}'s.
 *
 * <p>Fields and methods belong to the event loop, but for {@link #letters} and {@link #windows}, which the room's thread
 * fills and swaps.
 */
final class LoopAudience {
    /** Weight of the newest reading in the mean. */
    private static final double NEWEST = 0.1;

    private final Executor loop;
    private final Pace pace;

    // The room's thread.
    private List<Letter> letters = new ArrayList<>();
    private List<NewWindow> windows = new ArrayList<>();
    private int expected;

    /** Handed over and not brought yet. Counted up by the room's thread, down by the event loop. */
    private final AtomicInteger tasks = new AtomicInteger();

    /** Asked for and not done yet. */
    private final AtomicBoolean isHearing = new AtomicBoolean();

    // The event loop.
    private final ArrayList<Visit> visits = new ArrayList<>();
    private final Map<Window, View> views = new HashMap<>();
    private final Showing showing;

    /** As of the last showing that was brought; nothing before the first. */
    private @Nullable NextShowings next;

    /** Whether who walks is asked for their positions, as of the last step that was brought. */
    private boolean asks;

    /** Who is asked; {@link Visit#isAsked} says who is among them. */
    private final ArrayList<Visit> walkers = new ArrayList<>();

    private volatile boolean hasWalkers;

    /** What reading what they sent took lately, in milliseconds, waiting for the loop included. */
    private volatile double hearingMillis;

    private volatile long askedAtMillis;

    LoopAudience(Executor loop, HostingMeters meters, Pace pace) {
        this.loop = loop;
        this.pace = pace;
        this.showing = new Showing(loop, meters);
    }

    Executor loop() {
        return loop;
    }

    // The room's thread.

    void post(Letter letter) {
        letters.add(letter);
    }

    void post(NewWindow window) {
        windows.add(window);
    }

    /** Visits come and go as the room sees it; the loop's own list follows a moment later. */
    void expect(int more) {
        expected += more;
    }

    boolean hasLetters() {
        return !letters.isEmpty();
    }

    boolean wants(StepBytes step) {
        return !letters.isEmpty() || !windows.isEmpty() || (step.hasChanges() && expected > 0);
    }

    /** Whether the loop has yet to bring what it was handed last. */
    boolean isBusy() {
        return tasks.get() > 0;
    }

    /**
     * What is to be run on the loop.
     *
     * @param asksNow whether who walks is asked for their positions before the next step that is shown
     * @param then when there will be more to see; null: as said before
     */
    Runnable delivery(StepBytes step, boolean asksNow, @Nullable NextShowings then, Runnable done) {
        List<NewWindow> turns = windows;
        windows = new ArrayList<>();
        List<Letter> post = takeLetters();
        return () -> {
            ask(asksNow);
            if (then != null) {
                next = then;
            }
            try {
                bring(post);
            } finally {
                showing.begin(step, post, turns, visits, done);
            }
        };
    }

    /** The letters alone, for a loop that must not wait until all others have brought the last step. */
    Runnable post() {
        List<Letter> post = takeLetters();
        return () -> {
            bring(post);
            post.forEach(letter -> Showing.flushIfNeeded(letter.to()));
        };
    }

    private List<Letter> takeLetters() {
        List<Letter> post = letters;
        letters = new ArrayList<>();
        tasks.incrementAndGet();
        return post;
    }

    private void bring(List<Letter> post) {
        tasks.decrementAndGet();
        post.forEach(LoopAudience::bring);
    }

    /**
     * Before a step that is shown: what walkers sent is read for it, if it was left to wait. Any thread.
     *
     * @param where who is asked; null: everybody
     */
    void hear(@Nullable Band where) {
        if (!hasWalkers || !isHearing.compareAndSet(false, true)) {
            return;
        }
        askedAtMillis = pace.nowMillis();
        try {
            loop.execute(() -> hearAll(where));
        } catch (RejectedExecutionException e) {
            isHearing.set(false); // the network is closing: so are all its connections
        }
    }

    /** Whether what was asked for by {@link #hear} has not been read yet. Any thread. */
    boolean isHearing() {
        return isHearing.get();
    }

    /** What {@link #hear} takes, on the mean. Any thread. */
    double hearingMillis() {
        return hearingMillis;
    }

    /** The task was not taken: what it held cannot be brought any more. */
    void notTaken() {
        tasks.decrementAndGet();
    }

    /** For letters that cannot be brought any more. */
    void discard() {
        for (Letter letter : letters) {
            if (letter instanceof Letter.Frame(Visit _, ByteBuf frame)) {
                frame.release();
            }
        }
        letters.clear();
        windows.clear();
    }

    // The event loop.

    /** Who walks says so; from now on they are asked, as long as anybody is. @return whether they are */
    boolean willAsk(Visit visit) {
        if (asks && !visit.isAsked) {
            visit.isAsked = true;
            walkers.add(visit);
            hasWalkers = true;
        }
        return asks;
    }

    /** Whether this half of the room is expected to be shown something within so many milliseconds. */
    boolean showsWithin(int millis, int half) {
        return next != null && next.isWithin(millis, half, pace.nowMillis());
    }

    private void ask(boolean asksNow) {
        boolean asked = asks;
        asks = asksNow;
        if (asked && !asks) {
            askWalkers(null); // for the last time: they are heard as they speak from now on
        }
    }

    private void hearAll(@Nullable Band where) {
        try {
            askWalkers(where);
        } finally {
            try {
                loop.execute(this::heardAll); // connections that read together do so at once, before this
            } catch (RejectedExecutionException e) {
                isHearing.set(false);
            }
        }
    }

    private void heardAll() {
        double before = hearingMillis; // written here alone
        hearingMillis = before + (pace.nowMillis() - askedAtMillis - before) * NEWEST;
        isHearing.set(false);
    }

    private void askWalkers(@Nullable Band where) {
        int kept = 0;
        int count = walkers.size();
        for (int i = 0; i < count; i++) {
            Visit visit = walkers.get(i);
            if (isElsewhere(visit, where) || hear(visit)) {
                walkers.set(kept++, visit);
            } else {
                visit.isAsked = false;
            }
        }
        // Whoever began to walk meanwhile stands behind those who were there.
        walkers.subList(kept, count).clear();
        hasWalkers = !walkers.isEmpty();
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
            return visit.visitor().hear() && asks;
        } catch (RuntimeException e) {
            visit.fail(e);
            return false;
        }
    }

    void add(Visit visit) {
        visit.place = visits.size();
        visits.add(visit);
    }

    void remove(Visit visit) {
        if (visit.place >= 0) {
            Visit last = visits.removeLast();
            if (last != visit) {
                visits.set(visit.place, last);
                last.place = visit.place;
            }
            visit.place = -1;
        }
        unsee(visit);
    }

    void see(Visit visit, Window window, int half) {
        visit.half = half;
        unsee(visit);
        View view = views.computeIfAbsent(window, View::new);
        view.viewers++;
        visit.view = view;
    }

    private void unsee(Visit visit) {
        View view = visit.view;
        visit.view = null;
        if (view != null && --view.viewers == 0) {
            views.remove(view.window);
        }
    }

    private static void bring(Letter letter) {
        try {
            letter.to().receive(letter);
        } catch (RuntimeException e) {
            letter.to().fail(e);
        }
    }

    /** The picture of somebody who sees other cells than before; it is to be shown before another is composed. */
    ByteBuf compose(NewWindow to, StepBytes step) {
        return showing.compose(to, step);
    }
}
