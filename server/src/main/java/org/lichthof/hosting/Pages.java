package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.WebSocketFrames;

/**
 * Memory for the pictures of one showing, which are written one behind the other: what a buffer for each of thousands of views cost is
 * in docs/performance.md.
 *
 * <p>Whoever has not sent all of a picture when the showing is over holds on to its page by a reference of their own.
 *
 * <p>The event loop.
 */
final class Pages {
    /** What the pool keeps at hand for its thread, at most. */
    static final int PAGE = 32_768;

    private final ByteBufAllocator buffers;
    private final ArrayList<ByteBuf> pages = new ArrayList<>();
    private @Nullable ByteBuf page;
    private int written;

    Pages(ByteBufAllocator buffers) {
        this.buffers = buffers;
    }

    /** Writes a binary frame around this. @return the page, set to it until the next one is written */
    ByteBuf write(Bytes payload) {
        int length = WebSocketFrames.headerLength(payload.length()) + payload.length();
        ByteBuf into = page;
        if (into == null || into.capacity() - written < length) {
            into = buffers.directBuffer(Math.max(PAGE, length));
            pages.add(into);
            page = into;
            written = 0;
        }
        into.setIndex(written, written);
        WebSocketFrames.writeBinary(into, payload.array(), 0, payload.length());
        written += length;
        return into;
    }

    /** The showing is over. */
    void release() {
        pages.forEach(ByteBuf::release);
        pages.clear();
        page = null;
        written = 0;
    }
}
