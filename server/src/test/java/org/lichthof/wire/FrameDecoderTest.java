package org.lichthof.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.CodedOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.Facing;
import org.lichthof.protocol.v1.Follow;
import org.lichthof.protocol.v1.GoTo;
import org.lichthof.protocol.v1.Hello;
import org.lichthof.protocol.v1.Look;
import org.lichthof.protocol.v1.React;
import org.lichthof.protocol.v1.ReadHistory;
import org.lichthof.protocol.v1.Say;
import org.lichthof.protocol.v1.Walk;
import org.lichthof.protocol.v1.WhoIs;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClientMessage.ForRoom;
import org.lichthof.wire.ClientMessage.Malformed;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

class FrameDecoderTest {
    private static final PersonId ME = new PersonId(7);

    @Test
    void aWalkReadByHandIsTheWalkThatTheParserReads() {
        var random = new SplittableRandom(20261123);
        for (int i = 0; i < 20_000; i++) {
            var walk = Walk.newBuilder()
                    .setX(some(random))
                    .setY(some(random))
                    .setFacingValue(random.nextInt(20) == 0 ? some(random) : random.nextInt(8))
                    .setMoving(random.nextBoolean())
                    .setEpoch(some(random));
            byte[] bytes = ClientMessage.newBuilder().setWalk(walk).build().toByteArray();
            assertEquals(
                    FrameDecoder.decodeParsed(Unpooled.wrappedBuffer(bytes), ME),
                    FrameDecoder.decode(Unpooled.wrappedBuffer(bytes), ME));
        }
    }

