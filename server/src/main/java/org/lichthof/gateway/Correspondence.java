package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.chat.Channel;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.wire.ChatTarget;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.wire.ServerNews;
import org.lichthof.world.RoomId;

/**
 * Brings kept messages to those whom they are for, and knows which member is connected. One task an event loop and message,
 * however many connections it has. Any thread.
 */
public final class Correspondence {
    /** Who stands for a member, and where they are. */
    private record Seat(Session session, RoomId room) {}

    /** Readers on one event loop; with fewer, calls are cheap and nothing is worth waiting for. */
    private static final int MANY = 1_000;

    private final int many;
    private final ConcurrentHashMap<EventId, ConcurrentHashMap<Integer, Seat>> events = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, Set<Session>> rooms = new ConcurrentHashMap<>();

    private record Place(EventId event, RoomId room) {}

    public Correspondence() {
        this(MANY);
    }

    /** @param many from so many readers on one event loop on, a word waits a moment to leave together with a picture */
    Correspondence(int many) {
        this.many = many;
    }

    /** They are in this room now, and in none of before. Of several connections of a member the newest counts. */
    void enter(Guest guest, RoomId room, Session session) {
        EventId event = guest.event().id();
        events.computeIfAbsent(event, _ -> new ConcurrentHashMap<>())
                .compute(guest.member().number(), (_, before) -> {
                    if (before != null && before.session.number() > session.number()) {
                        return before;
                    }
                    if (before != null) {
                        takeOut(new Place(event, before.room), before.session);
                    }
                    rooms.compute(new Place(event, room), (_, those) -> {
                        Set<Session> all = those == null ? ConcurrentHashMap.newKeySet() : those;
                        all.add(session);
                        return all;
                    });
                    return new Seat(session, room);
                });
    }

    void leave(Guest guest, Session session) {
        EventId event = guest.event().id();
        inEvent(event).computeIfPresent(guest.member().number(), (_, seat) -> {
            if (seat.session != session) {
                return seat;
            }
            takeOut(new Place(event, seat.room), session);
            return null;
        });
    }

    private void takeOut(Place place, Session session) {
        rooms.computeIfPresent(place, (_, those) -> {
            those.remove(session);
            return those.isEmpty() ? null : those;
        });
    }

    private ConcurrentHashMap<Integer, Seat> inEvent(EventId event) {
        ConcurrentHashMap<Integer, Seat> seats = events.get(event);
        return seats == null ? new ConcurrentHashMap<>() : seats;
    }

    @Nullable
    Session of(EventId event, int member) {
        Seat seat = inEvent(event).get(member);
        return seat == null ? null : seat.session;
    }

    /** Ends the visit of this member, if they are here: the event's team has taken back what they came by. */
    public void remove(EventId event, int member) {
        Session session = of(event, member);
        if (session != null) {
            session.eventLoop().execute(session::remove);
        }
    }

    /** Every new message, after its commit, in the order of the ids: what {@code ChatService} is to be given. Does not block. */
    public void kept(Message message) {
        switch (message.channel()) {
            case Channel.Direct(int to) -> {
                bring(of(message.event(), to), line(message, to));
                if (to != message.fromMember()) {
                    bring(of(message.event(), message.fromMember()), line(message, message.fromMember()));
                }
            }
            case Channel.Everyone() ->
                bringAll(inEvent(message.event()).values().stream().map(Seat::session), line(message, 0));
            case Channel.WholeRoom(var room) ->
                bringAll(rooms.getOrDefault(new Place(message.event(), room), Set.of()).stream(), line(message, 0));
        }
    }

    private static void bring(@Nullable Session session, ServerNews.ChatLine line) {
        if (session != null) {
            session.eventLoop().execute(() -> {
                session.hear(line, NoticeEncoder.encode(session.buffers(), new ServerNews.Said(line)));
                session.flush();
            });
        }
    }

    private void bringAll(Stream<Session> whom, ServerNews.ChatLine line) {
        Map<EventLoop, List<Session>> byLoop = whom.collect(Collectors.groupingBy(Session::eventLoop));
        byLoop.forEach((loop, those) -> loop.execute(() -> {
            ByteBuf frame = NoticeEncoder.encode(PooledByteBufAllocator.DEFAULT, new ServerNews.Said(line));
            those.forEach(session -> session.hear(line, frame.retainedDuplicate()));
            frame.release();
            Flushing.begin(loop, those, those.size() >= many);
        }));
    }

    /** @param reader whose message this is: of a direct one, they see the other side */
    static ServerNews.ChatLine line(Message message, int reader) {
        ChatTarget channel = switch (message.channelOf(reader)) {
            case Channel.WholeRoom _ -> new ChatTarget.WholeRoom();
            case Channel.Everyone() -> new ChatTarget.Everyone();
            case Channel.Direct(int other) -> new ChatTarget.Direct(other);
        };
        return new ServerNews.ChatLine(
                message.id(),
                channel,
                message.fromMember(),
                message.fromName(),
                message.fromRole().key(),
                message.text(),
                message.sentAt().toEpochMilli(),
                message.channel() instanceof Channel.WholeRoom(var room) ? room.value() : "",
                message.clientRef(),
                message.channel() instanceof Channel.Direct(int to) ? to : 0);
    }
}
