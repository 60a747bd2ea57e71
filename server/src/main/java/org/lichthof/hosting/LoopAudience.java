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
    /** By so much each showing begins further on in the list: a prime, so that it comes to be everybody's turn. */
    private static final long STRIDE = 7_919;

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
    private final ArrayList<Visit> visits = new ArrayList<>();
    private final Map<Window, View> views = new HashMap<>();
    private final ArrayList<View> composed = new ArrayList<>();
    private final Bytes scratch = new Bytes(1_024);

    // Of the showing that goes on.
    private long frames;
    private long frameBytes;
    private long leftOut;

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

    /** The hot loop. It begins with another viewer each time, as the last ones are shown what is older by then. */
    private void showChanges(StepBytes step) {
        int first = visits.isEmpty() ? 0 : (int) (step.number() * STRIDE % visits.size());
        showChanges(step, first, visits.size());
        showChanges(step, 0, first);
        for (View view : composed) {
            if (view.frame != null) {
                view.frame.release();
                view.frame = null;
            }
        }
        meters.shown(frames, frameBytes, composed.size(), leftOut);
        composed.clear();
        frames = 0;
        frameBytes = 0;
        leftOut = 0;
    }

    private void showChanges(StepBytes step, int from, int to) {
        for (int i = from; i < to && i < visits.size(); ) {
            Visit visit = visits.get(i);
            showChanges(step, visit);
            // A visit may end while it is being written to; the last in the list has then taken its place.
            if (i < visits.size() && visits.get(i) == visit) {
                i++;
            }
        }
    }

    private void showChanges(StepBytes step, Visit visit) {
        View view = visit.view;
        if (view == null || visit.isBehind() || visit.turnedIn == step.number()) {
            flushIfNeeded(visit);
            return;
        }
        if (!visit.visitor().isWritable()) {
            visit.fallBehind();
            leftOut++;
            flushIfNeeded(visit);
            return;
        }
        ByteBuf frame = frameFor(view, step);
        if (frame == null) {
            flushIfNeeded(visit);
        } else {
            frames++;
            frameBytes += frame.readableBytes();
            show(visit, frame);
        }
    }

    private static void show(Visit visit, ByteBuf frame) {
        try {
            visit.show(frame);
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
