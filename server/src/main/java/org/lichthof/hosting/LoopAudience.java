package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Loop loop;
    private final Pace pace;

    // The room's thread.
    private List<Letter> letters = new ArrayList<>();
    private List<NewWindow> windows = new ArrayList<>();
    private int expected;

    /** Handed over and not brought yet. Counted up by the room's thread, down by the event loop. */
    private final AtomicInteger tasks = new AtomicInteger();

    // The event loop.
    private final ArrayList<Visit> visits = new ArrayList<>();
    private final Map<Window, View> views = new HashMap<>();
    private final Showing showing;
    private final Hearing hearing;

    /** As of the last showing that was brought; nothing before the first. */
    private @Nullable NextShowings next;

    LoopAudience(Loop loop, HostingMeters meters, Pace pace) {
        this.loop = loop;
        this.pace = pace;
        this.showing = new Showing(loop, meters);
        this.hearing = new Hearing(loop, pace);
    }

    Loop loop() {
        return loop;
    }

    /** Those of this loop who walk. */
    Hearing hearing() {
        return hearing;
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
     * @param then when there will be more to see; null: as said before
     */
    Runnable delivery(StepBytes step, @Nullable NextShowings then, Runnable done) {
        List<NewWindow> turns = windows;
        windows = new ArrayList<>();
        List<Letter> post = takeLetters();
        return () -> {
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

    /** Whether this part of the room is expected to be shown something within so many milliseconds. */
    boolean showsWithin(int millis, int part) {
        return next != null && next.isWithin(millis, part, pace.nowMillis());
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

    void see(Visit visit, Window window, int part) {
        visit.part = part;
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
