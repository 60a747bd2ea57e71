package org.lichthof.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.Facing;
import org.lichthof.protocol.v1.GoTo;
import org.lichthof.protocol.v1.Hello;
import org.lichthof.protocol.v1.Look;
import org.lichthof.protocol.v1.Placed;
import org.lichthof.protocol.v1.RoomEntered;
import org.lichthof.protocol.v1.Say;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.Walk;

/**
 * One person of the crowd: comes in, walks where the floor is free, talks when told to, and notes what it sees.
 *
 * <p>All methods run on the connection's event loop; the crowd calls through it.
 */
final class Walker extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int VIEW_WIDTH = 1280;
    private static final int VIEW_HEIGHT = 720;
    private static final int BYTES_A_STEP = 5;
    private static final int NOT_HERE_ANY_MORE = 0xFF_FFFF;

    private final int number;
    private final Crowd crowd;
    private final Tally tally;
    private final SplittableRandom random;
    private final boolean timed;
    final SendLog log = new SendLog();

    private @Nullable ChannelHandlerContext context;
    private @Nullable RoomEntered room;
    private int x;
    private int y;
    private double direction;
    private int epoch;
    private boolean led;
    private boolean standing;
    private volatile int member;
    private int messages;
    private long cameInAt;
    private final Map<String, Long> waiting = new HashMap<>();

    /** Of each person here, the last step that was seen. */
    private final Map<Walker, Long> lastSeen = new HashMap<>();

    /**
     * @param number of this walker in the crowd, from 0
     * @param timed whether the steps that this one sees are matched with the send logs of the others
     */
    Walker(int number, Crowd crowd, boolean timed) {
        this.number = number;
        this.crowd = crowd;
        this.tally = crowd.tally();
        this.random = new SplittableRandom(crowd.seed() * 1_000_003L + number);
        this.timed = timed;
        this.direction = random.nextDouble(2 * Math.PI);
    }

    boolean isIn() {
        return room != null;
    }

    /** Number of the member that this one is; 0: not yet. From any thread. */
    int member() {
        return member;
    }

    // --- what it does ---

    /**
     * One step of 1 / rate seconds at walking pace, turning where the floor ends.
     *
     * @param dueNanos when it was to be made: if this loop is late with it, that counts as well
     */
    void step(double walkSpeed, double ratePerSecond, long dueNanos) {
        Floor floor = crowd.floor();
        if (room == null || floor == null || led || standing) {
            return;
        }
        if (random.nextInt(32) == 0) {
            direction = random.nextDouble(2 * Math.PI);
        }
        double stride = walkSpeed / ratePerSecond;
        for (int tries = 0; tries < 8; tries++) {
            int nextX = (int) Math.round(x + stride * Math.cos(direction));
            int nextY = (int) Math.round(y + stride * Math.sin(direction));
            if (floor.grid().isClear(x, y, nextX, nextY)) {
                x = nextX;
                y = nextY;
                send(walk(true));
                log.sent(x, y, dueNanos);
                tally.walks.increment();
                return;
            }
            direction = random.nextDouble(2 * Math.PI);
        }
    }

    void stand(boolean stand) {
        if (room == null) {
            return;
        }
        standing = stand;
        led = false;
        if (stand) {
            send(walk(false));
        }
    }

    /** Lets the server lead the way; own steps rest until then. */
    void goTo(int area, boolean jump) {
        led = true;
        standing = true;
        send(ClientMessage.newBuilder()
                .setGoTo(GoTo.newBuilder().setArea(area).setJump(jump))
                .build());
    }

    void say(Channel channel, String text) {
        if (room == null) {
            return;
        }
        String mark = "w" + number + "-" + ++messages;
        // Whom a message does not reach (nobody near, too fast) is refused; it is not waited for then.
        waiting.put(mark, System.nanoTime());
        tally.said();
        send(ClientMessage.newBuilder()
                .setSay(Say.newBuilder().setClientRef(mark).setChannel(channel).setText(text))
                .build());
    }

    void leave() {
        if (context != null) {
            send(ClientMessage.newBuilder()
                    .setGoodbye(org.lichthof.protocol.v1.Goodbye.getDefaultInstance())
                    .build());
            context.close();
        }
    }

    private ClientMessage walk(boolean moving) {
        return ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder()
                        .setX(x)
                        .setY(y)
                        .setMoving(moving)
                        .setFacing(Facing.forNumber((int) Math.round(direction / (Math.PI / 4)) & 7))
                        .setEpoch(epoch))
                .build();
    }

    private void send(ClientMessage message) {
        ChannelHandlerContext to = context;
        if (to != null && to.channel().isActive()) {
            ByteBuf bytes = Unpooled.wrappedBuffer(message.toByteArray());
            to.writeAndFlush(new BinaryWebSocketFrame(bytes), to.voidPromise());
        }
    }

    // --- what it is told ---

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context = ctx;
            FrontDoor door = crowd.door();
            send(ClientMessage.newBuilder()
                    .setHello(Hello.newBuilder()
                            .setVersion(1)
                            .setOldestVersion(1)
                            .setEvent(door.event())
                            .setLinkToken(door.linkToken())
                            .setName("Walker " + (number + 1))
                            .setAvatar(1 + number % 12)
                            .setLanguage("en")
                            .setRoom(crowd.room())
                            .setClient("bots")
                            .setView(Look.newBuilder().setWidth(VIEW_WIDTH).setHeight(VIEW_HEIGHT)))
                    .build());
        }
        super.userEventTriggered(ctx, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) throws InvalidProtocolBufferException {
        ByteBuf content = frame.content();
        tally.frames.increment();
        // The header of the frame was taken off already: 2 bytes, 4 from 126 bytes of content on, 10 from 65,536.
        int size = content.readableBytes();
        tally.bytes.add(size + (size < 126 ? 2 : size < 65_536 ? 4 : 10));
        if (!(frame instanceof BinaryWebSocketFrame)) {
            return;
        }
        ServerMessage message = ServerMessage.parseFrom(content.nioBuffer());
        for (ByteString chunk : message.getMovesList()) {
            // With its tag and its length before it.
            tally.movementBytes.add(chunk.size() + (chunk.size() < 128 ? 2 : chunk.size() < 16_384 ? 3 : 4));
            see(chunk);
        }
        switch (message.getBodyCase()) {
            case WELCOME -> {
                cameInAt = System.nanoTime();
                member = message.getWelcome().getMember();
                enter(message.getWelcome().getRoom());
                crowd.cameIn(this);
            }
            case ROOM_ENTERED -> enter(message.getRoomEntered());
            case PLACED -> place(message.getPlaced());
            case SAY_DONE -> {
                Long since = waiting.remove(message.getSayDone().getClientRef());
                if (since != null) {
                    tally.kept.increment();
                    tally.chatTook(System.nanoTime() - since);
                }
            }
            case SAID -> {
                tally.heard.increment();
                long now = System.nanoTime();
                long age = Talk.ageOf(message.getSaid().getMessage().getText(), now);
                // What was said before they came is told to everybody who comes in: it is old, not late.
                if (age >= 0 && now - age > cameInAt) {
                    tally.wordsTook(age);
                }
            }
            case REFUSED -> {
                if (waiting.remove(message.getRefused().getClientRef()) != null) {
                    tally.messagesRefused.increment();
                }
                tally.refused(message.getRefused().getCode().name().substring("REFUSAL_CODE_".length()));
            }
            case CLOSING -> tally.closed(message.getClosing().getReason().name().substring("CLOSING_REASON_".length()));
            default -> {
                // Faces, rosters and the rest are for people.
            }
        }
    }

    private void enter(RoomEntered entered) {
        room = entered;
        x = entered.getX();
        y = entered.getY();
        epoch = entered.getEpoch();
        led = false;
        lastSeen.clear();
        crowd.entered(this, entered);
    }

    private void place(Placed placed) {
        x = placed.getX();
        y = placed.getY();
        epoch = placed.getEpoch();
        switch (placed.getCause()) {
            case PLACED_CAUSE_CORRECTION -> {
                tally.corrections.increment();
                direction = random.nextDouble(2 * Math.PI);
            }
            case PLACED_CAUSE_ROUTE -> led = placed.getMoving();
            case PLACED_CAUSE_JUMP -> led = false;
            default -> {
                // A nudge is taken as it is.
            }
        }
    }

    private void see(ByteString chunk) {
        RoomEntered here = room;
        if (here == null) {
            return;
        }
        int cell = u8(chunk, 0) | u8(chunk, 1) << 8;
        for (int at = 2; at < chunk.size(); cell++) {
            int people = 0;
            for (int shift = 0, next = 0x80; next >= 0x80; shift += 7) {
                next = u8(chunk, at++);
                people |= (next & 0x7F) << shift;
            }
            see(chunk, cell, at, people, here);
            at += people * BYTES_A_STEP;
        }
    }

    /** @param from where the column of persons begins */
    private void see(ByteString chunk, int cell, int from, int people, RoomEntered here) {
        int arrived = 0;
        int left = cell % here.getCellColumns() * here.getCellWidth();
        int top = cell / here.getCellColumns() * here.getCellHeight();
        for (int i = 0; i < people; i++) {
            int at = from + 2 * people + 3 * i;
            int bits = u8(chunk, at) | u8(chunk, at + 1) << 8 | u8(chunk, at + 2) << 16;
            if (bits == NOT_HERE_ANY_MORE) {
                continue;
            }
            arrived++;
            if (timed) {
                int person = u8(chunk, from + 2 * i) | u8(chunk, from + 2 * i + 1) << 8;
                Walker other = crowd.byPerson(person);
                if (other != null && other != this) {
                    time(other, left + (bits & 1023), top + (bits >> 10 & 1023));
                }
            }
        }
        tally.seen.add(arrived);
    }

    private void time(Walker other, int atX, int atY) {
        long step = other.log.stepAt(atX, atY, lastSeen.getOrDefault(other, 0L));
        long age = step == 0 ? -1 : other.log.ageOf(step, System.nanoTime());
        if (age >= 0) {
            lastSeen.put(other, step);
            tally.movementTook(age);
        }
    }

    private static int u8(ByteString bytes, int at) {
        return bytes.byteAt(at) & 0xFF;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (room == null) {
            tally.closed("before the welcome");
        }
        room = null;
        crowd.left(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        tally.closed(cause.getClass().getSimpleName());
        ctx.close();
    }
}
