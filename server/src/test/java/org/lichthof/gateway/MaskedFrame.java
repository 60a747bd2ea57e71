package org.lichthof.gateway;

import java.nio.ByteBuffer;

/** WebSocket frames as clients write them (RFC 6455, section 5.2), right or wrong. */
final class MaskedFrame {
    static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private MaskedFrame() {}

    /** @param first the first byte: {@link #FINAL} or not, and the opcode */
    static byte[] of(int first, byte[] payload) {
        return of(first, payload, 0x1234_abcd);
    }

    static byte[] of(int first, byte[] payload, int mask) {
        var out = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            out.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            out.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            out.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        out.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ mask >>> 24 - 8 * (i & 3)));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
