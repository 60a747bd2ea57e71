package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.chat.Channel;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.wire.ChatTarget;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.wire.ServerNews;

/**
 * Brings kept messages to those whom they are for, and knows which member is connected. One task an event loop and message,
 * however many connections it has. Any thread.
 */
public final class Correspondence {
    private record Someone(EventId event, int member) {}

    private final ConcurrentHashMap<Someone, Session> sessions = new ConcurrentHashMap<>();

    void enter(EventId event, int member, Session session) {
        sessions.merge(new Someone(event, member), session, (old, mine) -> old.number() > mine.number() ? old : mine);
    }

    void leave(EventId event, int member, Session session) {
        sessions.remove(new Someone(event, member), session);
    }

    @Nullable
    Session of(EventId event, int member) {
        return sessions.get(new Someone(event, member));
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
        ServerNews.ChatLine line = line(message, 0);
        switch (message.channel()) {
            case Channel.Direct(int to) -> {
                bring(of(message.event(), to), line(message, to));
                if (to != message.fromMember()) {
                    bring(of(message.event(), message.fromMember()), line(message, message.fromMember()));
                }
            }
            case Channel.Everyone() -> bringAll(message.event(), _ -> true, line);
            case Channel.WholeRoom(var room) ->
                bringAll(message.event(), session -> room.equals(session.roomNow()), line);
        }
    }

    private static void bring(@Nullable Session session, ServerNews.ChatLine line) {
        if (session != null) {
            session.eventLoop()
                    .execute(() ->
                            session.hear(line, NoticeEncoder.encode(session.buffers(), new ServerNews.Said(line))));
        }
    }

    private void bringAll(EventId event, java.util.function.Predicate<Session> whom, ServerNews.ChatLine line) {
        Map<EventLoop, List<Session>> byLoop = new HashMap<>();
        sessions.forEach((someone, session) -> {
            if (someone.event.equals(event) && whom.test(session)) {
                byLoop.computeIfAbsent(session.eventLoop(), _ -> new ArrayList<>())
                        .add(session);
            }
        });
        byLoop.forEach((loop, those) -> loop.execute(() -> {
            ByteBuf frame = NoticeEncoder.encode(PooledByteBufAllocator.DEFAULT, new ServerNews.Said(line));
            those.forEach(session -> session.hear(line, frame.retainedDuplicate()));
            frame.release();
        }));
    }

    /** @param reader whose message this is: of a direct one, they see the other side */
    static ServerNews.ChatLine line(Message message, int reader) {
        ChatTarget channel = switch (message.channel()) {
            case Channel.WholeRoom _ -> new ChatTarget.WholeRoom();
            case Channel.Everyone() -> new ChatTarget.Everyone();
            case Channel.Direct(int to) ->
                new ChatTarget.Direct(reader == message.fromMember() ? to : message.fromMember());
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
