package org.lichthof.hosting;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.Profile;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.ClosingReason;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** A connection that remembers what it was told, and is as slow as the test wants. */
final class ScriptedVisitor implements Visitor {
    private static long numbers;

    final int member;
    private final Loop loop;
    private final long number = ++numbers;
    final List<ServerMessage> told = new ArrayList<>();

    /** The memory that the newest frame is a view of. */
    @Nullable
    ByteBuf newestBuffer;

    /** The memory that the newest nearby message that reached them is a view of. */
    @Nullable
    ByteBuf lastSaidBuffer;

    /** What they do when what they sent is asked for. */
    Runnable whenAsked = () -> {};

    /** What {@link #hear} answers. */
    boolean saysMore = true;

    boolean isWritable = true;
    boolean breaksOnWrite;

    @Nullable
    Visit visit;

    @Nullable
    Admission admission;

    @Nullable
    NoEntry turnedAway;

    @Nullable
    ClosingReason dismissed;

    int comeBackAfterMillis;

    ScriptedVisitor(int member, Loop loop) {
        this.member = member;
        this.loop = loop;
    }

    Entrance entrance() {
        return entrance("citizen", new Point(400, 400));
    }

    Entrance entrance(String role, Point at) {
        return new Entrance(
                new Profile(member, "member " + member, 0, role),
                Availability.AVAILABLE,
                at,
                Facing.SOUTH,
                "",
                null,
                1_280,
                720,
                0);
    }

    Visit visit() {
        return Objects.requireNonNull(visit, "is not in");
    }

    Admission admission() {
        return Objects.requireNonNull(admission, "was not let in");
    }

    Point at() {
        return admission().entered().at();
    }

    /** Nobody need ask them for it: what they do is known at once ({@link Visit#walks}). */
    boolean walk(int dx, int dy) {
        return visit().tell(new RoomCommand.Walk(
                visit().person(),
                at().x() + dx,
                at().y() + dy,
                Facing.EAST,
                true,
                admission().entered().epoch()));
    }

    void say(String text) {
        visit().tell(new RoomCommand.SayNearby(visit().person(), "mark-" + text, text, 1_700_000_000_000L));
    }

    /** Texts of the nearby messages that reached them, in their order. */
    List<String> heard() {
        return told.stream()
                .filter(ServerMessage::hasSaid)
                .map(message -> message.getSaid().getMessage().getText())
                .toList();
    }

    @Override
    public int touchToShow() {
        return 0;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean hear() {
        whenAsked.run();
        return saysMore;
    }

    @Override
    public ByteBufAllocator buffers() {
        return UnpooledByteBufAllocator.DEFAULT;
    }

    @Override
    public void admitted(Visit to, Admission how) {
        if (visit != null) {
            visit.leave();
        }
        visit = to;
        admission = how;
    }

    @Override
    public void turnedAway(RoomKey room, NoEntry why, long retryAfterMillis) {
        turnedAway = why;
    }

    @Override
    public void news(Visit from, RoomNotice notice) {}

    @Override
    public void write(ByteBuf frame) {
        if (breaksOnWrite) {
            frame.release();
            throw new IllegalStateException("broken for a test");
        }
        byte[] bytes = ByteBufUtil.getBytes(frame);
        int told126 = bytes[1] & 0x7f;
        try {
            told.add(ServerMessage.parseFrom(
                    Arrays.copyOfRange(bytes, told126 < 126 ? 2 : told126 == 126 ? 4 : 10, bytes.length)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("no ServerMessage", e);
        }
        newestBuffer = memoryOf(frame);
        if (told.getLast().hasSaid()) {
            lastSaidBuffer = newestBuffer;
        }
        frame.release();
    }

    /** Views may lie on views: Netty puts one of its own around some buffers, at random, to find those that are never released. */
    private static ByteBuf memoryOf(ByteBuf frame) {
        ByteBuf memory = frame;
        while (memory.unwrap() != null) {
            memory = memory.unwrap();
        }
        return memory;
    }

    @Override
    public boolean isWritable() {
        return isWritable;
    }

    @Override
    public void flush() {}

    @Override
    public void show(ByteBuf frame) {
        write(frame.retainedDuplicate());
    }

    @Override
    public void dismissed(ClosingReason reason, int comeBack) {
        dismissed = reason;
        comeBackAfterMillis = comeBack;
        if (visit != null) {
            visit.lost();
        }
    }
}
