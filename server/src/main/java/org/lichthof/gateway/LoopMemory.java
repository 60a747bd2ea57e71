package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/** What the {@link EpollLine}s of one event loop share: what they read into and gather with, one at a time, and who reads late. */
final class LoopMemory {
    private static final int BYTES = 16 * 1_024;

    private static final FastThreadLocal<LoopMemory> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected LoopMemory initialValue() {
            return new LoopMemory();
        }

        @Override
        protected void onRemoval(LoopMemory memory) {
            memory.reads.release();
            memory.gathered.release();
        }
    };

    final ByteBuf reads = PooledByteBufAllocator.DEFAULT.directBuffer(BYTES, BYTES);
    final ByteBuf gathered = PooledByteBufAllocator.DEFAULT.directBuffer(BYTES, BYTES);

    final LateReads late = new LateReads();

    private LoopMemory() {}

    /** That of the event loop whose thread calls. */
    static LoopMemory mine() {
        return OF_LOOP.get();
    }
}
