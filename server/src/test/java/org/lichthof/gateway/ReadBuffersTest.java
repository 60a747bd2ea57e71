package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class ReadBuffersTest {
    private final UnpooledByteBufAllocator allocator = UnpooledByteBufAllocator.DEFAULT;
    private final ReadBuffers buffers = new ReadBuffers();

    @Test
    void whatWasReadAndLetGoMakesRoomForTheNextOfAnyConnection() {
        ByteBuf first = buffers.newHandle().allocate(allocator);
        first.writeLong(42).release();
        ByteBuf second = buffers.newHandle().allocate(allocator);
        assertSame(first, second);
        assertEquals(0, second.readableBytes());
        second.release();
    }

    @Test
    void whatIsKeptIsNotWrittenOver() {
        ByteBuf kept = buffers.newHandle().allocate(allocator).writeLong(42);
        ByteBuf other = buffers.newHandle().allocate(allocator).writeLong(7);
        assertNotSame(kept, other);
        assertEquals(42, kept.readLong());
        kept.release();
        other.release();
    }

    @Test
    void aSliceThatIsKeptIsNotWrittenOverEither() {
        ByteBuf whole = buffers.newHandle().allocate(allocator).writeLong(42);
        ByteBuf part = whole.readRetainedSlice(8);
        whole.release();
        ByteBuf other = buffers.newHandle().allocate(allocator).writeLong(7);
        assertEquals(42, part.readLong());
        part.release();
        other.release();
    }
}
