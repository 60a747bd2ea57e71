package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.lichthof.wire.WebSocketFrames;

/**
 * What waits to leave for one client. Frames that must arrive wait for the kernel, up to a limit: a reader that cannot
 * keep up with that is closed and resumes.
 *
 * <p>The connection's event loop.
 */
final class ConnectionOutbox {
    /** A client that is told to go has so long to take it in. */
    private static final int LAST_WORDS_SECONDS = 5;

    private final Line line;
    private final int limit;
    private boolean isClosing;

    /** @param limit bytes that may wait */
    ConnectionOutbox(Line line, int limit) {
        this.line = line;
        this.limit = limit;
    }

    /**
     * Takes over this frame.
     *
     * @return false when too much is waiting: the frame is dropped, the connection is to be closed
     */
    boolean write(ByteBuf frame) {
        if (isClosing || !line.isOpen()) {
            frame.release();
            return true;
        }
        if (line.waitingBytes() + frame.readableBytes() > limit) {
            frame.release();
            return false;
        }
        line.write(frame);
        return true;
    }

    void flush() {
        line.flush();
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
        if (!line.isOpen()) {
            lastWords.release();
            return;
        }
        line.write(lastWords);
        line.write(WebSocketFrames.close(line.buffers(), status));
        line.flush();
        if (isHeard) {
            line.resumeReading();
        } else {
            line.closeWhenSent();
        }
        var patience = line.loop().schedule(line::close, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        line.whenClosed(() -> patience.cancel(false));
    }

    /** The client has closed as well, or talks nonsense: there is nothing left to wait for. */
    void isAnswered() {
        if (isClosing) {
            line.flush();
            line.close();
        }
    }
}
