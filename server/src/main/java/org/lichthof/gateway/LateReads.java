package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one event loop on which something waits to be asked for, or would not be announced ({@link Line#nextCanWait}): who is not
 * asked soon ({@link Line#readNow}) reads it from here. A line stands in it once at most. The event loop.
 */
final class LateReads implements Runnable {
    /**
     * It may be more than a position: nobody's words are to wait long because they walk. A room that asks does so sooner; where it has
     * stopped to, they wait twice that at worst.
     */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long LOOK_EVERY_MILLIS = 20;

    /** Before the loop does something else. */
    private static final int PIECE = 512;

    private final ArrayDeque<ReadInterest> interests = new ArrayDeque<>();
    private @Nullable EventLoop looking;

    void add(ReadInterest interest) {
        if (interest.isAmongLate) {
            return; // and looked at in its turn
        }
        interest.isAmongLate = true;
        interest.isReadSince = false;
        interest.amongLateSince = System.nanoTime();
        interests.add(interest);
        if (looking == null) {
            lookLater(interest.line.loop(), LOOK_EVERY_MILLIS);
        }
    }

    private void lookLater(EventLoop loop, long millis) {
        looking = loop;
        loop.schedule(this, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        long longAgo = now - LATEST_NANOS;
        int left = PIECE;
        while (left-- > 0 && !interests.isEmpty() && interests.element().amongLateSince - longAgo <= 0) {
            look(interests.remove(), now);
        }
        EventLoop loop = looking;
        looking = null;
        if (!interests.isEmpty() && loop != null) {
            lookLater(loop, left < 0 ? 0 : LOOK_EVERY_MILLIS);
        }
    }

    private void look(ReadInterest interest, long now) {
        if (interest.isPutOff() && !interest.isReadSince) {
            interest.line.readNow();
        }
        interest.isAmongLate = interest.isPutOff();
        if (interest.isAmongLate) {
            interest.isReadSince = false;
            interest.amongLateSince = now;
            interests.add(interest);
        }
    }
}
