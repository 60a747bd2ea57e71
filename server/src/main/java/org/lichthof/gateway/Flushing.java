package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets go what was written to many. It has its place with everybody at once, so that nothing overtakes it, and leaves in
 * pieces: thousands of system calls in a row would keep everything else waiting. Who is shown a picture meanwhile gets both
 * with one call, and of many nobody is called upon by itself to whom a picture comes soon: a word to ten thousand took 130 ms of
 * processor (docs/performance.md). The event loop.
 */
final class Flushing implements Runnable {
    /** Whom something was written to. */
    interface Reader {
        /** Whether what is written now is expected to leave within so many milliseconds without a {@link #flush} of its own. */
        boolean isShownWithin(int millis);

        void flush();
    }

    /** Of those who are called upon; more than pictures have, which are less urgent. */
    static final int PIECE = 2_000;

    static final int WITH_PICTURE_MILLIS = 100;

    private final EventLoop loop;
    private final List<? extends Reader> those;
    private final boolean waitsForPictures;
    private final List<Reader> later = new ArrayList<>();
    private int passed;

    private Flushing(EventLoop loop, List<? extends Reader> those, boolean waitsForPictures) {
        this.loop = loop;
        this.those = those;
        this.waitsForPictures = waitsForPictures;
    }

    /**
     * On the loop's own thread. The first piece leaves at once.
     *
     * @param those not to be changed any more
     * @param waitsForPictures whether to leave out, for {@link #WITH_PICTURE_MILLIS}, who is shown a picture by then
     */
    static void begin(EventLoop loop, List<? extends Reader> those, boolean waitsForPictures) {
        new Flushing(loop, those, waitsForPictures).run();
    }

    @Override
    public void run() {
        int left = PIECE;
        while (left > 0 && passed < those.size()) {
            Reader reader = those.get(passed++);
            if (waitsForPictures && reader.isShownWithin(WITH_PICTURE_MILLIS)) {
                later.add(reader);
            } else {
                reader.flush();
                left--;
            }
        }
        // A loop that is closing closes the connections, too.
        if (passed < those.size()) {
            // Behind what has arrived meanwhile.
            loop.schedule(this, 0, TimeUnit.NANOSECONDS);
        } else if (!later.isEmpty()) {
            // Whoever was not shown one after all.
            loop.schedule(new Flushing(loop, later, false), WITH_PICTURE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
