package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Touch;
import org.lichthof.wire.WebSocketFrames;

/**
 * Bytes of a WebSocket connection to messages (RFC 6455, the server's side), straight out of the read buffer: unmasked in
 * place, nothing copied but what is not whole yet.
 *
 * <p>What breaks the rules of the RFC or our limits ends the connection with the status that the RFC has for it. Fragments are
 * put together up to the same limit as whole messages.
 */
final class FrameReader implements Line.Listener {
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_UNDERSTOOD = 1003;
    static final int TOO_BIG = 1009;
    static final int NORMAL = 1000;

    /** What a connection's owner hears. */
    interface Listener {
        /** @param payload unmasked; valid during the call only */
        void message(ByteBuf payload);

        /** Reads what {@link #message} will need of one who walks ({@link Touch}). */
        int touch();

        /** The client answered a ping, or sent one, or anything else: it lives. */
        void alive();

        /** The rules were broken: answer with this status and close. Nothing is read any more. */
        void broken(int status);

        void closed();

        void writabilityChanged();
    }

    private static final int LARGEST_CONTROL = 125;

    private final int largest;
    private final Line line;
    private final Listener listener;
    private @Nullable ByteBuf rest;
    private @Nullable ByteBuf fragments;
    private boolean isBroken;
    private boolean isClosed;

    /** @param largest bytes of a message */
    FrameReader(int largest, Line line, Listener listener) {
        this.largest = largest;
        this.line = line;
        this.listener = listener;
    }

    @Override
    public int touch() {
        return largest + listener.touch();
    }

    @Override
    public void came(ByteBuf bytes) {
        ByteBuf kept = rest;
        rest = null;
        ByteBuf in = kept == null ? bytes : kept.writeBytes(bytes);
        try {
            // Whoever stops the reading means what has come already, too.
            while (!isBroken && line.isReading() && readFrame(in)) {
                // the next one
            }
            keepRest(in);
        } finally {
            if (kept != null) {
                kept.release();
            }
        }
    }

    private void keepRest(ByteBuf in) {
        if (in.isReadable() && !isBroken && !isClosed) {
            rest = line.buffers().buffer(Math.max(64, 2 * in.readableBytes())).writeBytes(in);
        }
    }

    /** @return false when the frame is not complete yet */
    private boolean readFrame(ByteBuf in) {
        int at = in.readerIndex();
        int there = in.readableBytes();
        if (there < 2) {
            return false;
        }
        int first = in.getByte(at);
        int second = in.getByte(at + 1);
        if ((first & 0x70) != 0 || (second & 0x80) == 0) {
            return broken(PROTOCOL_ERROR); // extensions that nobody agreed on, or not masked
        }
        int opcode = first & 0x0f;
        boolean isLast = first < 0;
        int length = second & 0x7f;
        int header = 6;
        if (length == 126) {
            if (there < 4) {
                return false;
            }
            length = in.getUnsignedShort(at + 2);
            header = 8;
        } else if (length == 127) {
            return broken(TOO_BIG);
        }
        if (opcode >= WebSocketFrames.CLOSE && (length > LARGEST_CONTROL || !isLast)) {
            return broken(PROTOCOL_ERROR);
        }
        if (length > largest) {
            return broken(TOO_BIG);
        }
        if (there < header + length) {
            return false;
        }
        unmask(in, at + header, length, in.getInt(at + header - 4));
        // A window on what came, not a buffer of its own: this is where most of the garbage would come from.
        int end = in.writerIndex();
        in.setIndex(at + header, at + header + length);
        try {
            handle(opcode, isLast, in);
        } finally {
            in.setIndex(at + header + length, end);
        }
        return true;
    }

    private void handle(int opcode, boolean isLast, ByteBuf payload) {
        switch (opcode) {
            case WebSocketFrames.BINARY -> {
                if (fragments != null) {
                    broken(PROTOCOL_ERROR);
                } else if (isLast) {
                    listener.message(payload);
                } else {
                    fragments = line.buffers().buffer(largest).writeBytes(payload);
                }
            }
            case 0 -> fragment(isLast, payload);
            case WebSocketFrames.PING -> {
                listener.alive();
                pong(payload);
            }
            case WebSocketFrames.PONG -> listener.alive();
            case WebSocketFrames.CLOSE -> broken(NORMAL);
            case 1 -> broken(NOT_UNDERSTOOD);
            default -> broken(PROTOCOL_ERROR);
        }
    }

    /** Who asks and does not read is not answered: nothing else would limit what waits for them. */
    private void pong(ByteBuf payload) {
        if (!line.isWritable()) {
            return;
        }
        ByteBuf pong = line.buffers().directBuffer(2 + payload.readableBytes());
        WebSocketFrames.writeHeader(pong, WebSocketFrames.PONG, payload.readableBytes());
        line.write(pong.writeBytes(payload));
        line.flush();
    }

    private void fragment(boolean isLast, ByteBuf payload) {
        ByteBuf whole = fragments;
        if (whole == null) {
            broken(PROTOCOL_ERROR);
            return;
        }
        if (whole.readableBytes() + payload.readableBytes() > largest) {
            broken(TOO_BIG);
            return;
        }
        whole.writeBytes(payload);
        if (isLast) {
            fragments = null;
            try {
                listener.message(whole);
            } finally {
                whole.release();
            }
        }
    }

    private static void unmask(ByteBuf in, int from, int length, int mask) {
        int at = from;
        int end = from + length;
        for (; at + 4 <= end; at += 4) {
            in.setInt(at, in.getInt(at) ^ mask);
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            in.setByte(at, in.getByte(at) ^ mask >>> shift);
        }
    }

    private boolean broken(int status) {
        isBroken = true;
        listener.broken(status);
        return false;
    }

    @Override
    public void writabilityChanged() {
        listener.writabilityChanged();
    }

    @Override
    public void closed() {
        isClosed = true;
        if (rest != null) {
            rest.release();
            rest = null;
        }
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
        listener.closed();
    }
}
