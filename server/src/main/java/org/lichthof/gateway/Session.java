package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Loop;
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

/**
 * One WebSocket connection, from Hello to its end: what comes in goes to {@link Arrival} until they are in a room and to
 * {@link Wishes} from then on; what goes out passes the {@link ConnectionOutbox}, to which the room writes directly.
 *
 * <p>Everything happens on the connection's event loop, but for {@link #number} and {@link #loop}. What blocks goes to the
 * workers and comes back.
 */
final class Session implements FrameReader.Listener, Visitor, Flushing.Reader {
    private static final int COME_BACK_MILLIS = 1_000;

    private final Line line;
    private final SessionServices services;
    private final ConnectionOutbox outbox;
    private final long number;
    private final Legwork legwork;
    private final Floodgate floodgate;
    private final Patience patience;
    private final ChatDesk chat;
    private final Arrival arrival;
    private final Wishes wishes;
    private SessionState state = new SessionState.Greeting();

    /** That of the state, within reach of those who need it ten times a second; null: not in a room. */
    private @Nullable Visit visit;

    /** Since the last round. */
    private boolean wasHeard = true;

    Session(Line line, String address, SessionServices services) {
        this.line = line;
        this.services = services;
        this.number = services.numbers().incrementAndGet();
        this.outbox = new ConnectionOutbox(line, services.settings().limits().outboxBytes());
        this.legwork = new Legwork(line.loop(), services.workers());
        this.floodgate = new Floodgate(line, services.settings().limits(), services.meters());
        this.patience =
                new Patience(line.loop(), () -> close(ClosingReason.IDLE, "This took too long.", COME_BACK_MILLIS));
        this.chat = new ChatDesk(this, services);
        this.arrival = new Arrival(this, address, services, chat, patience);
        this.wishes = new Wishes(this, services, chat, arrival);
        patience.expectWithin(services.settings().limits().helloSeconds());
    }

    // As rooms and the chat see it.

    @Override
    public Loop loop() {
        return new NettyLoop(line.loop());
    }

