package org.lichthof.gateway;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.event.EventId;
import org.lichthof.event.StoreUnavailable;

/**
 * A real log, and in front of it a disk that can be full: reading goes on, writing does not.
 *
 * @param beforeReading may throw
 */
record FaultyChatLog(ChatLog log, BooleanSupplier canKeep, Runnable beforeReading) implements ChatLog {
    @Override
    public void append(Draft draft, Consumer<Appended> answer) {
        if (canKeep.getAsBoolean()) {
            log.append(draft, answer);
        } else {
            answer.accept(new Appended.NotKept(new StoreUnavailable("The disk is full.", "Free some space.", null)));
        }
    }

    @Override
    public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
        beforeReading.run();
        return log.history(event, reader, channel, after, before, limit);
    }

    @Override
    public Page directs(EventId event, int reader, long after, int limit) {
        beforeReading.run();
        return log.directs(event, reader, after, limit);
    }

    @Override
    public int deleteSentBefore(Instant time, boolean direct) {
        return log.deleteSentBefore(time, direct);
    }
}