    @Test
    void aWalkInAnUnusualOrderOrWithFieldsOfALaterVersionIsReadToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeUInt32(5, 3);
        out.writeUInt32(2, 40);
        out.writeUInt32(1, 11);
        out.writeUInt32(1, 12);
        out.writeUInt32(17, 99);
        out.flush();
        var message = new ByteArrayOutputStream();
        var frame = CodedOutputStream.newInstance(message);
        frame.writeByteArray(2, bytes.toByteArray());
        frame.flush();
        assertEquals(
                new ForRoom(new RoomCommand.Walk(ME, 12, 40, org.lichthof.world.Facing.EAST, false, 3)),
                FrameDecoder.decode(Unpooled.wrappedBuffer(message.toByteArray()), ME));
    }

    private static int some(SplittableRandom random) {
        return random.nextInt() >>> random.nextInt(32);
    }

    @Test
    void aPositionBeyondTwoBillionIsMalformed() {
        refused(ClientMessage.newBuilder().setWalk(Walk.newBuilder().setX(-1)));
    }

    @Test
    void wishesCarryTheNameOfWhoeverSpeaks() {
        assertEquals(
                new ForRoom(new RoomCommand.Follow(ME, new PersonId(9))),
                read(ClientMessage.newBuilder().setFollow(Follow.newBuilder().setPerson(9))));
        assertEquals(
                new ForRoom(new RoomCommand.Follow(ME, null)),
                read(ClientMessage.newBuilder().setFollow(Follow.newBuilder())));
        assertEquals(
                new ForRoom(new RoomCommand.GoTo(ME, new RoomCommand.Destination.ToArea(0), true)),
                read(ClientMessage.newBuilder()
                        .setGoTo(GoTo.newBuilder().setArea(0).setJump(true))));
    }

    @Test
    void anEmojiThatIsNotInTheListIsMalformed() {
        refused(ClientMessage.newBuilder().setReact(React.newBuilder().setEmoji("💣")));
    }

    @Test
    void moreThanTwoHundredFacesAtATimeAreMalformed() {
        var many = WhoIs.newBuilder();
        for (int i = 1; i <= 201; i++) {
            many.addPersons(i);
        }
        refused(ClientMessage.newBuilder().setWhoIs(many));
        assertEquals(
                new org.lichthof.wire.ClientMessage.WhoIs(List.of(new PersonId(3))),
                read(ClientMessage.newBuilder().setWhoIs(WhoIs.newBuilder().addPersons(3))));
        refused(ClientMessage.newBuilder().setWhoIs(WhoIs.newBuilder().addPersons(65_536)));
    }

    @Test
    void aMarkIsAtMostFortyCharactersAndAMessageNamesItsChannel() {
        var nearby = Channel.newBuilder().setNearby(Channel.Nearby.getDefaultInstance());
        refused(ClientMessage.newBuilder()
                .setSay(Say.newBuilder().setChannel(nearby).setClientRef("x".repeat(41))));
        refused(ClientMessage.newBuilder().setSay(Say.newBuilder().setText("to whom?")));
        refused(ClientMessage.newBuilder()
                .setSay(Say.newBuilder().setChannel(Channel.newBuilder().setDirectMember(0))));
        assertEquals(
                new org.lichthof.wire.ClientMessage.Say("a", new ChatTarget.Direct(4), "hello"),
                read(ClientMessage.newBuilder()
                        .setSay(Say.newBuilder()
                                .setChannel(Channel.newBuilder().setDirectMember(4))
                                .setClientRef("a")
                                .setText("hello"))));
    }

    @Test
    void sizesAreCutToWhatAnybodyShows() {
        assertEquals(
                new ForRoom(new RoomCommand.Look(ME, WireLimits.VIEW, 720, false)),
                read(ClientMessage.newBuilder()
                        .setLook(Look.newBuilder().setWidth(-1).setHeight(720))));
        assertEquals(
                new org.lichthof.wire.ClientMessage.ReadHistory(new ChatTarget.WholeRoom(), -5, WireLimits.HISTORY),
                read(ClientMessage.newBuilder()
                        .setReadHistory(ReadHistory.newBuilder()
                                .setChannel(Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance()))
                                .setBefore(-5)
                                .setLimit(-1))));
    }

    @Test
    void theFirstMessageIsHelloAndItIsSaidOnce() {
        var walk = ClientMessage.newBuilder().setWalk(Walk.newBuilder().setX(1)).build();
        assertInstanceOf(Malformed.class, FrameDecoder.decodeFirst(frame(walk.toByteArray())));
        refused(ClientMessage.newBuilder().setHello(Hello.newBuilder().setVersion(1)));
        var hello = ClientMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setVersion(1)
                        .setName("Ann")
                        .setX(5)
                        .setY(0)
                        .setView(Look.newBuilder().setWidth(800).setHeight(600)))
                .build();
        var read = assertInstanceOf(
                org.lichthof.wire.ClientMessage.Hello.class, FrameDecoder.decodeFirst(frame(hello.toByteArray())));
        assertEquals("Ann", read.name());
        assertEquals(new Point(5, 0), read.at());
        assertEquals(800, read.viewWidth());
    }

    @Test
    void nothingSaidIsMalformed() {
        assertInstanceOf(Malformed.class, FrameDecoder.decode(Unpooled.EMPTY_BUFFER, ME));
        assertInstanceOf(Malformed.class, FrameDecoder.decodeFirst(Unpooled.EMPTY_BUFFER));
    }

    @Test
    void facingsAreNumberedAsInTheProtocol() {
        for (int i = 0; i < 8; i++) {
            assertEquals(
                    Facing.forNumber(i).name(),
                    "FACING_" + org.lichthof.world.Facing.of(i).name());
        }
    }

    private static ByteBuf frame(byte[] bytes) {
        return Unpooled.wrappedBuffer(bytes);
    }

    private static org.lichthof.wire.ClientMessage read(ClientMessage.Builder message) {
        return FrameDecoder.decode(frame(message.build().toByteArray()), ME);
    }

    private static void refused(ClientMessage.Builder message) {
        assertInstanceOf(Malformed.class, read(message));
    }
}