    EventLoop eventLoop() {
        return line.loop();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public ByteBufAllocator buffers() {
        return line.buffers();
    }

    // What comes in.

    @Override
    public void message(ByteBuf payload) {
        wasHeard = true;
        if (visit != null) {
            RoomCommand.Walk walk = FrameDecoder.walk(payload, visit.person());
            if (walk != null) {
                walk(visit, walk, payload.readableBytes());
                return;
            }
        }
        switch (state) {
            case SessionState.Greeting _ -> {
                ClientMessage first = FrameDecoder.decodeFirst(payload);
                if (passes(payload, first)) {
                    arrival.greet(first);
                }
            }
            case SessionState.InRoom inRoom -> {
                ClientMessage message =
                        FrameDecoder.decode(payload, inRoom.visit().person());
                if (passes(payload, message)) {
                    wishes.act(message, inRoom);
                }
            }
            // Nothing can be wished between Hello and Welcome, and nothing after the end.
            case SessionState.Admitting _, SessionState.Entering _, SessionState.Leaving _ -> {}
        }
    }

    private void walk(Visit by, RoomCommand.Walk walk, int bytes) {
        if (floodgate.letsWalk(bytes) && !by.tell(walk)) {
            busy("");
        }
        if (walk.moving() && by.walks()) {
            // Who walks says so ten times a second: nobody would be shown what comes next before the room asks.
            line.nextCanWait();
        }
    }

    private boolean passes(ByteBuf payload, ClientMessage message) {
        return switch (floodgate.judge(payload.readableBytes(), message)) {
            case Floodgate.Verdict.Pass _ -> true;
            case Floodgate.Verdict.Drop _ -> false;
            case Floodgate.Verdict.Pause(long millis) -> {
                String clientRef = message instanceof ClientMessage.Say say ? say.clientRef() : "";
                refuse(RefusalCode.TOO_FAST, "Too many messages a second.", clientRef, millis);
                yield false;
            }
        };
    }

    @Override
    public int touch() {
        return visit == null ? 0 : visit.touchToHear() + floodgate.touch();
    }

    @Override
    public void alive() {
        wasHeard = true;
    }

    @Override
    public boolean hear() {
        return line.readNow();
    }

    // What the rooms answer.

    @Override
    public void admitted(Visit visit, Visitor.Admission admission) {
        arrival.admitted(visit, admission);
    }

    @Override
    public void turnedAway(RoomKey room, NoEntry why, long retryAfterMillis) {
        arrival.turnedAway(why, retryAfterMillis);
    }

    @Override
    public void news(Visit visit, RoomNotice notice) {
        if (state instanceof SessionState.InRoom inRoom) {
            arrival.news(inRoom, visit, notice);
        }
    }

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

    // What goes out.

    @Override
    public void write(ByteBuf frame) {
        if (!outbox.write(frame)) {
            close(ClosingReason.TOO_SLOW, "Your connection could not keep up.", COME_BACK_MILLIS);
        }
    }

    @Override
    public void show(ByteBuf frame) {
        line.show(frame);
    }

    @Override
    public int touchToShow() {
        return line.touchToShow();
    }

    @Override
    public boolean isWritable() {
        return line.isWritable();
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public void writabilityChanged() {
        if (line.isWritable() && state instanceof SessionState.InRoom inRoom) {
            inRoom.visit().writableAgain();
        }
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

    void refuse(ServerNews.Refused refused) {
        services.meters().refused(refused.code());
        send(refused);
    }

    /** What they wished cannot be taken in now. */
    void busy(String clientRef) {
        refuse(RefusalCode.BUSY, "The room has more to do than it can; try again.", clientRef, 500);
    }

    /** A kept message, for them or for all; it leaves with the next {@link #flush}. {@code frame} holds it; its reference is given away. */
    void hear(ServerNews.ChatLine line, ByteBuf frame) {
        if (state instanceof SessionState.Leaving || chat.waitsWith(line)) {
            frame.release();
            return;
        }
        write(frame);
    }

    @Override
    public boolean isShownWithin(int millis) {
        Visit current = visit;
        return current != null && current.isShownWithin(millis);
    }

    // What takes its time.

    /** As {@link #work(Supplier, Consumer)}; when it comes to nothing they are told so. */
    void work(Supplier<Supplier<Runnable>> start) {
        work(start, _ -> {});
    }

    /**
     * Has something done that may block, in its turn.
     *
     * @param start see {@link Legwork#send}
     * @param otherwise what else is to be done when it comes to nothing, before they are told so
     */
    void work(Supplier<Supplier<Runnable>> start, Consumer<Legwork.Failure> otherwise) {
        legwork.send(start, failure -> {
            otherwise.accept(failure);
            switch (failure) {
                case TOO_MANY -> busy("");
                case STORE, OURS ->
                    refuse(RefusalCode.STORE_UNAVAILABLE, "This cannot be looked up or kept right now.", "", 5_000);
            }
        });
    }

    // Where they are in their visit.

    SessionState state() {
        return state;
    }

    void become(SessionState next) {
        state = next;
        visit = next instanceof SessionState.InRoom inRoom ? inRoom.visit() : null;
    }

    /** Called every so often: pings who was silent, gives up on who stays so. */
    void round(int silentRoundsTolerated) {
        boolean heard = wasHeard;
        wasHeard = false;
        switch (patience.round(heard, silentRoundsTolerated)) {
            case ALIVE -> {}
            case SILENT -> {
                ByteBuf ping = line.buffers().directBuffer(2);
                WebSocketFrames.writeHeader(ping, WebSocketFrames.PING, 0);
                write(ping);
                flush();
            }
            case GONE -> close(ClosingReason.IDLE, "Nothing was heard from you.", COME_BACK_MILLIS);
        }
    }

    // The end.

    /** They are not to come back to their place, nor to stand there as if they were only disconnected. */
    void remove() {
        if (state instanceof SessionState.InRoom inRoom) {
            inRoom.visit().leave();
        }
        close(ClosingReason.REMOVED, "Your personal link was taken back.", 0);
    }

    /** They said goodbye. */
    void goodbye() {
        end(Unpooled.EMPTY_BUFFER, FrameReader.NORMAL, true);
    }

    void close(ClosingReason reason, String message, int comeBackAfterMillis) {
        if (state instanceof SessionState.Leaving) {
            return;
        }
        services.meters().closed(reason);
        end(
                NoticeEncoder.encode(buffers(), new ServerNews.Closing(reason, message, comeBackAfterMillis)),
                reason == ClosingReason.SERVER_RESTART ? 1012 : 1000,
                true);
    }

    private void end(ByteBuf lastWords, int status, boolean isHeard) {
        leaveState();
        outbox.close(lastWords, status, isHeard);
    }

    @Override
    public void broken(int status) {
        if (state instanceof SessionState.Leaving) {
            outbox.isAnswered();
            return;
        }
        if (status == FrameReader.NORMAL) {
            end(Unpooled.EMPTY_BUFFER, FrameReader.NORMAL, false);
            return;
        }
        services.meters().closed(ClosingReason.PROTOCOL_ERROR);
        end(
                NoticeEncoder.encode(
                        buffers(),
                        new ServerNews.Closing(
                                ClosingReason.PROTOCOL_ERROR, "WebSocket rule broken, status " + status + ".", 0)),
                status,
                false);
    }

    @Override
    public void closed() {
        leaveState();
    }

    private void leaveState() {
        patience.expectNothing();
        legwork.stop();
        if (state instanceof SessionState.InRoom inRoom) {
            inRoom.visit().lost();
            services.correspondence().leave(inRoom.guest(), this);
        }
        become(new SessionState.Leaving());
    }
}
