package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.Admission.Admitted;
import org.lichthof.access.Admission.Reason;
import org.lichthof.access.Admission.Rejected;
import org.lichthof.access.Permission;
import org.lichthof.conversation.Availability;
import org.lichthof.event.Event;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.hosting.Entrance;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.Visit;
import org.lichthof.hosting.Visitor;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.ClientMessage;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.FrameDecoder;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.wire.RefusalCode;
import org.lichthof.wire.ServerNews;
import org.lichthof.wire.WebSocketFrames;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;
import org.lichthof.world.RoomId;

/**
 * One WebSocket connection: says who this is, brings them into a room, passes on what they wish, and ends. What is seen and
 * said reaches the client through the {@link ConnectionOutbox}; the room writes there directly.
 *
 * <p>Everything happens on the connection's event loop, but for {@link #number}, {@link #loop} and {@link #roomNow}. What
 * blocks goes to the workers and comes back.
 */
final class Session implements FrameReader.Listener, Visitor {
    private static final int MALFORMED_TOLERATED = 10;
    private static final int ENTERING_SECONDS = 20;
    private static final int COME_BACK_MILLIS = 1_000;

    private final Channel channel;
    private final String address;
    private final SessionServices services;
    private final ConnectionOutbox outbox;
    private final ChatDesk chat;
    private final long number;
    private final Welcoming welcoming;
    private final Floodgate floodgate;
    private final Patience patience;
    private SessionState state = new SessionState.Greeting();
    private int version;
    private int malformed;
    private Availability availability = Availability.AVAILABLE;
    private int viewWidth = 1_280;
    private int viewHeight = 720;
    private volatile @Nullable RoomId roomNow;

    Session(Channel channel, String address, SessionServices services) {
        this.channel = channel;
        this.address = address;
        this.services = services;
        this.number = services.numbers().incrementAndGet();
        this.outbox = new ConnectionOutbox(channel, services.settings().limits().outboxBytes());
        this.chat = new ChatDesk(this, services);
        this.welcoming = new Welcoming(services);
        this.patience = new Patience(
                channel.eventLoop(), () -> close(ClosingReason.IDLE, "This took too long.", COME_BACK_MILLIS));
        this.floodgate = new Floodgate(
                channel,
                services.settings().limits(),
                services.meters(),
                wait -> refuse(RefusalCode.TOO_FAST, "Too many messages a second.", "", wait));
        patience.expectWithin(services.settings().limits().helloSeconds());
    }

    // As rooms and the chat see it.

    @Override
    public Executor loop() {
        return channel.eventLoop();
    }

    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public ByteBufAllocator buffers() {
        return channel.alloc();
    }

    /** The room they are in; null: none. Any thread. */
    @Nullable
    RoomId roomNow() {
        return roomNow;
    }

    // What comes in.

    @Override
    public void message(ByteBuf payload) {
        patience.alive();
        switch (state) {
            case SessionState.Greeting _ -> greet(FrameDecoder.decodeFirst(payload));
            case SessionState.InRoom inRoom -> {
                if (floodgate.letsThrough(payload)) {
                    act(FrameDecoder.decode(payload, inRoom.visit().person()), inRoom);
                }
            }
            // Nothing can be wished between Hello and Welcome, and nothing after the end.
            case SessionState.Admitting _, SessionState.Entering _, SessionState.Leaving _ -> {}
        }
    }

