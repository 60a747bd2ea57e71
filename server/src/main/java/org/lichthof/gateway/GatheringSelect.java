package org.lichthof.gateway;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets an event loop that is woken very often sleep a moment before it looks, so that many messages cost one waking.
 *
 * <p>Thousands of people who walk send each a few bytes at a time of their own. A loop that has time to spare is woken for each
 * of them, and waking costs more than reading; a room looks at positions once a step only, so nothing is gained by reading
 * them at once. A loop that is not woken often is left alone, and one that has no time to spare finds enough whenever it
 * looks. How much it saves is measured in docs/performance.md.
 *
 * <p>One for each event loop, used by it alone.
 */
final class GatheringSelect implements SelectStrategy {
    /** Woken more often than this, on the mean of a window, it gathers: every millisecond. */
    private static final int WAKINGS = 32;

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(32);

    /** What everything that arrives may be delayed by. */
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** So many at least have to be there after a nap for it to have been worth it. */
    private static final int WORTH_IT = 3;

    private final LongSupplier nanoTime;
    private final LongConsumer nap;

    private boolean isGathering;
    private long windowBeganAt;
    private int wakings;

    /**
     * @param nanoTime any origin
     * @param nap sleeps about so many nanoseconds
     */
    GatheringSelect(LongSupplier nanoTime, LongConsumer nap) {
        this.nanoTime = nanoTime;
        this.nap = nap;
        this.windowBeganAt = nanoTime.getAsLong();
    }

    @Override
    public int calculateStrategy(IntSupplier readyNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return readyNow.get();
        }
        if (!isGathering) {
            isGathering = isWokenOften();
            return SelectStrategy.SELECT;
        }
        int ready = readyNow.get();
        if (ready > 0) {
            return ready;
        }
        nap.accept(NAP_NANOS);
        ready = readyNow.get();
        isGathering = ready >= WORTH_IT;
        return ready > 0 ? ready : SelectStrategy.SELECT;
    }

    private boolean isWokenOften() {
        if (++wakings < WAKINGS) {
            return false;
        }
        long now = nanoTime.getAsLong();
        boolean often = now - windowBeganAt <= WINDOW_NANOS;
        windowBeganAt = now;
        wakings = 0;
        return often;
    }
}
