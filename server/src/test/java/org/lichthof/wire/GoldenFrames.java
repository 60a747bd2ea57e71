package org.lichthof.wire;

import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ConversationKind;
import org.lichthof.protocol.v1.AnswerInvite;
import org.lichthof.protocol.v1.AnswerKnock;
import org.lichthof.protocol.v1.ChangeProfile;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.EnterRoom;
import org.lichthof.protocol.v1.Follow;
import org.lichthof.protocol.v1.GoTo;
import org.lichthof.protocol.v1.Goodbye;
import org.lichthof.protocol.v1.Hello;
import org.lichthof.protocol.v1.Invite;
import org.lichthof.protocol.v1.JoinConversation;
import org.lichthof.protocol.v1.Knock;
import org.lichthof.protocol.v1.LeaveConversation;
import org.lichthof.protocol.v1.Locate;
import org.lichthof.protocol.v1.Lock;
import org.lichthof.protocol.v1.Look;
import org.lichthof.protocol.v1.Ping;
import org.lichthof.protocol.v1.React;
import org.lichthof.protocol.v1.ReadHistory;
import org.lichthof.protocol.v1.Say;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.SetAvailability;
import org.lichthof.protocol.v1.Spot;
import org.lichthof.protocol.v1.Typing;
import org.lichthof.protocol.v1.Walk;
import org.lichthof.protocol.v1.WatchRoster;
import org.lichthof.protocol.v1.Wave;
import org.lichthof.protocol.v1.WhoIs;
import org.lichthof.room.Profile;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/** One frame of every kind, as Java and TypeScript must both read and write them. Kept in {@code protocol/golden}. */
final class GoldenFrames {
    /** @param content what the bytes say, as a message */
    record Golden(String name, String meaning, byte[] payload, Message content) {
        @Override
        public String toString() {
            return name;
        }
    }

    private GoldenFrames() {}

