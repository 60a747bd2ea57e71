package org.lichthof.wire;

import com.google.protobuf.ByteString;

/** Reads movement chunks as a client does (SPEC, W5 and W6). */
public final class MovementChunk {
    private MovementChunk() {}

    /** What a reader is told, in the order of the chunk. */
    public interface Entry {
        /** @param position 24 bits ({@link CellMoves#position}), or {@link CellMoves#GONE} */
        void of(int cell, int person, int position);
    }

    public static void read(ByteString chunk, Entry reader) {
        int cell = number(chunk, 0, 2);
        for (int at = 2; at < chunk.size(); cell++) {
            int people = 0;
            for (int shift = 0; ; shift += 7) {
                int next = number(chunk, at++, 1);
                people |= (next & 0x7f) << shift;
                if (next < 0x80) {
                    break;
                }
            }
            for (int i = 0; i < people; i++) {
                reader.of(cell, number(chunk, at + 2 * i, 2), number(chunk, at + 2 * people + 3 * i, 3));
            }
            at += 5 * people;
        }
    }

    /** Little endian. */
    private static int number(ByteString bytes, int at, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes.byteAt(at + i) & 0xff) << 8 * i;
        }
        return value;
    }
}
