package org.lichthof.gateway;

import java.util.concurrent.TimeUnit;
import org.lichthof.config.Settings;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClientMessage;

/**
 * How much one connection may say (SPEC, L3). Positions beyond the rate are passed over: the next one replaces them anyway. Of
 * other messages the first too many is refused, and nothing more is read for a while: a flood is left in the kernel's
 * buffers, where it stops its sender. The connection's event loop.
 */
final class Floodgate {
    private static final int WALKS_PER_SECOND = 20;
    private static final int WALKS_AT_ONCE = 40;
    private static final int SHORTEST_PAUSE_MILLIS = 200;

    /** What is to become of a message. */
    sealed interface Verdict {
        record Pass() implements Verdict {}

        /** In silence. */
        record Drop() implements Verdict {}

        /** It is refused; for so long nothing is read. */
        record Pause(long millis) implements Verdict {}
    }

    private static final Verdict PASS = new Verdict.Pass();
    private static final Verdict DROP = new Verdict.Drop();

    private final Line line;
    private final GatewayMeters meters;
    private final Allowance walks;
    private final Allowance messages;

    Floodgate(Line line, Settings.Limits limits, GatewayMeters meters) {
        this.line = line;
        this.meters = meters;
        long now = System.nanoTime();
        walks = new Allowance(WALKS_PER_SECOND, WALKS_AT_ONCE, now);
        messages = new Allowance(limits.messagesPerSecond(), limits.messagesBurst(), now);
    }

    /** Reads what {@link #letsWalk} will need ({@link org.lichthof.hosting.Touch}). */
    int touch() {
        return walks.touch();
    }

    /**
     * Counts a position.
     *
     * @param bytes that it came in
     * @return false: it is passed over
     */
    boolean letsWalk(int bytes) {
        meters.walk(bytes);
        boolean passes = walks.take(System.nanoTime());
        if (!passes) {
            meters.walkDropped();
        }
        return passes;
    }

    /**
     * Counts this message.
     *
     * @param bytes that it came in
     */
    Verdict judge(int bytes, ClientMessage message) {
        if (message instanceof ClientMessage.ForRoom(RoomCommand.Walk _)) {
            return letsWalk(bytes) ? PASS : DROP;
        }
        meters.message(bytes);
        if (messages.take(System.nanoTime())) {
            return PASS;
        }
        long wait = Math.max(SHORTEST_PAUSE_MILLIS, messages.waitMillis());
        line.pauseReading();
        line.loop().schedule(line::resumeReading, wait, TimeUnit.MILLISECONDS);
        return new Verdict.Pause(wait);
    }
}
