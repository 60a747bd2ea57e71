package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import org.lichthof.hosting.Touch;

/**
 * The bytes of one connection after its upgrade: what came in goes to a {@link Listener}, what is written goes out in its order.
 * Two ways lead to the kernel: {@link ChannelLine} through Netty's pipeline, and {@link EpollLine} past it.
 *
 * <p>The connection's event loop, but for {@link #loop} and {@link #buffers}.
 */
interface Line {
    /** What a line tells of itself, on its event loop. */
    interface Listener {
        /** Something came. The buffer is the line's: what is needed later is to be copied. It may be changed. */
        void came(ByteBuf bytes);

        /** Reads what {@link #came} will need ({@link Touch}). */
        int touch();

        /** {@link #isWritable} changed. */
        void writabilityChanged();

        /** The connection is gone; told once, and last. */
        void closed();
    }

    EventLoop loop();

    ByteBufAllocator buffers();

    boolean isOpen();

    /** Waits until the next {@link #flush}. The reference is given away. */
    void write(ByteBuf frame);

    /**
     * Out at once or with the loop's next task, behind what waits. The frame stays the caller's: many are shown the same, and its indexes
     * are moved on to another. Its bytes stay as they are until it is released.
     */
    void show(ByteBuf frame);

    /** Reads what {@link #show} will need ({@link Touch}). */
    int touchToShow();

    void flush();

    /** What the kernel has not taken yet, in bytes. */
    long waitingBytes();

    /** Whether something written now would leave soon. */
    boolean isWritable();

    boolean isReading();

    /**
     * What comes next can wait until {@link #readNow} asks for it, or some tenths of a second; it is read together with what comes
     * after it. A hint, which a line need not follow; it holds for one reading, and is to be given during it.
     */
    void nextCanWait();

    /**
     * Reads what has come and waited, if there is any: now, or with the loop's next task.
     *
     * @return false: nothing waits, nor will before {@link #nextCanWait} says again that it can
     */
    boolean readNow();

    /** What comes stays in the kernel, where it stops its sender. */
    void pauseReading();

    /** Reads on; the listener is asked first to go on with what it has kept. */
    void resumeReading();

    void close();

    /** Closes when the kernel has taken what waits. */
    void closeWhenSent();

    void whenClosed(Runnable then);
}
