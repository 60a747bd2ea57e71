package org.lichthof.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The few bytes before a payload (RFC 6455, section 5.2). Frames of a server are not masked, so header and payload can be
 * written once and shared by all who are to get them.
 */
public final class WebSocketFrames {
    private static final int FINAL = 0x80;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private WebSocketFrames() {}

    /** @param payload length in bytes */
    public static int headerLength(int payload) {
        return payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
    }

    public static void writeHeader(ByteBuf out, int opcode, int payload) {
        out.writeByte(FINAL | opcode);
        if (payload < 126) {
            out.writeByte(payload);
        } else if (payload < 65_536) {
            out.writeByte(126).writeShort(payload);
        } else {
            out.writeByte(127).writeLong(payload);
        }
    }

    /** A whole binary frame around this payload. */
    public static ByteBuf binary(ByteBufAllocator buffers, byte[] payload) {
        return binary(buffers, payload, 0, payload.length);
    }

    public static ByteBuf binary(ByteBufAllocator buffers, byte[] payload, int from, int length) {
        ByteBuf frame = buffers.directBuffer(headerLength(length) + length);
        writeBinary(frame, payload, from, length);
        return frame;
    }

    /** The same behind what is there already. */
    public static void writeBinary(ByteBuf out, byte[] payload, int from, int length) {
        writeHeader(out, BINARY, length);
        out.writeBytes(payload, from, length);
    }

    /** @param status as in RFC 6455, section 7.4 */
    public static ByteBuf close(ByteBufAllocator buffers, int status) {
        ByteBuf frame = buffers.directBuffer(4);
        writeHeader(frame, CLOSE, 2);
        return frame.writeShort(status);
    }
}
