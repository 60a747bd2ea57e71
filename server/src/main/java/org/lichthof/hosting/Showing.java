package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.ChunkWriter;

/**
 * One step on its way to those who watch it from one event loop: new windows first, then for each distinct view one frame, handed
 * to all who have that view.
 *
 * <p>Thousands of viewers are shown it in pieces. Between two of them the loop does what else was given to it, so that what
 * people say does not wait for ten thousand pictures, and reads: who walks is asked for their positions ({@link Hearing}), so there are
 * only words to read. While each position was read as it came, there was always something with ten thousand who walk, and a showing
 * of 65 milliseconds took 230 (measured on one core).
 *
 * <p>One at a time for a loop's audience; the event loop.
 */
final class Showing implements Runnable {
    /** Some milliseconds' worth of sending. */
    static final int PIECE = 500;

    private final Loop loop;
    private final HostingMeters meters;
    private final ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;
    private final Bytes scratch = new Bytes(1_024);
    private final Pages pages = new Pages(buffers);

    // Of the step that is being shown.
    private @Nullable StepBytes step;
    private Runnable done = () -> {};
    private List<Letter> post = List.of();
    private List<NewWindow> turns = List.of();
    private int turned;

    /** As they were when it began: who comes later sees it with their window. */
    private final ArrayList<Visit> viewers = new ArrayList<>();

    private int shown;
    private int views;
    private long frames;
    private long frameBytes;
    private long leftOut;

    Showing(Loop loop, HostingMeters meters) {
        this.loop = loop;
        this.meters = meters;
    }

    /**
     * Begins, and does the first piece.
     *
     * @param news letters that have been written and wait to be flushed; with a picture, where one comes soon
     * @param newWindows of this step
     * @param whenDone called once, when all has been shown or it broke off
     */
    void begin(
            StepBytes next,
            List<Letter> news,
            List<NewWindow> newWindows,
            Collection<Visit> visits,
            Runnable whenDone) {
        step = next;
        done = whenDone;
        post = news;
        turns = newWindows;
        turned = 0;
        if (next.hasChanges()) {
            gather(visits, next.part());
        }
        shown = 0;
        run();
    }

    /**
     * In the order in which they came: connections lie in memory like that, and to jump about in it is dear (docs/performance.md). It is
     * the same each time, so that everybody sees others move at equal intervals.
     */
    private void gather(Collection<Visit> visits, int part) {
        for (Visit visit : visits) {
            if (visit.part == part) {
                viewers.add(visit);
            }
        }
    }

    /** The next piece. */
    @Override
    public void run() {
        StepBytes now = step;
        if (now == null) {
            return;
        }
        try {
            if (!showSome(now)) {
                end();
                return;
            }
            // Words do not wait for the pictures of others.
            flush(post);
            post = List.of();
            later();
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    private void later() {
        try {
            loop.afterReading(this);
        } catch (RejectedExecutionException e) {
            end(); // the network is closing: so are all its connections
        }
    }

    private void end() {
        if (step == null) {
            return; // it broke while it ended
        }
        try {
            flush(post);
            meters.shown(frames, frameBytes, views, leftOut);
        } finally {
            forget();
            done.run();
        }
    }

    private void forget() {
        pages.release();
        views = 0;
        viewers.clear();
        post = List.of();
        turns = List.of();
        frames = 0;
        frameBytes = 0;
        leftOut = 0;
        step = null;
    }

    /** @return whether there is more */
    private boolean showSome(StepBytes now) {
        int left = PIECE;
        for (; turned < turns.size() && left > 0; left--) {
            turnTo(turns.get(turned++), now);
        }
        for (; shown < viewers.size() && left > 0; left--) {
            if (shown % Touch.TOGETHER == 0) {
                touch(Math.min(viewers.size(), shown + Touch.TOGETHER));
            }
            show(viewers.get(shown++), now);
        }
        return turned < turns.size() || shown < viewers.size();
    }

    private void touch(int end) {
        int touched = 0;
        for (int number = shown; number < end; number++) {
            touched += viewers.get(number).touchToShow();
        }
        Touch.done(touched);
    }

    private static void turnTo(NewWindow turn, StepBytes step) {
        try {
            turn.to().turnTo(turn, step);
        } catch (RuntimeException e) {
            turn.to().fail(e);
        }
    }

    /** The hot loop's body. */
    private void show(Visit visit, StepBytes now) {
        View view = visit.view;
        if (view == null || visit.isBehind() || visit.turnedIn == now.number()) {
            flushIfNeeded(visit);
            return;
        }
        if (!visit.visitor().isWritable()) {
            visit.fallBehind();
            leftOut++;
            flushIfNeeded(visit);
            return;
        }
        ByteBuf frame = frameFor(view, now);
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

    private @Nullable ByteBuf frameFor(View view, StepBytes now) {
        if (view.step != now.number()) {
            view.step = now.number();
            scratch.clear();
            now.appendChanges(view.window, view.near, scratch);
            if (scratch.length() == 0) {
                view.keepNothing();
            } else {
                view.keep(pages.write(scratch));
                views++;
            }
        }
        return view.picture();
    }

    /** The picture of somebody who sees other cells than before: a page that is set to it, until the next one is written. */
    ByteBuf compose(NewWindow to, StepBytes now) {
        scratch.clear();
        Window window = to.window();
        Window before = to.before();
        ChunkWriter.window(scratch, window.x0(), window.y0(), window.x1(), window.y1(), before == null);
        if (before != null && to.crosses()) {
            now.appendCrossing(window, before, to.from(), scratch);
        } else {
            now.appendNewWindow(window, before, scratch);
        }
        return pages.write(scratch);
    }

    private static void flush(List<Letter> letters) {
        letters.forEach(letter -> flushIfNeeded(letter.to()));
    }

    static void flushIfNeeded(Visit visit) {
        if (visit.hasUnflushed) {
            visit.flush();
        }
    }
}