    static List<Golden> fromClients() {
        var nearby = Channel.newBuilder().setNearby(Channel.Nearby.getDefaultInstance());
        var room = Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance());
        var everyone = Channel.newBuilder().setEveryone(Channel.Everyone.getDefaultInstance());
        var direct = Channel.newBuilder().setDirectMember(1234);
        return List.of(
                client(
                        "hello-first",
                        "somebody new, by the open link",
                        message()
                                .setHello(Hello.newBuilder()
                                        .setVersion(1)
                                        .setOldestVersion(1)
                                        .setEvent("demo")
                                        .setName("Jürgen 🌻")
                                        .setAvatar(3)
                                        .setLanguage("de")
                                        .setView(
                                                Look.newBuilder().setWidth(1280).setHeight(720))
                                        .setClient("web 0.1.0"))),
                client(
                        "hello-again",
                        "the same member comes back, with everything one can say",
                        message()
                                .setHello(Hello.newBuilder()
                                        .setVersion(2)
                                        .setOldestVersion(1)
                                        .setEvent("demo")
                                        .setLinkToken("link")
                                        .setMemberToken("member")
                                        .setResumeTicket("ticket")
                                        .setName("Ann")
                                        .setAvatar(11)
                                        .setLanguage("en")
                                        .setRoom("garden")
                                        .setEntry("gate")
                                        .setView(Look.newBuilder().setWidth(390).setHeight(844))
                                        .setNewestMessage(9_007_199_254_740_993L)
                                        .setNewestNearby(17)
                                        .setClient("web 0.1.0")
                                        .setX(0)
                                        .setY(300))),
                client(
                        "walk",
                        "walking south-east",
                        message()
                                .setWalk(Walk.newBuilder()
                                        .setX(1234)
                                        .setY(56)
                                        .setFacingValue(1)
                                        .setMoving(true)
                                        .setEpoch(2))),
                client(
                        "walk-stop",
                        "standing at the origin, looking east: everything at its default",
                        message().setWalk(Walk.newBuilder())),
                client(
                        "look",
                        "the window has another size",
                        message().setLook(Look.newBuilder().setWidth(1920).setHeight(1080))),
                client(
                        "look-anew",
                        "something was missed: all in view is to be told again",
                        message()
                                .setLook(Look.newBuilder()
                                        .setWidth(1920)
                                        .setHeight(1080)
                                        .setAnew(true))),
                client(
                        "go-to-area",
                        "to area 0, on a path",
                        message().setGoTo(GoTo.newBuilder().setArea(0))),
                client(
                        "go-to-person",
                        "to somebody, at once",
                        message().setGoTo(GoTo.newBuilder().setPerson(300).setJump(true))),
                client(
                        "go-to-conversation",
                        "to a conversation",
                        message().setGoTo(GoTo.newBuilder().setConversation(5))),
                client(
                        "go-to-spot",
                        "to a spot",
                        message()
                                .setGoTo(GoTo.newBuilder()
                                        .setSpot(Spot.newBuilder().setX(64).setY(96)))),
                client(
                        "follow",
                        "follow person 12",
                        message().setFollow(Follow.newBuilder().setPerson(12))),
                client("follow-nobody", "follow nobody any more", message().setFollow(Follow.newBuilder())),
                client(
                        "wave",
                        "wave at person 12",
                        message().setWave(Wave.newBuilder().setPerson(12))),
                client(
                        "react",
                        "applause",
                        message().setReact(React.newBuilder().setEmoji("👏"))),
                client(
                        "set-availability",
                        "do not disturb",
                        message()
                                .setSetAvailability(SetAvailability.newBuilder().setAvailabilityValue(3))),
                client(
                        "change-profile",
                        "another name and figure",
                        message()
                                .setChangeProfile(
                                        ChangeProfile.newBuilder().setName("Bo").setAvatar(0))),
                client(
                        "say-nearby",
                        "to the conversation",
                        message()
                                .setSay(Say.newBuilder()
                                        .setClientRef("r1")
                                        .setChannel(nearby)
                                        .setText("Hallo, schön!"))),
                client(
                        "say-room",
                        "to the room",
                        message()
                                .setSay(Say.newBuilder()
                                        .setClientRef("r2")
                                        .setChannel(room)
                                        .setText("hello, room"))),
                client(
                        "say-everyone",
                        "to the event",
                        message()
                                .setSay(Say.newBuilder()
                                        .setClientRef("r3")
                                        .setChannel(everyone)
                                        .setText("lunch"))),
                client(
                        "say-direct",
                        "to member 1234",
                        message()
                                .setSay(Say.newBuilder()
                                        .setClientRef("r4")
                                        .setChannel(direct)
                                        .setText("psst"))),
                client(
                        "typing",
                        "writing to the conversation",
                        message()
                                .setTyping(
                                        Typing.newBuilder().setChannel(nearby).setTyping(true))),
                client(
                        "read-history",
                        "thirty older messages of the room",
                        message()
                                .setReadHistory(ReadHistory.newBuilder()
                                        .setChannel(room)
                                        .setBefore(4711)
                                        .setLimit(30))),
                client(
                        "lock",
                        "lock the conversation",
                        message().setLock(Lock.newBuilder().setLocked(true))),
                client(
                        "knock",
                        "knock at conversation 5",
                        message().setKnock(Knock.newBuilder().setConversation(5))),
                client(
                        "answer-knock",
                        "come in",
                        message()
                                .setAnswerKnock(
                                        AnswerKnock.newBuilder().setPerson(12).setWelcome(true))),
                client(
                        "invite",
                        "invite person 12",
                        message().setInvite(Invite.newBuilder().setPerson(12))),
                client(
                        "answer-invite",
                        "no, thank you",
                        message().setAnswerInvite(AnswerInvite.newBuilder().setPerson(12))),
                client(
                        "join-conversation",
                        "join conversation 5",
                        message()
                                .setJoinConversation(
                                        JoinConversation.newBuilder().setConversation(5))),
                client(
                        "leave-conversation",
                        "leave the conversation",
                        message().setLeaveConversation(LeaveConversation.newBuilder())),
                client(
                        "who-is",
                        "three strangers",
                        message()
                                .setWhoIs(WhoIs.newBuilder()
                                        .addPersons(1)
                                        .addPersons(300)
                                        .addPersons(65_535))),
                client(
                        "watch-roster",
                        "show me everybody",
                        message().setWatchRoster(WatchRoster.newBuilder().setWatch(true))),
                client(
                        "enter-room",
                        "into the garden",
                        message()
                                .setEnterRoom(
                                        EnterRoom.newBuilder().setRoom("garden").setEntry("gate"))),
                client(
                        "locate",
                        "where is member 1234",
                        message().setLocate(Locate.newBuilder().setMember(1234))),
                client(
                        "ping",
                        "are you there",
                        message().setPing(Ping.newBuilder().setClientTime(1_790_000_000_000L))),
                client("goodbye", "gone for good", message().setGoodbye(Goodbye.newBuilder())));
    }

    static List<Golden> fromServer() {
        var golden = new ArrayList<Golden>();
        var spot = new Point(1234, 56);
        var gathering = new RoomNotice.Gathering(
                new ConversationId(5),
                ConversationKind.NEARBY,
                -1,
                true,
                List.of(new PersonId(1), new PersonId(300)),
                List.of(new PersonId(12)),
                0);
        var change = new RoomNotice.GatheringChange(
                new ConversationId(6),
                ConversationKind.STAGE,
                4,
                false,
                List.of(new PersonId(3)),
                List.of(new PersonId(300), new PersonId(301)),
                List.of(new PersonId(9)),
                17);
        var entered = new ServerNews.RoomEntered(
                "foyer",
                "/maps/abc/scene.json",
                12,
                spot,
                Facing.NORTH,
                1,
                320,
                320,
                20,
                42,
                1_000,
                true,
                "ticket",
                50,
                Availability.AVAILABLE);
        var summaries = List.of(
                new ServerNews.RoomSummary("foyer", "Foyer", "Foyer", 42, 1_000),
                new ServerNews.RoomSummary("garden", "Garten", "Garden", 0, 200));

        server(
                golden,
                "welcome",
                "first answer",
                new ServerNews.Welcome(
                        1,
                        "member",
                        1234,
                        "booth-staff",
                        permissions(),
                        "Digital Innovation Hub",
                        summaries,
                        entered,
                        new ServerNews.Limits(1_000, 40, 20, 180, 400, 50, 60_000),
                        1_790_000_000_000L,
                        true,
                        false,
                        "Jürgen 🌻",
                        3));
        server(golden, "room-entered", "into another room", entered);
        server(
                golden,
                "refused",
                "the room is full, there are others",
                new ServerNews.Refused(RefusalCode.ROOM_FULL, "The room is full.", "", 0, summaries));
        server(
                golden,
                "refused-message",
                "a message came too fast",
                new ServerNews.Refused(RefusalCode.TOO_FAST, "Too fast.", "r1", 1_500, List.of()));
        server(
                golden,
                "closing",
                "the server restarts",
                new ServerNews.Closing(ClosingReason.SERVER_RESTART, "The server restarts.", 2_500));
        server(
                golden,
                "said-room",
                "a kept message",
                new ServerNews.Said(new ServerNews.ChatLine(
                        4711,
                        new ChatTarget.WholeRoom(),
                        1234,
                        "Ann",
                        "organiser",
                        "hello, room",
                        1_790_000_000_000L,
                        "foyer",
                        "r2",
                        0)));
        server(
                golden,
                "said-direct",
                "from member 1234 to 9",
                new ServerNews.Said(new ServerNews.ChatLine(
                        4712,
                        new ChatTarget.Direct(1234),
                        1234,
                        "Ann",
                        "citizen",
                        "psst",
                        1_790_000_000_001L,
                        "",
                        "r4",
                        9)));
        server(golden, "say-done", "kept", new ServerNews.SayDone("r2", 4711, 1_790_000_000_000L));
        server(
                golden,
                "history-page",
                "older ones",
                new ServerNews.HistoryPage(
                        new ChatTarget.Everyone(),
                        "",
                        List.of(new ServerNews.ChatLine(
                                1,
                                new ChatTarget.Everyone(),
                                2,
                                "Orga",
                                "organiser",
                                "lunch",
                                1_790_000_000_000L,
                                "",
                                "r3",
                                0)),
                        true,
                        false));
        server(
                golden,
                "history-page-of-a-room-entered",
                "unasked, and there may be older ones that the client does not know",
                new ServerNews.HistoryPage(
                        new ChatTarget.WholeRoom(),
                        "garden",
                        List.of(new ServerNews.ChatLine(
                                90,
                                new ChatTarget.WholeRoom(),
                                2,
                                "Bob",
                                "citizen",
                                "over here",
                                1_790_000_000_000L,
                                "garden",
                                "r5",
                                0)),
                        true,
                        true));
        server(
                golden,
                "said-after-a-gap",
                "missed, and so were others before it",
                new ServerNews.Said(
                        new ServerNews.ChatLine(
                                4713,
                                new ChatTarget.WholeRoom(),
                                1234,
                                "Ann",
                                "citizen",
                                "hello again",
                                1_790_000_000_002L,
                                "foyer",
                                "r6",
                                0),
                        true));
        server(
                golden,
                "typing-now-room",
                "two write to the room",
                new ServerNews.TypingNow(new ChatTarget.WholeRoom(), List.of(2, 1234)));
        server(
                golden,
                "located",
                "member 1234 is in the foyer",
                new ServerNews.Located(1234, "foyer", 12, 640, 480, 3));
        server(golden, "located-nowhere", "member 1234 is not here", ServerNews.Located.nowhere(1234));
        server(golden, "pong", "here I am", new ServerNews.Pong(1_790_000_000_000L, 1_790_000_000_042L));
        server(golden, "resume-ticket", "a new ticket", new ServerNews.ResumeTicket("ticket"));

        notice(
                golden,
                "placed",
                "put right",
                new RoomNotice.Placed(spot, Facing.WEST, 3, RoomNotice.PlacedCause.CORRECTION, false));
        notice(
                golden,
                "placed-route",
                "walked by the server",
                new RoomNotice.Placed(spot, Facing.EAST, 4, RoomNotice.PlacedCause.ROUTE, true));
        notice(
                golden,
                "your-conversation",
                "listening in conversation 5",
                new RoomNotice.InConversation(gathering, true));
        notice(
                golden,
                "your-conversation-changed",
                "others came and went in the plenum that one listens in",
                new RoomNotice.ConversationChanged(change, true));
        notice(golden, "your-conversation-none", "in none", new RoomNotice.InConversation(null, false));
        notice(
                golden,
                "said-nearby",
                "heard nearby",
                new RoomNotice.SaidNearby(
                        17, new ConversationId(5), 1234, "Ann", "host", "Hallo, schön!", "r1", 1_790_000_000_000L));
        notice(golden, "say-done-nearby", "delivered", new RoomNotice.SayNearbyDone("r1", 1_790_000_000_000L));
        notice(golden, "typing-now", "one writes nearby", new RoomNotice.TypingNearbyNow(List.of(1234)));
        notice(golden, "typing-in-room", "two write to the room", new RoomNotice.TypingInRoomNow(List.of(2, 1234)));
        notice(golden, "knocked", "person 12 knocks", new RoomNotice.Knocked(new PersonId(12)));
        notice(
                golden,
                "knock-over",
                "person 12 is not at the door any more",
                new RoomNotice.KnockOver(new PersonId(12)));
        notice(golden, "knock-answered", "come in", new RoomNotice.KnockAnswered(new ConversationId(5), true));
        notice(golden, "invited", "person 12 invites", new RoomNotice.Invited(new PersonId(12), new ConversationId(5)));
        notice(
                golden,
                "invited-alone",
                "person 12, who stands alone, invites",
                new RoomNotice.Invited(new PersonId(12), null));
        notice(golden, "invite-answered", "person 12 comes", new RoomNotice.InviteAnswered(new PersonId(12), true));
        notice(golden, "waved", "person 12 waves", new RoomNotice.Waved(new PersonId(12)));
        notice(golden, "following", "you follow person 12", new RoomNotice.Following(new PersonId(12)));
        notice(golden, "refused-by-room", "locked", new RoomNotice.Refused(RoomNotice.Refusal.LOCKED, "locked", "", 0));

        var face = new Face(new PersonId(300), new Profile(1234, "Ann", 11, "citizen"), Availability.BUSY, true);
        byte[] framed = bytes(NoticeEncoder.rosterPage(
                io.netty.buffer.UnpooledByteBufAllocator.DEFAULT,
                List.of(new RosterLine(face, 2, 5, true, true, 640, 480)),
                251,
                true,
                true));
        golden.add(read("roster", "first page of two", payloadOf(framed)));
        framed = bytes(NoticeEncoder.rosterChange(
                io.netty.buffer.UnpooledByteBufAllocator.DEFAULT,
                List.of(new RosterLine(face, -1, 0, false, false, 1, 2)),
                List.of(new PersonId(7)),
                250));
        golden.add(read("roster-change", "one changed, one went", payloadOf(framed)));

        var one = new CellMoves();
        one.add(1, CellMoves.position(0, 0, Facing.EAST, false));
        var three = new CellMoves();
        three.add(300, CellMoves.position(319, 5, Facing.NORTH, true));
        three.add(65_535, CellMoves.position(1022, 1022, Facing.NORTH_EAST, true));
        three.add(12, CellMoves.GONE);
        var out = new Bytes(16);
        ChunkWriter.moves(out, 0, one);
        golden.add(read("moves-one", "person 1 stands in the corner of cell 0", taken(out)));
        ChunkWriter.moves(out, 65_535, three);
        golden.add(read("moves-gone", "two walk in the last cell, person 12 is not in it any more", taken(out)));
        var row = new Bytes(16);
        ChunkWriter.cell(row, one);
        ChunkWriter.cell(row, new CellMoves());
        ChunkWriter.cell(row, three);
        ChunkWriter.run(out, 40, row.length());
        out.put(row.array(), 0, row.length());
        golden.add(read("moves-row", "cells 40 to 42, nobody moved in 41", taken(out)));
        ChunkWriter.window(out, 0, 1, 4, 3, false);
        golden.add(read("window", "other cells from now on", taken(out)));
        ChunkWriter.window(out, 2, 3, 6, 5, true);
        ChunkWriter.moves(out, 63, one);
        ChunkWriter.moves(out, 64, three);
        out.put(ChunkWriter.gathering(gathering));
        ChunkWriter.moves(out, 65, one);
        out.put(ChunkWriter.face(face));
        out.put(ChunkWriter.reaction(new PersonId(12), "👏"));
        out.put(ChunkWriter.gone(List.of(new PersonId(7), new PersonId(8))));
        out.put(ChunkWriter.gone(List.of(new PersonId(9))));
        golden.add(read("glued", "chunks of several cells laid end to end, everything stale before it", taken(out)));
        out.put(ChunkWriter.gathering(new RoomNotice.Gathering(
                new ConversationId(6), ConversationKind.STAGE, 4, false, List.of(), List.of(), 0)));
        golden.add(read("gathering-ended", "conversation 6, made by area 4, has ended", taken(out)));
        out.put(ChunkWriter.gatheringChange(change));
        golden.add(
                read("gathering-change", "in conversation 6 one came to speak, two to listen, one left", taken(out)));
        return golden;
    }

    private static Set<String> permissions() {
        return new TreeSet<>(List.of("SAY_NEARBY", "SAY_ROOM"));
    }

    private static ClientMessage.Builder message() {
        return ClientMessage.newBuilder();
    }

    private static Golden client(String name, String meaning, MessageOrBuilder message) {
        var built = ((ClientMessage.Builder) message).build();
        return new Golden(name, meaning, built.toByteArray(), built);
    }

    private static void server(List<Golden> golden, String name, String meaning, ServerNews news) {
        golden.add(read(
                name,
                meaning,
                payloadOf(bytes(NoticeEncoder.encode(io.netty.buffer.UnpooledByteBufAllocator.DEFAULT, news)))));
    }

    private static void notice(List<Golden> golden, String name, String meaning, RoomNotice notice) {
        golden.add(read(
                name,
                meaning,
                payloadOf(bytes(NoticeEncoder.encode(io.netty.buffer.UnpooledByteBufAllocator.DEFAULT, notice)))));
    }

    private static Golden read(String name, String meaning, byte[] payload) {
        try {
            return new Golden(name, meaning, payload, ServerMessage.parseFrom(payload));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(name + " is no ServerMessage", e);
        }
    }

    private static byte[] bytes(io.netty.buffer.ByteBuf frame) {
        byte[] bytes = io.netty.buffer.ByteBufUtil.getBytes(frame);
        frame.release();
        return bytes;
    }

    /** Without the WebSocket header. */
    private static byte[] payloadOf(byte[] frame) {
        int told = frame[1] & 0x7f;
        return Arrays.copyOfRange(frame, told < 126 ? 2 : told == 126 ? 4 : 10, frame.length);
    }

    private static byte[] taken(Bytes out) {
        byte[] taken = Arrays.copyOf(out.array(), out.length());
        out.clear();
        return taken;
    }
}
