package org.lichthof.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.event.EventId;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.world.RoomId;

/** A real log, and in front of it a disk that can be full: reading goes on, writing does not. */
record FaultyChatLog(ChatLog log, BooleanSupplier canKeep) implements ChatLog {
    @Override
    public List<Appended> append(List<Draft> drafts) {
        if (!canKeep.getAsBoolean()) {
            throw new StoreUnavailable("The disk is full.", "Free some space.", null);
        }
        return log.append(drafts);
    }

    @Override
    public Page history(EventId event, int reader, Channel channel, long before, int limit) {
        return log.history(event, reader, channel, before, limit);
    }

    @Override
    public Page after(EventId event, int reader, Set<RoomId> rooms, long newestId, int limit) {
        return log.after(event, reader, rooms, newestId, limit);
    }

    @Override
    public int deleteSentBefore(Instant time, boolean direct) {
        return log.deleteSentBefore(time, direct);
    }
}