    private void act(ClientMessage message, SessionState.InRoom inRoom) {
        Visit visit = inRoom.visit();
        Guest guest = inRoom.guest();
        switch (message) {
            case ClientMessage.ForRoom(RoomCommand command) -> tell(command, guest, visit);
            case ClientMessage.ChangeProfile(String name, int avatar) -> changeProfile(guest, name, avatar);
            case ClientMessage.Say say -> chat.say(say, guest, visit);
            case ClientMessage.Typing typing -> chat.typing(typing, guest, visit);
            case ClientMessage.ReadHistory read -> chat.readHistory(read, guest);
            case ClientMessage.WhoIs(var persons) -> visit.whoIs(persons);
            case ClientMessage.EnterRoom(String room, String entry) -> enterRoom(inRoom, room, entry);
            case ClientMessage.Locate(int member) -> locate(guest, member);
            case ClientMessage.Ping(long clientTime) ->
                send(new ServerNews.Pong(clientTime, services.clock().millis()));
            case ClientMessage.Goodbye() -> {
                visit.leave();
                end(WebSocketFrames.close(channel.alloc(), FrameReader.NORMAL), FrameReader.NORMAL);
            }
            case ClientMessage.Malformed(String why) -> malformed(why);
            case ClientMessage.Hello _ -> malformed("Hello is said once");
        }
    }

    private void tell(RoomCommand command, Guest guest, Visit visit) {
        RoomCommand allowed = switch (command) {
            case RoomCommand.Lock _ -> guest.may(Permission.LOCK_CONVERSATION) ? command : null;
            case RoomCommand.Invite _ -> guest.may(Permission.INVITE) ? command : null;
            // Who may not jump walks.
            case RoomCommand.GoTo(var person, var to, boolean jump)
            when jump && !guest.may(Permission.JUMP) -> new RoomCommand.GoTo(person, to, false);
            case RoomCommand.SetAvailability(var _, Availability wished) -> {
                availability = wished;
                yield command;
            }
            case RoomCommand.Look(var _, int width, int height, var _) -> {
                viewWidth = width;
                viewHeight = height;
                yield command;
            }
            default -> command;
        };
        if (allowed == null) {
            refuse(RefusalCode.NOT_ALLOWED, "Your role does not allow this.", "", 0);
        } else if (!visit.tell(allowed)) {
            busy("");
        }
    }

    void busy(String clientRef) {
        refuse(RefusalCode.BUSY, "The room has more to do than it can; try again.", clientRef, 500);
    }

    private void malformed(String why) {
        if (++malformed > MALFORMED_TOLERATED) {
            close(ClosingReason.PROTOCOL_ERROR, "Too much that cannot be understood. " + why, 0);
        } else {
            refuse(RefusalCode.MALFORMED, why, "", 0);
        }
    }

    private void changeProfile(Guest guest, String name, int avatar) {
        work(() -> {
            var change = services.doorkeeper().changeProfile(guest.event().id(), guest.member(), name, avatar);
            return () -> {
                if (!(state instanceof SessionState.InRoom inRoom)) {
                    return;
                }
                switch (change) {
                    case org.lichthof.access.Doorkeeper.ProfileChange.Changed(var member) -> {
                        Guest changed = inRoom.guest().with(member);
                        state = inRoom.with(changed);
                        if (!inRoom.visit()
                                .tell(new RoomCommand.ChangeProfile(
                                        inRoom.visit().person(), changed.profile()))) {
                            busy("");
                        }
                    }
                    case org.lichthof.access.Doorkeeper.ProfileChange.Refused(String remedy) ->
                        refuse(RefusalCode.BAD_NAME, remedy, "", 0);
                }
            };
        });
    }

    private void locate(Guest guest, int member) {
        if (!guest.may(Permission.LOCATE)) {
            refuse(RefusalCode.NOT_ALLOWED, "Your role does not allow this.", "", 0);
            return;
        }
        services.rooms()
                .locate(
                        guest.event().id().value(),
                        member,
                        found -> channel.eventLoop()
                                .execute(() -> send(found.map(there -> new ServerNews.Located(
                                                member,
                                                there.room().room().value(),
                                                there.line().face().person().value(),
                                                there.line().x(),
                                                there.line().y(),
                                                there.line().areaIndex()))
                                        .orElseGet(() -> ServerNews.Located.nowhere(member)))));
    }

    // Coming in.

