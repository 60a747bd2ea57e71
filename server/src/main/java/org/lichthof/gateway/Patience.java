package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long one connection is waited for (SPEC, L4): for its next step on the way in, and for any sign of life. Its event loop. */
final class Patience {
    /** What a round finds. */
    enum Sign {
        ALIVE,
        /** Nothing was heard since the last round: ask whether they are there. */
        SILENT,
        GONE
    }

    private final EventLoop loop;
    private final Runnable tooLate;
    private @Nullable Future<?> deadline;
    private int silentRounds;

    /** @param tooLate what is to be done when a deadline has passed */
    Patience(EventLoop loop, Runnable tooLate) {
        this.loop = loop;
        this.tooLate = tooLate;
    }

    /** From now on this deadline counts, and none of before. */
    void expectWithin(int seconds) {
        expectNothing();
        deadline = loop.schedule(tooLate, seconds, TimeUnit.SECONDS);
    }

    void expectNothing() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** @param wasHeard whether anything came since the last round */
    Sign round(boolean wasHeard, int silentRoundsTolerated) {
        if (wasHeard) {
            silentRounds = 0;
            return Sign.ALIVE;
        }
        return ++silentRounds > silentRoundsTolerated ? Sign.GONE : Sign.SILENT;
    }
}
