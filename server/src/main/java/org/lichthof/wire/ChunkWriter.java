package org.lichthof.wire;

import java.util.List;
import org.lichthof.protocol.v1.CellWindow;
import org.lichthof.protocol.v1.Reaction;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.world.PersonId;

/**
 * Pieces of a {@code ServerMessage} that are laid end to end to make a viewer's frame. Each is written once for everybody who
 * is to see it; protobuf appends repeated fields of messages that are glued together, so no reader has to know.
 *
 * <p>Movement is written by hand ({@link #moves}); its plain twin is in the tests. Stateless; any thread.
 */
public final class ChunkWriter {
    private static final int MOVES_TAG = 1 << 3 | 2;
    private static final int WINDOW_TAG = 2 << 3 | 2;

    /** What a cell takes in which nobody moved. */
    public static final int NOTHING_MOVED = 1;

    private ChunkWriter() {}

    /** The movement of one cell, as a chunk: {@link #run} and {@link #cell}. */
    public static void moves(Bytes out, int cell, CellMoves moves) {
        run(out, cell, Bytes.varintLength(moves.count()) + 5 * moves.count());
        cell(out, moves);
    }

    /**
     * Begins a chunk that tells of cells side by side; what {@link #cell} wrote of each follows, the cells in their order, none left out.
     *
     * @param length of what follows, in bytes
     */
    public static void run(Bytes out, int firstCell, int length) {
        out.put(MOVES_TAG);
        out.putVarint(2 + length);
        int at = out.claim(2);
        byte[] bytes = out.array();
        bytes[at] = (byte) firstCell;
        bytes[at + 1] = (byte) (firstCell >> 8);
    }

    /**
     * Of one cell what is in it for a chunk: how many, then 2 bytes a person, then 3 bytes a position, little endian. A cell in which nobody
     * moved takes {@link #NOTHING_MOVED} bytes.
     */
    public static void cell(Bytes out, CellMoves moves) {
        int n = moves.count();
        out.putVarint(n);
        int person = out.claim(5 * n);
        int position = person + 2 * n;
        byte[] bytes = out.array();
        for (int i = 0; i < n; i++) {
            int who = moves.personAt(i);
            bytes[person++] = (byte) who;
            bytes[person++] = (byte) (who >> 8);
            int where = moves.positionAt(i);
            bytes[position++] = (byte) where;
            bytes[position++] = (byte) (where >> 8);
            bytes[position++] = (byte) (where >> 16);
        }
    }

    public static void window(Bytes out, int x0, int y0, int x1, int y1, boolean reset) {
        byte[] window = CellWindow.newBuilder()
                .setX0(x0)
                .setY0(y0)
                .setX1(x1)
                .setY1(y1)
                .setReset(reset)
                .build()
                .toByteArray();
        out.put(WINDOW_TAG);
        out.putVarint(window.length);
        out.put(window);
    }

    public static byte[] gathering(RoomNotice.Gathering gathering) {
        return ServerMessage.newBuilder()
                .addGatherings(Words.gathering(gathering))
                .build()
                .toByteArray();
    }

    public static byte[] gatheringChange(RoomNotice.GatheringChange change) {
        return ServerMessage.newBuilder()
                .addGatherings(Words.gathering(change))
                .build()
                .toByteArray();
    }

    public static byte[] face(Face face) {
        return ServerMessage.newBuilder().addPeople(Words.person(face)).build().toByteArray();
    }

    public static byte[] reaction(PersonId person, String emoji) {
        return ServerMessage.newBuilder()
                .addReactions(Reaction.newBuilder().setPerson(person.value()).setEmoji(emoji))
                .build()
                .toByteArray();
    }

    public static byte[] gone(List<PersonId> persons) {
        return ServerMessage.newBuilder()
                .addAllGone(Words.numbers(persons))
                .build()
                .toByteArray();
    }
}
