package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.WebSocketFrames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes of a WebSocket connection to messages (RFC 6455, the server's side), straight out of the read buffer: unmasked in
 * place, no object a frame. The only handler of a connection after the upgrade, but for TLS.
 *
 * <p>What breaks the rules of the RFC or our limits ends the connection with the status that the RFC has for it. Fragments are
 * put together up to the same limit as whole messages.
 */
final class FrameReader extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FrameReader.class);

    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_UNDERSTOOD = 1003;
    static final int TOO_BIG = 1009;
    static final int NORMAL = 1000;

    /** What a connection's owner hears. */
    interface Listener {
        /** @param payload unmasked; valid during the call only */
        void message(ByteBuf payload);

        /** The client answered a ping, or sent one, or anything else: it lives. */
        void alive();

        /** The rules were broken: answer with this status and close. Nothing is read any more. */
        void broken(int status);

        void closed();

        void writabilityChanged();
    }

    private static final int LARGEST_CONTROL = 125;
    private static final Object GO_ON = new Object();

    private final int largest;
    private final Listener listener;
    private @Nullable ByteBuf rest;
    private @Nullable ByteBuf fragments;
    private boolean isBroken;

    /** @param largest bytes of a message */
    FrameReader(int largest, Listener listener) {
        this.largest = largest;
        this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (isBroken) {
            in.release();
            return;
        }
        ByteBuf kept = rest;
        if (kept != null) {
            rest = null;
            kept.writeBytes(in);
            in.release();
            in = kept;
        }
        try {
            // Whoever stops the reading means what has come already, too.
            while (!isBroken && context.channel().config().isAutoRead() && readFrame(context, in)) {
                // the next one
            }
        } finally {
            keepRest(context, in);
        }
    }

    /** Reads on where {@code setAutoRead(false)} stopped it, with what had come already first. The channel's event loop. */
    static void goOn(Channel channel) {
        channel.config().setAutoRead(true);
        channel.pipeline().fireUserEventTriggered(GO_ON);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == GO_ON) {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void keepRest(ChannelHandlerContext context, ByteBuf in) {
        if (!in.isReadable() || isBroken) {
            in.release();
            return;
        }
        // Read buffers are large and shared; a few bytes must not keep one from being used again.
        ByteBuf own = context.alloc().buffer(Math.max(64, 2 * in.readableBytes()));
        own.writeBytes(in);
        in.release();
        rest = own;
    }

    /** @return false when the frame is not complete yet */
    private boolean readFrame(ChannelHandlerContext context, ByteBuf in) {
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
        ByteBuf payload = in.slice(at + header, length);
        in.skipBytes(header + length);
        handle(context, opcode, isLast, payload);
        return true;
    }

    private void handle(ChannelHandlerContext context, int opcode, boolean isLast, ByteBuf payload) {
        switch (opcode) {
            case WebSocketFrames.BINARY -> {
                if (fragments != null) {
                    broken(PROTOCOL_ERROR);
                } else if (isLast) {
                    listener.message(payload);
                } else {
                    fragments = context.alloc().buffer(largest).writeBytes(payload);
                }
            }
            case 0 -> fragment(isLast, payload);
            case WebSocketFrames.PING -> {
                listener.alive();
                pong(context, payload);
            }
            case WebSocketFrames.PONG -> listener.alive();
            case WebSocketFrames.CLOSE -> broken(NORMAL);
            case 1 -> broken(NOT_UNDERSTOOD);
            default -> broken(PROTOCOL_ERROR);
        }
    }

    /** Who asks and does not read is not answered: nothing else would limit what waits for them. */
    private static void pong(ChannelHandlerContext context, ByteBuf payload) {
        if (!context.channel().isWritable()) {
            return;
        }
        ByteBuf pong = context.alloc().directBuffer(2 + payload.readableBytes());
        WebSocketFrames.writeHeader(pong, WebSocketFrames.PONG, payload.readableBytes());
        context.writeAndFlush(pong.writeBytes(payload), context.voidPromise());
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
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        listener.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (rest != null) {
            rest.release();
            rest = null;
        }
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection that broke off in the middle is everyday; anything else is a mistake of ours, and ends this
        // connection
        // only.
        if (!(cause instanceof IOException)) {
            LOG.error("a connection ended by a mistake of ours; please report this", cause);
        }
        context.close();
    }
}
