package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.IdentityHashMap;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.NoticeEncoder;

/**
 * News that the room tells to many in one step, as one and the same object: each is written down once, and all get the very
 * same bytes. The room's thread; forgotten after each step.
 */
final class Copies {
    private final ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;
    private final IdentityHashMap<RoomNotice, ByteBuf> written = new IdentityHashMap<>();

    /** Whether the room tells this kind of news to more than one as a rule. The rest is written where it is sent. */
    boolean isForMany(RoomNotice notice) {
        return switch (notice) {
            case RoomNotice.InConversation _, RoomNotice.ConversationChanged _ -> true;
            case RoomNotice.SaidNearby said -> said.clientRef().isEmpty();
            default -> false;
        };
    }

    /** @return a frame with one reference, the caller's */
    ByteBuf of(RoomNotice notice) {
        return written.computeIfAbsent(notice, unwritten -> NoticeEncoder.encode(buffers, unwritten))
                .retainedDuplicate();
    }

    void forget() {
        if (!written.isEmpty()) {
            written.values().forEach(ByteBuf::release);
            written.clear();
        }
    }
}
