package org.lichthof.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ConversationKind;
import org.lichthof.protocol.v1.CellWindow;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.RoomNotice;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

class ChunkWriterTest {
    private record Mover(int person, int position) {}

    @Test
    void w5AMovementChunkWrittenByHandIsTheOneThatTheGeneratedClassesWrite() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 2_000; round++) {
            int cell = random.nextInt(65_536);
            var movers = new ArrayList<Mover>();
            var moves = new CellMoves();
            for (int n = random.nextInt(1 + random.nextInt(300)); n > 0; n--) {
                var mover = new Mover(random.nextInt(1, 65_536), random.nextInt(1 << 24));
                movers.add(mover);
                moves.add(mover.person, mover.position);
            }
            var written = new Bytes(1);
            ChunkWriter.moves(written, cell, moves);
            assertArrayEquals(plainTwin(cell, List.of(movers)), Arrays.copyOf(written.array(), written.length()));
        }
    }

    @Test
    void w5CellsSideBySideAreOneChunk() {
        var random = new SplittableRandom(6);
        for (int round = 0; round < 500; round++) {
            int first = random.nextInt(65_000);
            var cells = new ArrayList<List<Mover>>();
            var inside = new Bytes(1);
            for (int cell = random.nextInt(1, 9); cell > 0; cell--) {
                var movers = new ArrayList<Mover>();
                var moves = new CellMoves();
                for (int n = random.nextInt(1 + random.nextInt(200)); n > 0; n--) {
                    var mover = new Mover(random.nextInt(1, 65_536), random.nextInt(1 << 24));
                    movers.add(mover);
                    moves.add(mover.person, mover.position);
                }
                cells.add(movers);
                int before = inside.length();
                ChunkWriter.cell(inside, moves);
                assertEquals(
                        movers.isEmpty(),
                        inside.length() - before == ChunkWriter.NOTHING_MOVED,
                        "an empty cell is known by its length");
            }
            var written = new Bytes(1);
            ChunkWriter.run(written, first, inside.length());
            written.put(inside.array(), 0, inside.length());
            assertArrayEquals(plainTwin(first, cells), Arrays.copyOf(written.array(), written.length()));
        }
    }

    private static byte[] plainTwin(int firstCell, List<? extends List<Mover>> cells) {
        var chunk = ByteBuffer.allocate(2
                        + cells.stream()
                                .mapToInt(movers -> 5 + 5 * movers.size())
                                .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        chunk.putShort((short) firstCell);
        for (List<Mover> movers : cells) {
            int rest = movers.size();
            for (; rest > 0x7f; rest >>= 7) {
                chunk.put((byte) (rest & 0x7f | 0x80));
            }
            chunk.put((byte) rest);
            for (Mover mover : movers) {
                chunk.putShort((short) mover.person);
            }
            for (Mover mover : movers) {
                chunk.put((byte) mover.position).putShort((short) (mover.position >> 8));
            }
        }
        return ServerMessage.newBuilder()
                .addMoves(ByteString.copyFrom(chunk.flip()))
                .build()
                .toByteArray();
    }

    @Test
    void w5WhatIsWrittenIsReadAgain() throws InvalidProtocolBufferException {
        var inside = new Bytes(1);
        var one = new CellMoves();
        one.add(7, 1);
        var crowd = new CellMoves();
        for (int person = 1; person <= 300; person++) {
            crowd.add(person, person);
        }
        ChunkWriter.cell(inside, one);
        ChunkWriter.cell(inside, new CellMoves());
        ChunkWriter.cell(inside, crowd);
        var out = new Bytes(1);
        ChunkWriter.run(out, 40, inside.length());
        out.put(inside.array(), 0, inside.length());
        var read = new ArrayList<String>();
        MovementChunk.read(
                ServerMessage.parseFrom(Arrays.copyOf(out.array(), out.length()))
                        .getMoves(0),
                (cell, person, position) -> read.add(person + " in " + cell + " at " + position));
        assertEquals(301, read.size());
        assertEquals("7 in 40 at 1", read.getFirst());
        assertEquals("300 in 42 at 300", read.getLast());
    }

    @Test
    void w6APositionIsTenBitsXTenBitsYThreeBitsFacingOneBitMoving() {
        assertEquals(0, CellMoves.position(0, 0, Facing.EAST, false));
        assertEquals(319 | 5 << 10 | 6 << 20 | 1 << 23, CellMoves.position(319, 5, Facing.NORTH, true));
        // The largest cell is 1023 wide, so nobody can stand on the mark for "gone".
        assertEquals(true, CellMoves.position(1022, 1022, Facing.NORTH_EAST, true) != CellMoves.GONE);
    }

    @Test
    void aChunkHoldsEachPersonOnceEvenWhenToldTwice() throws InvalidProtocolBufferException {
        var moves = new CellMoves();
        moves.add(3, 1);
        moves.put(4, 2);
        moves.put(3, CellMoves.GONE);
        assertEquals(2, moves.count());
        var out = new Bytes(8);
        ChunkWriter.moves(out, 258, moves);
        byte[] chunk = ServerMessage.parseFrom(Arrays.copyOf(out.array(), out.length()))
                .getMoves(0)
                .toByteArray();
        assertArrayEquals(new byte[] {2, 1, 2, 3, 0, 4, 0, -1, -1, -1, 2, 0, 0}, chunk);
    }

    @Test
    void w7ChunksLaidEndToEndAreAMessage() throws InvalidProtocolBufferException {
        var out = new Bytes(4);
        var moves = new CellMoves();
        moves.add(1, 77);
        ChunkWriter.window(out, 1, 2, 3, 4, true);
        ChunkWriter.moves(out, 5, moves);
        out.put(ChunkWriter.gathering(new RoomNotice.Gathering(
                new ConversationId(8),
                ConversationKind.NEARBY,
                -1,
                true,
                List.of(new PersonId(1), new PersonId(2)),
                List.of(),
                0)));
        ChunkWriter.moves(out, 6, moves);
        out.put(ChunkWriter.gone(List.of(new PersonId(300))));
        out.put(ChunkWriter.reaction(new PersonId(2), "👏"));

        var message = ServerMessage.parseFrom(Arrays.copyOf(out.array(), out.length()));
        assertEquals(2, message.getMovesCount());
        assertEquals(
                CellWindow.newBuilder()
                        .setX0(1)
                        .setY0(2)
                        .setX1(3)
                        .setY1(4)
                        .setReset(true)
                        .build(),
                message.getWindow());
        assertEquals(List.of(1, 2), message.getGatherings(0).getMembersList());
        assertEquals(0, message.getGatherings(0).getAreaPlusOne());
        assertEquals(List.of(300), message.getGoneList());
        assertEquals("👏", message.getReactions(0).getEmoji());
    }

    @Test
    void theHeaderOfAFrameFitsItsLength() {
        for (int length : new int[] {0, 125, 126, 65_535, 65_536}) {
            ByteBuf frame = WebSocketFrames.binary(UnpooledByteBufAllocator.DEFAULT, new byte[length]);
            assertEquals(WebSocketFrames.headerLength(length) + length, frame.readableBytes());
            assertEquals((byte) 0x82, frame.readByte());
            int told = frame.readUnsignedByte();
            long really = told == 126 ? frame.readUnsignedShort() : told == 127 ? frame.readLong() : told;
            assertEquals(length, really);
            assertEquals(length, frame.readableBytes());
            frame.release();
        }
    }
}
