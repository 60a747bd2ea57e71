package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one event loop that have something to be read which can wait ({@link Line#nextCanWait}): who is not asked for it soon
 * ({@link Line#readNow}) reads it from here. A line stands in it once at most. The event loop.
 */
final class LateReads implements Runnable {
    /** It may be more than a position: nobody's words are to wait long because they walk. */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long LOOK_EVERY_MILLIS = 20;

    private final ArrayDeque<EpollLine> lines = new ArrayDeque<>();
    private @Nullable EventLoop looking;

    void add(EpollLine line) {
        line.putOffAt = System.nanoTime();
        if (!line.isAmongLate) {
            line.isAmongLate = true;
            line.amongLateSince = line.putOffAt;
            lines.add(line);
        }
        if (looking == null) {
            lookLater(line.loop());
        }
    }

    private void lookLater(EventLoop loop) {
        looking = loop;
        loop.schedule(this, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        long longAgo = System.nanoTime() - LATEST_NANOS;
        while (!lines.isEmpty() && lines.element().amongLateSince - longAgo <= 0) {
            EpollLine line = lines.remove();
            if (line.isPutOff() && line.putOffAt - longAgo > 0) {
                // Read, and put off again since.
                line.amongLateSince = line.putOffAt;
                lines.add(line);
            } else {
                line.isAmongLate = false;
                line.readNow();
            }
        }
        EventLoop loop = looking;
        looking = null;
        if (!lines.isEmpty() && loop != null) {
            lookLater(loop);
        }
    }
}