    private void greet(ClientMessage first) {
        if (!(first instanceof ClientMessage.Hello hello)) {
            close(
                    ClosingReason.PROTOCOL_ERROR,
                    first instanceof ClientMessage.Malformed(String why) ? why : "Hello comes first.",
                    0);
            return;
        }
        var agreed = Reception.agreeOn(hello);
        if (agreed.isEmpty()) {
            refuse(
                    RefusalCode.OUTDATED_CLIENT,
                    "This page is of version " + hello.version() + ", the server speaks " + Reception.OLDEST_VERSION
                            + " to " + Reception.VERSION + ". Load it again.",
                    "",
                    0);
            close(ClosingReason.PROTOCOL_ERROR, "No version in common.", 0);
            return;
        }
        if (!services.limits().mayEnter(address, System.nanoTime())) {
            refuse(RefusalCode.TOO_FAST, "Too many came in from your address within a minute.", "", 10_000);
            return;
        }
        version = agreed.get();
        state = new SessionState.Admitting(hello);
        patience.expectWithin(ENTERING_SECONDS);
        work(() -> {
            var decided = services.doorkeeper()
                    .admit(new org.lichthof.access.Visitor(
                            hello.event(), hello.linkToken(), hello.memberToken(), hello.name(), hello.avatar()));
            return () -> letIn(hello, decided);
        });
    }

    private void letIn(ClientMessage.Hello hello, org.lichthof.access.Admission decided) {
        if (!(state instanceof SessionState.Admitting)) {
            return; // gone meanwhile
        }
        switch (decided) {
            case Rejected(var reason, String remedy) -> {
                if (reason == Reason.BAD_LINK) {
                    services.limits().wrongLink(address, System.nanoTime());
                }
                RefusalCode code = switch (reason) {
                    case UNKNOWN_EVENT -> RefusalCode.UNKNOWN_EVENT;
                    case EVENT_CLOSED -> RefusalCode.EVENT_CLOSED;
                    case BAD_LINK -> RefusalCode.BAD_LINK;
                    case BAD_NAME -> RefusalCode.BAD_NAME;
                };
                letTryAgain();
                refuse(code, remedy, "", 0);
            }
            case Admitted(Event event, var member, var permissions, String memberToken) -> {
                var guest = new Guest(event, member, permissions, memberToken, hello.language());
                var way = Reception.wayIn(
                        guest,
                        hello,
                        services.tickets().verify(hello.resumeTicket()),
                        services.rooms().find(event.id().value(), member.number()));
                viewWidth = way.entrance().viewWidth();
                viewHeight = way.entrance().viewHeight();
                state = new SessionState.Entering(guest, hello, way);
                services.rooms().enter(way.room(), way.entrance(), this);
            }
        }
    }

    private void letTryAgain() {
        state = new SessionState.Greeting();
        patience.expectWithin(60);
    }

    @Override
    public void admitted(Visit visit, Visitor.Admission admission) {
        switch (state) {
            case SessionState.Entering(Guest guest, ClientMessage.Hello hello, Reception.Way way) -> {
                patience.expectNothing();
                state = new SessionState.InRoom(guest, visit, null);
                roomNow = visit.room().room();
                availability = admission.entered().availability();
                send(welcoming.welcome(version, guest, way, visit, admission));
                chat.catchUp(guest, hello.newestMessage());
            }
            case SessionState.InRoom inRoom -> {
                // The room of before let them go already; this only ends its bookkeeping here.
                inRoom.visit().leave();
                state = new SessionState.InRoom(inRoom.guest(), visit, null);
                roomNow = visit.room().room();
                availability = admission.entered().availability();
                send(welcoming.room(inRoom.guest(), visit, admission));
            }
            case SessionState.Leaving _, SessionState.Greeting _, SessionState.Admitting _ -> visit.lost();
        }
    }

    // Going elsewhere.

    private void enterRoom(SessionState.InRoom inRoom, String room, String entry) {
        RoomPlan plan = RoomId.isValid(room)
                ? inRoom.guest().event().room(new RoomId(room)).orElse(null)
                : null;
        if (plan == null) {
            refuse(new ServerNews.Refused(
                    RefusalCode.UNKNOWN_ROOM,
                    "The event has no such room.",
                    "",
                    0,
                    services.summaries(inRoom.guest().event())));
            return;
        }
        enter(inRoom, plan, entry);
    }

