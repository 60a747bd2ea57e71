package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A line past Netty's pipeline: the socket is the event loop's own I/O handle. A position that comes and a picture that goes are a
 * system call each and touch few objects on the way, without a pipeline, its contexts, promises and read handles
 * (docs/decisions/past-the-pipeline.md).
 *
 * <p>It begins in the pipeline, as it was made by an upgrade, and takes the socket over when that is done; who has not taken the
 * answer to their upgrade by then stays in the pipeline. The channel stays the owner of the socket: closing it ends both.
 *
 * <p>Edge-triggered for reading and writing alike, so that the kernel is told once what is of interest.
 */
final class EpollLine extends ChannelLine implements EpollIoHandle {
    private static final EpollIoOps INTEREST = EpollIoOps.EPOLLIN
            .with(EpollIoOps.EPOLLOUT)
            .with(EpollIoOps.EPOLLRDHUP)
            .with(EpollIoOps.EPOLLET);

    /** Of one connection at a time, before others have their turn. */
    private static final int READS_AT_ONCE = 4;

    private final Socket socket;
    private final LoopMemory memory;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(0);
    private @Nullable IoRegistration registration;
    private int waitingBytes;
    private boolean isDirect;
    private boolean isReading = true;
    private boolean isChoked;
    private boolean isLastSent;
    private boolean isOver;
    private boolean canWait;
    private boolean isPutOff;

    // The list's, of those that are read late.
    boolean isAmongLate;
    long amongLateSince;
    long putOffAt;

    EpollLine(EpollSocketChannel channel, LoopMemory memory) {
        super(channel);
        this.socket = (Socket) channel.fd();
        this.memory = memory;
    }

    @Override
    void listen(Listener listener) {
        super.listen(listener);
        whenClosed(this::forget);
        loop().execute(this::takeOver);
    }

    private void takeOver() {
        ChannelOutboundBuffer before = channel.unsafe().outboundBuffer();
        if (before == null || !before.isEmpty() || !channel.config().isAutoRead() || !isOpen()) {
            return;
        }
        isDirect = true;
        channel.deregister().addListener(_ -> {
            if (isOpen()) {
                ((IoEventLoop) loop()).register(this).addListener((Future<IoRegistration> it) -> registered(it));
            }
        });
    }

    private void registered(Future<IoRegistration> attempt) {
        if (!attempt.isSuccess()) {
            broke(attempt.cause());
            return;
        }
        registration = attempt.getNow();
        if (isOpen()) {
            registration.submit(INTEREST); // and at once hears of what has come meanwhile
        } else {
            registration.cancel();
        }
    }

    /** The channel is closed, and with it the socket: its number may be another's from now on. */
    private void forget() {
        isOver = true;
        if (registration != null) {
            registration.cancel();
        }
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        waitingBytes = 0;
    }

