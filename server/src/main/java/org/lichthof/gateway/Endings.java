package org.lichthof.gateway;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.lichthof.hosting.Loop;

/**
 * Connections of one event loop that the other side has ended. To close one takes many times as long as to read a message, and
 * an evening ends for thousands at once: whoever speaks at that moment stands behind them in what the kernel announces. So an
 * ending is only noted when it is announced, and done in pieces, between which the loop reads; the first when it has read what
 * was announced with them.
 *
 * <p>Each connection stands in it once at most. The event loop.
 */
final class Endings {
    /** A connection whose end was announced. */
    interface Ended {
        /** What was sent before the end is heard, then it is closed. Throws nothing. */
        void readToTheEnd();
    }

    /** A few milliseconds' worth of closing. */
    static final int PIECE = 64;

    private final ArrayDeque<Ended> ended = new ArrayDeque<>();
    private boolean isUnderWay;

    /** Since the last piece. */
    private int announced;

    /** @param loop on which this is called */
    void add(Ended one, Loop loop) {
        ended.add(one);
        announced++;
        if (!isUnderWay) {
            goOn(loop);
        }
    }

    private void goOn(Loop loop) {
        isUnderWay = true;
        try {
            loop.afterReading(() -> endSome(loop));
        } catch (RejectedExecutionException e) {
            ended.clear(); // the loop is at its end, and closes all its connections
            isUnderWay = false;
        }
    }

    private void endSome(Loop loop) {
        boolean areManyMore = announced > PIECE;
        announced = 0;
        for (int left = areManyMore ? 0 : PIECE; left > 0 && !ended.isEmpty(); left--) {
            ended.remove().readToTheEnd();
        }
        isUnderWay = false;
        if (!ended.isEmpty()) {
            goOn(loop);
        }
    }
}
