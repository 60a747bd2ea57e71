package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.TimeUnit;
import org.lichthof.wire.WebSocketFrames;

/**
 * What waits to leave for one client. Frames that must arrive go into Netty's own buffer, up to a limit: a reader that cannot
 * keep up with that is closed and resumes. What is seen is not written at all while {@link #isWritable} says no.
 *
 * <p>The connection's event loop.
 */
final class ConnectionOutbox {
    /** A client that is told to go has so long to take it in. */
    private static final int LAST_WORDS_SECONDS = 5;

    private final Channel channel;
    private final int limit;
    private boolean isClosing;

    /** @param limit bytes that may wait */
    ConnectionOutbox(Channel channel, int limit) {
        this.channel = channel;
        this.limit = limit;
    }

    boolean isWritable() {
        return channel.isWritable() && !isClosing;
    }

    /**
     * Takes over this frame.
     *
     * @return false when too much is waiting: the frame is dropped, the connection is to be closed
     */
    boolean write(ByteBuf frame) {
        if (isClosing) {
            frame.release();
            return true;
        }
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null) {
            frame.release();
            return true; // closed already
        }
        if (waiting.totalPendingWriteBytes() + frame.readableBytes() > limit) {
            frame.release();
            return false;
        }
        channel.write(frame, channel.voidPromise());
        return true;
    }

    void flush() {
        channel.flush();
    }

    /**
     * Last words, the closing handshake, the end: everything that waits goes out before, if the client takes it in time.
     *
     * @param isHeard the client may still be talking: it is listened to until it has closed, too. A socket that is closed
     *     with something unread in it takes back what the other side has not read yet, the last words among it.
     */
    void close(ByteBuf lastWords, int status, boolean isHeard) {
        if (isClosing) {
            lastWords.release();
            return;
        }
        isClosing = true;
        if (!channel.isActive()) {
            lastWords.release();
            return;
        }
        channel.write(lastWords, channel.voidPromise());
        ChannelFuture told = channel.writeAndFlush(WebSocketFrames.close(channel.alloc(), status));
        if (isHeard) {
            FrameReader.goOn(channel);
        } else {
            told.addListener(ChannelFutureListener.CLOSE);
        }
        var patience = channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> patience.cancel(false));
    }

    /** The client has closed as well, or talks nonsense: there is nothing left to wait for. */
    void isAnswered() {
        if (isClosing) {
            channel.flush();
            channel.close();
        }
    }
}