    // What comes.

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        try {
            EpollIoOps ops = ((EpollIoEvent) event).ops();
            if (waitingBytes > 0 && ops.contains(EpollIoOps.EPOLLOUT)) {
                flush();
            }
            // An end that came together with the last bytes is not announced again.
            boolean isEnding = ops.contains(EpollIoOps.EPOLLRDHUP);
            if (canWait && !isEnding) {
                putOff();
            } else {
                read(isEnding);
            }
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    private void putOff() {
        if (!isPutOff) {
            isPutOff = true;
            memory.late.add(this);
        }
    }

    /**
     * Until there is nothing more, as edge-triggered reading wants it.
     *
     * @param isEnding not before the kernel says so: something may be behind what looks like the last bytes
     */
    private void read(boolean isEnding) throws IOException {
        ByteBuf bytes = memory.reads;
        canWait = false;
        isPutOff = false;
        for (int times = 0; isReading && !isOver; times++) {
            if (times == READS_AT_ONCE) {
                loop().execute(this::readOn);
                return;
            }
            int count = socket.recvAddress(bytes.memoryAddress(), 0, bytes.capacity());
            if (count <= 0) {
                if (count < 0) {
                    close();
                }
                return;
            }
            Listener listener = listener();
            if (listener != null) {
                listener.came(bytes.setIndex(0, count));
            }
            if (count < bytes.capacity() && !isEnding) {
                return;
            }
        }
    }

    /** What was announced meanwhile was not listened to: the end may be among it. */
    private void readOn() {
        try {
            read(true);
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    @Override
    public void nextCanWait() {
        canWait = true;
    }

    boolean isPutOff() {
        return isPutOff;
    }

    @Override
    public void readNow() {
        if (isPutOff) {
            readOn();
        }
    }

    @Override
    public boolean isReading() {
        return isDirect ? isReading : super.isReading();
    }

    @Override
    public void pauseReading() {
        if (isDirect) {
            isReading = false;
        } else {
            super.pauseReading();
        }
    }

    @Override
    public void resumeReading() {
        if (!isDirect) {
            super.resumeReading();
        } else if (!isReading) {
            isReading = true;
            // Not here and now: this may be in the middle of a reading.
            loop().execute(() -> {
                Listener listener = listener();
                if (listener != null) {
                    listener.came(Unpooled.EMPTY_BUFFER);
                }
                readOn();
            });
        }
    }

    // What goes.

    @Override
    public void write(ByteBuf frame) {
        if (!isDirect) {
            super.write(frame);
        } else if (isOver || !frame.isReadable()) {
            frame.release();
        } else if (frame.hasMemoryAddress()) {
            enqueue(frame);
        } else {
            enqueue(copy(frame, frame.readerIndex()));
            frame.release();
        }
    }

    @Override
    public void show(ByteBuf frame) {
        if (!isDirect) {
            super.show(frame);
            return;
        }
        if (isOver) {
            return;
        }
        if (waitingBytes > 0) {
            enqueue(copy(frame, frame.readerIndex()));
            flush();
            return;
        }
        try {
            int from = frame.readerIndex();
            int sent = socket.sendAddress(frame.memoryAddress(), from, frame.writerIndex());
            if (sent < frame.readableBytes()) {
                enqueue(copy(frame, from + sent));
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Who is slow does not keep the memory of all pictures of a step. */
    private ByteBuf copy(ByteBuf frame, int from) {
        int length = frame.writerIndex() - from;
        return buffers().directBuffer(length).writeBytes(frame, from, length);
    }

    private void enqueue(ByteBuf frame) {
        waiting.add(frame);
        waitingBytes += frame.readableBytes();
        if (!isChoked && waitingBytes > channel.config().getWriteBufferHighWaterMark()) {
            choke(true);
        }
    }

    @Override
    public void flush() {
        if (!isDirect) {
            super.flush();
            return;
        }
        try {
            while (!waiting.isEmpty() && !isOver) {
                int sent = send();
                if (sent == 0) {
                    return; // the kernel says when it can take more
                }
                taken(sent);
            }
        } catch (IOException e) {
            close();
        }
        if (isLastSent) {
            close();
        }
    }

    /** Small frames leave with one call: copying them costs less than a second one. */
    private int send() throws IOException {
        ByteBuf first = waiting.element();
        if (waiting.size() == 1 || first.readableBytes() > memory.gathered.capacity() / 2) {
            return socket.sendAddress(first.memoryAddress(), first.readerIndex(), first.writerIndex());
        }
        ByteBuf all = memory.gathered.clear();
        for (ByteBuf frame : waiting) {
            if (frame.readableBytes() > all.writableBytes()) {
                break;
            }
            all.writeBytes(frame, frame.readerIndex(), frame.readableBytes());
        }
        return socket.sendAddress(all.memoryAddress(), 0, all.writerIndex());
    }

    private void taken(int bytes) {
        waitingBytes -= bytes;
        int left = bytes;
        while (!waiting.isEmpty()) {
            ByteBuf frame = waiting.element();
            if (frame.readableBytes() > left) {
                frame.skipBytes(left);
                break;
            }
            left -= frame.readableBytes();
            waiting.remove().release();
        }
        if (isChoked && waitingBytes <= channel.config().getWriteBufferLowWaterMark()) {
            choke(false);
        }
    }

    private void choke(boolean choked) {
        isChoked = choked;
        Listener listener = listener();
        if (listener != null) {
            listener.writabilityChanged();
        }
    }

    @Override
    public long waitingBytes() {
        return isDirect ? waitingBytes : super.waitingBytes();
    }

    @Override
    public boolean isWritable() {
        return isDirect ? !isChoked && !isOver : super.isWritable();
    }

    @Override
    public void closeWhenSent() {
        if (!isDirect) {
            super.closeWhenSent();
        } else if (waiting.isEmpty()) {
            close();
        } else {
            isLastSent = true;
            flush();
        }
    }
}
