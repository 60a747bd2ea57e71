package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.lichthof.config.Settings;

/**
 * How much one connection may say (SPEC, L3). Positions beyond the rate are passed over: the next one replaces them anyway. Of
 * other messages the first too many is refused, and nothing more is read for a while: a flood is left in the kernel's
 * buffers, where it stops its sender. The connection's event loop.
 */
final class Floodgate {
    private static final int WALKS_PER_SECOND = 20;
    private static final int WALKS_AT_ONCE = 40;
    private static final int WALK_TAG = 0x12;
    private static final int SHORTEST_PAUSE_MILLIS = 200;

    private final Channel channel;
    private final GatewayMeters meters;
    private final LongConsumer refuse;
    private final Allowance walks;
    private final Allowance messages;
    private boolean isPaused;

    /** @param refuse is told for how many milliseconds nothing is read */
    Floodgate(Channel channel, Settings.Limits limits, GatewayMeters meters, LongConsumer refuse) {
        this.channel = channel;
        this.meters = meters;
        this.refuse = refuse;
        long now = System.nanoTime();
        walks = new Allowance(WALKS_PER_SECOND, WALKS_AT_ONCE, now);
        messages = new Allowance(limits.messagesPerSecond(), limits.messagesBurst(), now);
    }

    /** Counts this message; false: it is not to be looked at. */
    boolean letsThrough(ByteBuf payload) {
        int bytes = payload.readableBytes();
        boolean isWalk = bytes > 0 && payload.getByte(payload.readerIndex()) == WALK_TAG;
        long now = System.nanoTime();
        if (isWalk) {
            meters.walk(bytes);
            if (walks.take(now)) {
                return true;
            }
            meters.walkDropped();
            return false;
        }
        meters.message(bytes);
        if (messages.take(now)) {
            return true;
        }
        if (!isPaused) {
            long wait = Math.max(SHORTEST_PAUSE_MILLIS, messages.waitMillis());
            refuse.accept(wait);
            pause(wait);
        }
        return false;
    }

    private void pause(long millis) {
        isPaused = true;
        channel.config().setAutoRead(false);
        channel.eventLoop()
                .schedule(
                        () -> {
                            isPaused = false;
                            channel.config().setAutoRead(true);
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
    }
}
