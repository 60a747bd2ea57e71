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
import org.lichthof.hosting.Touch;
import org.lichthof.uring.Ring;

/**
 * A line past Netty's pipeline: the socket is the event loop's own I/O handle. A position that comes and a picture that goes are a
 * system call each and touch few objects on the way, without a pipeline, its contexts, promises and read handles
 * (docs/decisions/past-the-pipeline.md).
 *
 * <p>It begins in the pipeline, as it was made by an upgrade, and takes the socket over when that is done; who has not taken the
 * answer to their upgrade by then stays in the pipeline. The channel stays the owner of the socket: closing it ends both.
 */
final class EpollLine extends ChannelLine implements EpollIoHandle, Endings.Ended {
    /** Of one connection at a time, before others have their turn. */
    private static final int READS_AT_ONCE = 4;

    private final Socket socket;
    private final LoopMemory memory;
    private final ReadInterest interest;
    private final Outgoing outgoing;
    private boolean isDirect;
    private boolean isReading = true;
    private boolean isOver;

    /** On the loop's list of receives. */
    private boolean isToBeRead;

    /** Among the loop's endings. */
    private boolean isEnding;

    EpollLine(EpollSocketChannel channel, LoopMemory memory) {
        super(channel);
        this.socket = (Socket) channel.fd();
        this.memory = memory;
        this.interest = new ReadInterest(this, memory.late);
        this.outgoing = new Outgoing(this, socket, memory);
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
        if (isOpen()) {
            interest.begin(attempt.getNow());
        } else {
            attempt.getNow().cancel();
        }
    }

    /** The channel is closed, and with it the socket: its number may be another's from now on. */
    private void forget() {
        isOver = true;
        interest.end();
        outgoing.release();
    }

    /** Whether the socket is this line's still. */
    boolean isSocketOpen() {
        return socket.isOpen();
    }

    int descriptor() {
        return socket.intValue();
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
            if (!outgoing.isEmpty() && ops.contains(EpollIoOps.EPOLLOUT)) {
                outgoing.flush();
            }
            // An end that came together with the last bytes is not announced again.
            if (ops.contains(EpollIoOps.EPOLLRDHUP)) {
                endSoon();
            } else if (ops.value() == EpollIoOps.EPOLLOUT.value()) {
                return; // and nothing has come
            } else if (interest.isReadAtOnce()) {
                readSoon();
            }
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    /** The other side is gone, or about to go. */
    void endSoon() {
        if (!isEnding) {
            isEnding = true;
            memory.endings.add(this, new NettyLoop(loop()));
        }
    }

    @Override
    public void readToTheEnd() {
        isEnding = false;
        readOn();
    }

    /** With what others have sent, if there is a list of that. */
    private void readSoon() throws IOException {
        if (isToBeRead || !isReading || isOver) {
            return;
        }
        isToBeRead = memory.receives(this);
        if (!isToBeRead) {
            read(false);
        }
    }

    /**
     * What came of being on the list of those to be read.
     *
     * @param bytes as many of them as came
     * @param result how many, 0 at the end, or an error number, negated
     * @param mayBeMore whether there was no room for more
     */
    void received(ByteBuf bytes, int result, boolean mayBeMore) {
        isToBeRead = false;
        if (isOver) {
            return;
        }
        interest.readingBegins();
        try {
            if (result > 0) {
                came(bytes);
                if (mayBeMore) {
                    read(false);
                }
            } else if (result != Ring.TRY_AGAIN) {
                close();
            } else {
                interest.nothingCame();
            }
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    /** Reads what {@link #received} will need ({@link Touch}). */
    int touchToHear() {
        Listener listener = listener();
        return interest.touch() + (listener == null ? 0 : listener.touch());
    }

    private void came(ByteBuf bytes) {
        interest.somethingCame();
        heard(bytes);
        interest.somethingWasHeard();
    }

    private void heard(ByteBuf bytes) {
        Listener listener = listener();
        if (listener != null) {
            listener.came(bytes);
        }
    }

    /**
     * Until there is nothing more, as edge-triggered reading wants it.
     *
     * @param isEnding not before the kernel says so: something may be behind what looks like the last bytes
     */
    private void read(boolean isEnding) throws IOException {
        ByteBuf bytes = memory.reads;
        interest.readingBegins();
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
            came(bytes.setIndex(0, count));
            if (count < bytes.capacity() && !isEnding) {
                return;
            }
        }
    }

    /** What was announced meanwhile was not listened to: the end may be among it. Throws nothing. */
    private void readOn() {
        try {
            read(true);
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    @Override
    public void nextCanWait() {
        interest.nextCanWait();
    }

    @Override
    public boolean readNow() {
        if (interest.isPutOff()) {
            try {
                readSoon(); // an end is read on its own
            } catch (Exception | Error e) {
                broke(e);
            }
        }
        return (interest.canWait() || isToBeRead) && !isOver;
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
                heard(Unpooled.EMPTY_BUFFER);
                readOn();
            });
        }
    }

    // What goes.

    @Override
    public void write(ByteBuf frame) {
        if (!isDirect) {
            super.write(frame);
        } else if (isOver) {
            frame.release();
        } else {
            outgoing.write(frame);
        }
    }

    @Override
    public void show(ByteBuf frame) {
        if (!isDirect) {
            super.show(frame);
        } else if (!isOver && !isEnding) {
            outgoing.show(frame);
        }
    }

    @Override
    public int touchToShow() {
        return outgoing.touch() + socket.intValue();
    }

    @Override
    public void flush() {
        if (isDirect) {
            outgoing.flush();
        } else {
            super.flush();
        }
    }

    /** {@link Outgoing#sent}. */
    void sent(int result) {
        try {
            outgoing.sent(result);
        } catch (Exception | Error e) {
            broke(e);
        }
    }

    /** Reads what {@link #sent} will need ({@link Touch}). */
    int touchToTell() {
        return outgoing.touch();
    }

    @Override
    public long waitingBytes() {
        return isDirect ? outgoing.bytes() : super.waitingBytes();
    }

    @Override
    public boolean isWritable() {
        return isDirect ? !outgoing.isChoked() && !isOver : super.isWritable();
    }

    @Override
    public void closeWhenSent() {
        if (isDirect) {
            outgoing.thatIsAll();
        } else {
            super.closeWhenSent();
        }
    }

    /** What was let go before leaves before the end. */
    @Override
    public void close() {
        if (isOpen()) {
            outgoing.hurry();
        }
        super.close();
    }
}
