package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lichthof.uring.Ring;

/**
 * What the {@link EpollLine}s of one event loop share: what they read into, one at a time, the lists of calls that are made
 * together, who is read late, and whose end is at hand. The event loop.
 */
final class LoopMemory {
    private static final int BYTES = 16 * 1_024;

    /** Calls that are made together at most: with more of them nothing more is saved (docs/performance.md). */
    private static final int CALLS = 256;

    /** Read together with others: some positions. Who has sent more is read on by themselves. */
    private static final int SLOT = 512;

    final ByteBuf reads = PooledByteBufAllocator.DEFAULT.directBuffer(BYTES, BYTES);
    final LateReads late = new LateReads();
    final Endings endings = new Endings();

    private final @Nullable ByteBuf slots;
    private final CallList sends;
    private final CallList receives;

    private LoopMemory(boolean isTogether) {
        Ring forSends = isTogether ? ring() : null;
        Ring forReceives = forSends == null ? null : ring();
        slots = forReceives == null ? null : PooledByteBufAllocator.DEFAULT.directBuffer(CALLS * SLOT, CALLS * SLOT);
        sends = new CallList(forSends, new Sent());
        receives = new CallList(forReceives, new Received());
    }

    /** Without one, lines call by themselves: that others got theirs when the server started is no promise. */
    private static @Nullable Ring ring() {
        try {
            return Ring.open(CALLS);
        } catch (IOException e) {
            return null;
        }
    }

    /** Puts a send on the list of this loop. @return false: there is none */
    boolean sends(EpollLine line, long address, int length) {
        return sends.send(line, address, length);
    }

    /** Puts a receive on the list of this loop. @return false: there is none */
    boolean receives(EpollLine line) {
        return slots != null && receives.receive(line, slots.memoryAddress(), SLOT);
    }

    private static final class Sent implements CallList.Outcome {
        @Override
        public void of(EpollLine line, int place, int result) {
            line.sent(result);
        }

        @Override
        public int touch(EpollLine line) {
            return line.touchToTell();
        }
    }

    private final class Received implements CallList.Outcome {
        @Override
        public void of(EpollLine line, int place, int result) {
            if (slots != null) {
                int from = place * SLOT;
                line.received(slots.setIndex(from, from + Math.max(0, result)), result, result == SLOT);
            }
        }

        @Override
        public int touch(EpollLine line) {
            return line.touchToHear();
        }
    }

    private void release() {
        sends.close();
        receives.close();
        reads.release();
        if (slots != null) {
            slots.release();
        }
    }

    /** One for each event loop of a transport. */
    static final class OfLoops {
        private final FastThreadLocal<LoopMemory> ofLoop;

        /** @param isTogether whether calls are made together where the kernel lets us */
        OfLoops(boolean isTogether) {
            ofLoop = new FastThreadLocal<>() {
                @Override
                protected LoopMemory initialValue() {
                    return new LoopMemory(isTogether);
                }

                @Override
                protected void onRemoval(LoopMemory memory) {
                    memory.release();
                }
            };
        }

        /** That of the event loop whose thread calls. */
        LoopMemory mine() {
            return ofLoop.get();
        }
    }
}
