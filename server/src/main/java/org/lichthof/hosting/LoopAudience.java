package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.ChunkWriter;
import org.lichthof.wire.WebSocketFrames;

/**
 * One event loop's part of a room's audience. Once a step it gets one task: letters for single connections, new windows, and
 * the step's bytes, of which it composes one frame for each distinct view and hands it to all who have that view.
 *
 * <p>Fields and methods belong to the event loop, but for {@link #letters} and {@link #windows}, which the room's thread
 * fills and swaps.
 */
final class LoopAudience {
    private final Executor loop;
    private final ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;
    private final HostingMeters meters;

    // The room's thread.
    private List<Letter> letters = new ArrayList<>();
    private List<NewWindow> windows = new ArrayList<>();
    private int expected;

    /** Handed over and not brought yet. Counted up by the room's thread, down by the event loop. */
    private final AtomicInteger tasks = new AtomicInteger();

    // The event loop.
    private final List<ArrayList<Visit>> groups =
            Stream.generate(ArrayList<Visit>::new).limit(Turns.GROUPS).toList();
    private final Map<Window, View> views = new HashMap<>();
    private final ArrayList<View> composed = new ArrayList<>();
    private final Bytes scratch = new Bytes(1_024);

    LoopAudience(Executor loop, HostingMeters meters) {
        this.loop = loop;
        this.meters = meters;
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

    /** What is to be run on the loop. */
    Runnable delivery(StepBytes step, Runnable done) {
        List<NewWindow> turns = windows;
        windows = new ArrayList<>();
        List<Letter> post = takeLetters();
        return () -> {
            try {
                bring(post);
                turns.forEach(turn -> turnTo(turn, step));
                if (step.hasChanges()) {
                    showChanges(step);
                }
                // Who was shown something has been flushed with it.
                post.forEach(letter -> flushIfNeeded(letter.to()));
                turns.forEach(turn -> flushIfNeeded(turn.to()));
            } finally {
                done.run();
            }
        };
    }

    /** The letters alone, for a loop that must not wait until all others have brought the last step. */
    Runnable post() {
        List<Letter> post = takeLetters();
        return () -> {
            bring(post);
            post.forEach(letter -> flushIfNeeded(letter.to()));
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

    void add(Visit visit) {
        List<Visit> visits = groups.get(visit.group);
        visit.place = visits.size();
        visits.add(visit);
    }

    void remove(Visit visit) {
        if (visit.place >= 0) {
            List<Visit> visits = groups.get(visit.group);
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

    private static void turnTo(NewWindow turn, StepBytes step) {
        try {
            turn.to().turnTo(turn, step);
        } catch (RuntimeException e) {
            turn.to().fail(e);
        }
    }

    private static void flushIfNeeded(Visit visit) {
        if (visit.hasUnflushed) {
            visit.flush();
        }
    }

    /**
     * The hot loop. From the end, because a visit may end while it is being written to, and another then takes its place in
     * the list: one that has had its turn.
     */
    private void showChanges(StepBytes step) {
        long frames = 0;
        long bytes = 0;
        long leftOut = 0;
        for (int group = 0; group < Turns.GROUPS; group++) {
            List<Visit> visits = step.isFor(group) ? groups.get(group) : List.of();
            for (int i = visits.size() - 1; i >= 0; i--) {
                if (i >= visits.size()) {
                    continue;
                }
                Visit visit = visits.get(i);
                View view = visit.view;
                if (view == null || visit.isBehind() || visit.turnedIn == step.number()) {
                    flushIfNeeded(visit);
                    continue;
                }
                if (!visit.visitor().isWritable()) {
                    visit.fallBehind();
                    leftOut++;
                    flushIfNeeded(visit);
                    continue;
                }
                ByteBuf frame = frameFor(view, step);
                if (frame != null) {
                    frames++;
                    bytes += frame.readableBytes();
                    show(visit, frame.retainedDuplicate());
                }
                flushIfNeeded(visit);
            }
        }
        for (View view : composed) {
            if (view.frame != null) {
                view.frame.release();
                view.frame = null;
            }
        }
        meters.shown(frames, bytes, composed.size(), leftOut);
        composed.clear();
    }

    private static void show(Visit visit, ByteBuf frame) {
        try {
            visit.write(frame);
        } catch (RuntimeException e) {
            visit.fail(e);
        }
    }

    private @Nullable ByteBuf frameFor(View view, StepBytes step) {
        if (view.step != step.number()) {
            view.step = step.number();
            scratch.clear();
            step.appendChanges(view.window, view.near, scratch);
            if (scratch.length() > 0) {
                view.frame = WebSocketFrames.binary(buffers, scratch.array(), 0, scratch.length());
                composed.add(view);
            }
        }
        return view.frame;
    }

    /** The frame of somebody who sees other cells than before. */
    ByteBuf compose(NewWindow to, StepBytes step) {
        scratch.clear();
        Window window = to.window();
        Window before = to.before();
        ChunkWriter.window(scratch, window.x0(), window.y0(), window.x1(), window.y1(), before == null);
        step.appendNewWindow(window, before, scratch);
        return WebSocketFrames.binary(buffers, scratch.array(), 0, scratch.length());
    }
}
