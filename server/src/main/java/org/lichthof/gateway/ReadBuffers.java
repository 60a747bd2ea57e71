package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * What is read lands in one buffer for all connections of an event loop: a message is taken out of it before the next is read,
 * so tens of thousands of reads a second allocate nothing. Whoever keeps the buffer (half a request does) keeps it; the next
 * read then gets one of its own.
 */
@SuppressWarnings("deprecation") // Handle: Netty itself has no other name for what newHandle returns
final class ReadBuffers implements RecvByteBufAllocator {
    /** As much as one read of a busy connection brings; a message from a browser is a few dozen bytes. */
    private static final int BYTES = 16 * 1_024;

    private final RecvByteBufAllocator sizes = new FixedRecvByteBufAllocator(BYTES);
    private final FastThreadLocal<@Nullable ByteBuf> shared = new FastThreadLocal<>() {
        @Override
        protected void onRemoval(@Nullable ByteBuf buffer) {
            if (buffer != null) {
                buffer.release();
            }
        }
    };

    @Override
    public Handle newHandle() {
        return new LoopHandle(sizes.newHandle());
    }

    private ByteBuf next(ByteBufAllocator allocator) {
        ByteBuf buffer = shared.get();
        if (buffer == null) {
            buffer = allocator.ioBuffer(BYTES, BYTES);
            shared.set(buffer);
        }
        return buffer.refCnt() == 1 ? buffer.clear().retain() : allocator.ioBuffer(BYTES, BYTES);
    }

    private final class LoopHandle extends DelegatingHandle implements ExtendedHandle {
        private final ExtendedHandle extended;

        LoopHandle(Handle handle) {
            super(handle);
            extended = (ExtendedHandle) handle;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return next(allocator);
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
            return extended.continueReading(maybeMoreDataSupplier);
        }
    }
}
