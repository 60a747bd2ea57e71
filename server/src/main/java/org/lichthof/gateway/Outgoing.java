package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Touch;
import org.lichthof.uring.Ring;

/**
 * What leaves by one {@link EpollLine}, in the order in which it was given: pictures at once or with the loop's list of sends,
 * other frames when they are let go, and what the kernel does not take waits here. How much waits is said to be too much, or
 * little again, at the channel's water marks.
 *
 * <p>The event loop.
 */
final class Outgoing {
    private final EpollLine line;
    private final Socket socket;
    private final LoopMemory memory;
    private final WaitingFrames waiting = new WaitingFrames();
    private boolean isChoked;
    private boolean isLast;

    /** On the loop's list of sends: {@link #shown}, or the first that waits. */
    private boolean isToBeSent;

    /** Whose piece is to be sent; null: the first that waits. */
    private @Nullable ByteBuf shown;

    private int shownFrom;
    private int shownTo;

    Outgoing(EpollLine line, Socket socket, LoopMemory memory) {
        this.line = line;
        this.socket = socket;
        this.memory = memory;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int bytes() {
        return waiting.bytes();
    }

    boolean isChoked() {
        return isChoked;
    }

    /** Waits until the next {@link #flush}. The reference is given away. */
    void write(ByteBuf frame) {
        if (!frame.isReadable()) {
            frame.release();
        } else if (frame.hasMemoryAddress()) {
            enqueue(frame);
        } else {
            enqueue(copy(frame));
            frame.release();
        }
    }

    /** {@link Line#show}. */
    void show(ByteBuf frame) {
        if (isToBeSent || !waiting.isEmpty()) {
            enqueue(copy(frame));
            flush();
            return;
        }
        int from = frame.readerIndex();
        int to = frame.writerIndex();
        isToBeSent = memory.sends(line, frame.memoryAddress() + from, to - from);
        if (isToBeSent) {
            shown = frame.retain();
            shownFrom = from;
            shownTo = to;
            return;
        }
        try {
            keepRest(frame, from + socket.sendAddress(frame.memoryAddress(), from, to), to);
        } catch (IOException e) {
            line.close();
        }
    }

    /** Reads what {@link #show} and {@link #sent} will need ({@link Touch}). */
    int touch() {
        return shownTo + waiting.bytes();
    }

    private void keepRest(ByteBuf frame, int from, int to) {
        if (from < to) {
            waiting.addFirst(line.buffers().directBuffer(to - from).writeBytes(frame, from, to - from));
            chokeIfFull();
        }
    }

    /** Who is slow does not keep the memory of all pictures of a step. */
    private ByteBuf copy(ByteBuf frame) {
        int length = frame.readableBytes();
        return line.buffers().directBuffer(length).writeBytes(frame, frame.readerIndex(), length);
    }

    private void enqueue(ByteBuf frame) {
        waiting.add(frame);
        chokeIfFull();
    }

    /** What waits leaves, as far as the kernel takes it. */
    void flush() {
        try {
            while (!isToBeSent && !waiting.isEmpty()) {
                ByteBuf next = waiting.gathered(line.buffers());
                isToBeSent = memory.sends(line, next.memoryAddress() + next.readerIndex(), next.readableBytes());
                if (!isToBeSent) {
                    int sent = socket.sendAddress(next.memoryAddress(), next.readerIndex(), next.writerIndex());
                    if (sent == 0) {
                        return; // the kernel says when it can take more
                    }
                    taken(sent);
                }
            }
        } catch (IOException e) {
            line.close();
        }
        if (isLast && !isToBeSent) {
            line.close();
        }
    }

    /**
     * What came of being on the list of those to be sent to.
     *
     * @param result bytes that were taken, or an error number, negated
     */
    void sent(int result) {
        if (!isToBeSent) {
            return; // closed meanwhile
        }
        isToBeSent = false;
        ByteBuf picture = shown;
        shown = null;
        try {
            if (result == Errors.ERRNO_EPIPE_NEGATIVE || result == Errors.ERRNO_ECONNRESET_NEGATIVE) {
                line.endSoon(); // thousands are shown something in the moment in which they go
            } else if (result < 0 && result != Ring.TRY_AGAIN) {
                line.close();
            } else if (picture != null) {
                keepRest(picture, shownFrom + Math.max(0, result), shownTo);
            } else if (result > 0) {
                taken(result);
            }
            if (result > 0) {
                flush();
            }
        } finally {
            if (picture != null) {
                picture.release();
            }
        }
    }

    private void taken(int bytes) {
        waiting.taken(bytes);
        if (isChoked && waiting.bytes() <= line.channel.config().getWriteBufferLowWaterMark()) {
            choke(false);
        }
    }

    private void chokeIfFull() {
        if (!isChoked && waiting.bytes() > line.channel.config().getWriteBufferHighWaterMark()) {
            choke(true);
        }
    }

    private void choke(boolean choked) {
        isChoked = choked;
        Line.Listener listener = line.listener();
        if (listener != null) {
            listener.writabilityChanged();
        }
    }

    /** Nothing comes behind what waits: the line is closed when the kernel has taken it. */
    void thatIsAll() {
        isLast = true;
        flush();
    }

    /** What was let go leaves now or not at all: the line is about to be closed. */
    void hurry() {
        if (!isToBeSent) {
            return;
        }
        try {
            if (shown != null) {
                socket.sendAddress(shown.memoryAddress(), shownFrom, shownTo);
            } else {
                ByteBuf next = waiting.first();
                socket.sendAddress(next.memoryAddress(), next.readerIndex(), next.writerIndex());
            }
        } catch (IOException e) {
            // They are gone already: nothing is to be done.
        } finally {
            takeOffTheList();
        }
    }

    /** The socket is closed: nothing leaves any more. */
    void release() {
        waiting.release();
        takeOffTheList();
    }

    private void takeOffTheList() {
        isToBeSent = false;
        if (shown != null) {
            shown.release();
            shown = null;
        }
    }
}