    private void enter(SessionState.InRoom inRoom, RoomPlan plan, String entry) {
        var key = new RoomKey(inRoom.guest().event().id().value(), plan.id());
        if (inRoom.next() != null) {
            return; // on their way already
        }
        state = inRoom.asking(key);
        services.rooms()
                .enter(
                        key,
                        new Entrance(
                                inRoom.guest().profile(),
                                availability,
                                null,
                                Facing.SOUTH,
                                entry,
                                null,
                                viewWidth,
                                viewHeight,
                                Long.MAX_VALUE),
                        this);
    }

    @Override
    public void turnedAway(RoomKey room, NoEntry why, long retryAfterMillis) {
        Guest guest;
        switch (state) {
            case SessionState.Entering entering -> {
                guest = entering.guest();
                letTryAgain();
            }
            case SessionState.InRoom inRoom -> {
                guest = inRoom.guest();
                state = inRoom.asking(null);
            }
            case SessionState.Greeting _, SessionState.Admitting _, SessionState.Leaving _ -> {
                return;
            }
        }
        refuse(
                switch (why) {
                    case NO_SUCH_ROOM ->
                        new ServerNews.Refused(
                                RefusalCode.UNKNOWN_ROOM,
                                "The event has no such room.",
                                "",
                                0,
                                services.summaries(guest.event()));
                    case ROOM_FULL ->
                        new ServerNews.Refused(
                                RefusalCode.ROOM_FULL,
                                "The room is full.",
                                "",
                                retryAfterMillis,
                                services.summaries(guest.event()));
                    case NOT_ALLOWED ->
                        new ServerNews.Refused(
                                RefusalCode.NOT_ALLOWED,
                                "There is no place in this room where you may stand.",
                                "",
                                0,
                                services.summaries(guest.event()));
                    case BUSY ->
                        new ServerNews.Refused(
                                RefusalCode.BUSY,
                                "The room cannot be entered now.",
                                "",
                                retryAfterMillis,
                                services.summaries(guest.event()));
                });
        if (why == NoEntry.NOT_ALLOWED && state instanceof SessionState.InRoom) {
            // Only the room itself knew, and the one before had let go by then: their ticket leads back there.
            close(ClosingReason.ROOM_FAILED, "Back to where you were.", COME_BACK_MILLIS);
        }
    }

    @Override
    public void news(Visit visit, RoomNotice notice) {
        if (!(state instanceof SessionState.InRoom inRoom)) {
            return;
        }
        switch (notice) {
            case RoomNotice.Leaving(String map, String entry) ->
                Reception.behindExit(inRoom.guest().event(), visit.room().room(), map)
                        .ifPresentOrElse(
                                plan -> enter(inRoom, plan, entry),
                                () -> refuse(RefusalCode.UNKNOWN_ROOM, "This exit leads nowhere.", "", 0));
            case RoomNotice.TicketChanged(Point at, Facing facing, long key, boolean locked) ->
                write(NoticeEncoder.encode(
                        buffers(),
                        new ServerNews.ResumeTicket(
                                welcoming.ticket(inRoom.guest(), visit.room().room(), at, facing, key, locked))));
            default -> throw new IllegalArgumentException("the room writes " + notice.getClass() + " itself");
        }
    }

    // What goes out.

    @Override
    public void write(ByteBuf frame) {
        if (!outbox.write(frame)) {
            close(ClosingReason.TOO_SLOW, "Your connection could not keep up.", COME_BACK_MILLIS);
        }
    }

