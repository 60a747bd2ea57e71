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

/**
 * One event loop's part of a room's audience: who they are and what they see. Once a step it gets one task: letters for single
 * connections, which it brings, new windows and the step's bytes, which are its {@link Showing}'s.
 *
 * <p>Fields and methods belong to the event loop, but for {@link #letters} and {@link #windows}, which the room's thread
 * fills and swaps.
 */
final class LoopAudience {
    private final Executor loop;

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
    private int nearSteps = 1;

    LoopAudience(Executor loop, HostingMeters meters) {
        this.loop = loop;
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
     * @param steps from one showing of near cells to the next
     */
    Runnable delivery(StepBytes step, int steps, Runnable done) {
        List<NewWindow> turns = windows;
        windows = new ArrayList<>();
        List<Letter> post = takeLetters();
        return () -> {
            nearSteps = steps;
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

    /** Before a step that is shown: what people sent is read for it, if it was left to wait. Any thread. */
    void hear() {
        if (!isHearing.compareAndSet(false, true)) {
            return;
        }
        try {
            loop.execute(this::hearAll);
        } catch (RejectedExecutionException e) {
            isHearing.set(false); // the network is closing: so are all its connections
        }
    }

    /** Whether what was asked for by {@link #hear} has not been read yet. Any thread. */
    boolean isHearing() {
        return isHearing.get();
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

    /** Steps of the room from one showing to the next, as of the last. */
    int nearSteps() {
        return nearSteps;
    }

    private void hearAll() {
        // From the end: whose reading ends their visit gives their place to the last one.
        for (int i = visits.size() - 1; i >= 0; i = Math.min(i, visits.size()) - 1) {
            hear(visits.get(i));
        }
        try {
            loop.execute(() -> isHearing.set(false)); // connections that read together do so at once after this
        } catch (RejectedExecutionException e) {
            isHearing.set(false);
        }
    }

    private static void hear(Visit visit) {
        try {
            visit.visitor().hear();
        } catch (RuntimeException e) {
            visit.fail(e);
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

    void see(Visit visit, Window window) {
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
