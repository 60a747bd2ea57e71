package org.lichthof.hosting;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.wire.CellMoves;

/** The movement chunks of a message, as somebody at a screen takes them in. */
final class ToldMoves {
    private ToldMoves() {}

    /** @param known by cell: who is where in it, as 24 bits ({@link CellMoves#position}) */
    static void read(ServerMessage message, Map<Integer, Map<Integer, Integer>> known) {
        for (ByteString chunk : message.getMovesList()) {
            int people = (chunk.size() - 2) / 5;
            Map<Integer, Integer> there = known.computeIfAbsent(u8(chunk, 0) | u8(chunk, 1) << 8, _ -> new TreeMap<>());
            for (int i = 0; i < people; i++) {
                int person = u8(chunk, 2 + 2 * i) | u8(chunk, 3 + 2 * i) << 8;
                int at = 2 + 2 * people + 3 * i;
                int position = u8(chunk, at) | u8(chunk, at + 1) << 8 | u8(chunk, at + 2) << 16;
                if (position == CellMoves.GONE) {
                    there.remove(person);
                } else {
                    there.put(person, position);
                }
            }
        }
    }

    private static int u8(ByteString bytes, int at) {
        return bytes.byteAt(at) & 0xFF;
    }
}
