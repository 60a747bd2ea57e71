package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;

/** What waits for a kernel that takes no more at the moment, in its order. The event loop of its line. */
final class WaitingFrames {
    /** Bytes of small frames that leave with one call. */
    private static final int GATHERED = 16 * 1_024;

    private final ArrayDeque<ByteBuf> frames = new ArrayDeque<>(0);
    private int bytes;

    int bytes() {
        return bytes;
    }

    /** Without a look at the queue: for thousands of lines at a time it is memory that nothing else needs. */
    boolean isEmpty() {
        return bytes == 0;
    }

    /** @param frame with something in it. The reference is given away */
    void add(ByteBuf frame) {
        frames.add(frame);
        bytes += frame.readableBytes();
    }

    /** What is left of one that has begun to leave. The reference is given away. */
    void addFirst(ByteBuf rest) {
        frames.addFirst(rest);
        bytes += rest.readableBytes();
    }

    /** What is to be sent next; it stays here. There must be something. */
    ByteBuf first() {
        return frames.element();
    }

    /** As {@link #first}, with small frames made into one: copying them costs less than a second call. */
    ByteBuf gathered(ByteBufAllocator buffers) {
        ByteBuf first = frames.element();
        if (frames.size() == 1 || first.readableBytes() > GATHERED / 2) {
            return first;
        }
        ByteBuf all = buffers.directBuffer(Math.min(bytes, GATHERED));
        while (!frames.isEmpty() && frames.element().readableBytes() <= GATHERED - all.readableBytes()) {
            ByteBuf frame = frames.remove();
            all.writeBytes(frame);
            frame.release();
        }
        frames.addFirst(all);
        return all;
    }

    /** So many bytes, from the first on, are gone. */
    void taken(int count) {
        bytes -= count;
        int left = count;
        while (!frames.isEmpty()) {
            ByteBuf frame = frames.element();
            if (frame.readableBytes() > left) {
                frame.skipBytes(left);
                return;
            }
            left -= frame.readableBytes();
            frames.remove().release();
        }
    }

    void release() {
        frames.forEach(ByteBuf::release);
        frames.clear();
        bytes = 0;
    }
}
