package org.lichthof.hosting;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.MovementChunk;

/** The movement chunks of a message, as somebody at a screen takes them in. */
final class ToldMoves {
    private ToldMoves() {}

    /** @param known by cell: who is where in it, as 24 bits ({@link CellMoves#position}) */
    static void read(ServerMessage message, Map<Integer, Map<Integer, Integer>> known) {
        for (ByteString chunk : message.getMovesList()) {
            MovementChunk.read(chunk, (cell, person, position) -> {
                Map<Integer, Integer> there = known.computeIfAbsent(cell, _ -> new TreeMap<>());
                if (position == CellMoves.GONE) {
                    there.remove(person);
                } else {
                    there.put(person, position);
                }
            });
        }
    }
}