    @Override
    public boolean isWritable() {
        return outbox.isWritable();
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    void send(ServerNews news) {
        if (state instanceof SessionState.Leaving) {
            return;
        }
        write(NoticeEncoder.encode(buffers(), news));
        flush();
    }

    void refuse(RefusalCode code, String message, String clientRef, long retryAfterMillis) {
        refuse(new ServerNews.Refused(code, message, clientRef, retryAfterMillis, List.of()));
    }

    private void refuse(ServerNews.Refused refused) {
        services.meters().refused(refused.code());
        send(refused);
    }

    /** A kept message, for them or for all. {@code frame} holds it; its reference is given away. */
    void hear(ServerNews.ChatLine line, ByteBuf frame) {
        if (state instanceof SessionState.Leaving || chat.waitsWith(line)) {
            frame.release();
            return;
        }
        write(frame);
        flush();
    }

    // The end.

    @Override
    public void dismissed(ClosingReason reason, int comeBackAfterMillis) {
        close(
                reason,
                switch (reason) {
                    case OPENED_ELSEWHERE -> "You are here over another connection now.";
                    case ROOM_FAILED -> "The room had to be started afresh.";
                    default -> "";
                },
                comeBackAfterMillis);
    }

    /** They are not to come back to their place, nor to stand there as if they were only disconnected. */
    void remove() {
        if (state instanceof SessionState.InRoom inRoom) {
            inRoom.visit().leave();
        }
        close(ClosingReason.REMOVED, "Your personal link was taken back.", 0);
    }

    void close(ClosingReason reason, String message, int comeBackAfterMillis) {
        if (state instanceof SessionState.Leaving) {
            return;
        }
        services.meters().closed(reason);
        end(
                NoticeEncoder.encode(buffers(), new ServerNews.Closing(reason, message, comeBackAfterMillis)),
                reason == ClosingReason.SERVER_RESTART ? 1012 : 1000);
    }

    private void end(ByteBuf lastWords, int status) {
        leaveState();
        outbox.close(lastWords, status);
    }

    @Override
    public void broken(int status) {
        if (status == FrameReader.NORMAL || state instanceof SessionState.Leaving) {
            leaveState();
            outbox.close(io.netty.buffer.Unpooled.EMPTY_BUFFER, FrameReader.NORMAL);
            return;
        }
        services.meters().closed(ClosingReason.PROTOCOL_ERROR);
        end(
                NoticeEncoder.encode(
                        buffers(),
                        new ServerNews.Closing(
                                ClosingReason.PROTOCOL_ERROR, "WebSocket rule broken, status " + status + ".", 0)),
                status);
    }

    @Override
    public void closed() {
        leaveState();
    }

    private void leaveState() {
        patience.expectNothing();
        if (state instanceof SessionState.InRoom(Guest guest, Visit visit, var _)) {
            visit.lost();
            services.correspondence().leave(guest.event().id(), guest.member().number(), this);
        }
        roomNow = null;
        state = new SessionState.Leaving();
    }

    @Override
    public void alive() {
        patience.alive();
    }

    @Override
    public void writabilityChanged() {
        if (channel.isWritable() && state instanceof SessionState.InRoom inRoom) {
            inRoom.visit().writableAgain();
        }
    }

    /** Called every so often: pings who was silent, gives up on who stays so. */
    void round(int silentRoundsTolerated) {
        switch (patience.round(silentRoundsTolerated)) {
            case ALIVE -> {}
            case SILENT -> {
                ByteBuf ping = channel.alloc().directBuffer(2);
                WebSocketFrames.writeHeader(ping, WebSocketFrames.PING, 0);
                write(ping);
                flush();
            }
            case GONE -> close(ClosingReason.IDLE, "Nothing was heard from you.", COME_BACK_MILLIS);
        }
    }

    /** Does what may block, then comes back to the loop with what is to be done about it. */
    void work(java.util.function.Supplier<Runnable> blocking) {
        services.workers().execute(() -> {
            Runnable then;
            try {
                then = blocking.get();
            } catch (StoreUnavailable e) {
                then = () -> {
                    if (state instanceof SessionState.Admitting) {
                        letTryAgain();
                    }
                    refuse(RefusalCode.STORE_UNAVAILABLE, "This cannot be looked up or kept right now.", "", 5_000);
                };
            }
            channel.eventLoop().execute(then);
        });
    }
}
