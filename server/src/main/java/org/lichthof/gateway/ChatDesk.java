package org.lichthof.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.Permission;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.SayAnswer;
import org.lichthof.chat.Wording;
import org.lichthof.hosting.Visit;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ChatTarget;
import org.lichthof.wire.ClientMessage;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.RefusalCode;
import org.lichthof.wire.ServerNews;
import org.lichthof.world.RoomId;

/**
 * What one connection writes and reads. Nearby goes to the room and is kept nowhere; the rest goes to the chat and is
 * acknowledged after its commit. The connection's event loop.
 */
final class ChatDesk {
    private final Session session;
    private final SessionServices services;

    /** More than this is not held back for anybody. */
    private static final int MOST_HELD = 1_000;

    /** Reads of older messages under way; while there are any, new ones are held back. */
    private int reading;

    private final List<ServerNews.ChatLine> held = new ArrayList<>();

    /** By those reads. */
    private final Set<Long> told = new HashSet<>();

    ChatDesk(Session session, SessionServices services) {
        this.session = session;
        this.services = services;
    }

    void say(ClientMessage.Say say, Guest guest, Visit visit) {
        if (say.to() instanceof ChatTarget.Nearby) {
            sayNearby(say, guest, visit);
            return;
        }
        Channel channel = channel(say.to(), visit.room().room());
        if (channel == null) {
            return;
        }
        if (say.to() instanceof ChatTarget.WholeRoom) {
            // Whether or not it is kept: they write no more. A full room forgets it by itself.
            visit.tell(new RoomCommand.TypingInRoom(visit.person(), false));
        }
        services.chat()
                .say(guest.event(), guest.member(), channel, say.clientRef(), say.text())
                .thenAccept(answer -> session.eventLoop().execute(() -> answer(say.clientRef(), answer)));
    }

    private void sayNearby(ClientMessage.Say say, Guest guest, Visit visit) {
        if (!guest.may(Permission.SAY_NEARBY)) {
            session.refuse(RefusalCode.NOT_ALLOWED, "Your role does not allow this.", say.clientRef(), 0);
            return;
        }
        switch (services.chat().wording(say.clientRef(), say.text())) {
            case Wording.Unfit(SayAnswer.Refused why) -> answer(say.clientRef(), why);
            case Wording.Fit(String text) -> {
                var command = new RoomCommand.SayNearby(
                        visit.person(), say.clientRef(), text, services.clock().millis());
                if (!visit.tell(command)) {
                    session.busy(say.clientRef());
                }
            }
        }
    }

    private void answer(String clientRef, SayAnswer answer) {
        switch (answer) {
            case SayAnswer.Kept(var message, boolean _) ->
                session.send(new ServerNews.SayDone(
                        clientRef, message.id(), message.sentAt().toEpochMilli()));
            case SayAnswer.Refused(var reason, String detail, long retryAfterMillis) ->
                session.refuse(
                        switch (reason) {
                            case NOT_ALLOWED -> RefusalCode.NOT_ALLOWED;
                            case TOO_LONG -> RefusalCode.TOO_LONG;
                            case TOO_FAST -> RefusalCode.TOO_FAST;
                            case MALFORMED -> RefusalCode.MALFORMED;
                            case NOT_THERE -> RefusalCode.NOT_THERE;
                            case BUSY -> RefusalCode.BUSY;
                            case STORE_UNAVAILABLE -> RefusalCode.STORE_UNAVAILABLE;
                        },
                        detail,
                        clientRef,
                        retryAfterMillis);
        }
    }

    /** Who is written to directly is told, as is a conversation and a small room; among everybody somebody always types. */
    void typing(ClientMessage.Typing typing, Guest guest, Visit visit) {
        switch (typing.to()) {
            case ChatTarget.Nearby() -> {
                if (!visit.tell(new RoomCommand.TypingNearby(visit.person(), typing.typing()))) {
                    session.busy("");
                }
            }
            case ChatTarget.Direct(int member) -> {
                Session other = services.correspondence().of(guest.event().id(), member);
                if (other != null && guest.may(Permission.SAY_DIRECT)) {
                    int me = guest.member().number();
                    var news = new ServerNews.TypingNow(
                            new ChatTarget.Direct(me), typing.typing() ? List.of(me) : List.of());
                    other.eventLoop().execute(() -> other.send(news));
                }
            }
            case ChatTarget.WholeRoom() -> {
                if (guest.may(Permission.SAY_ROOM)
                        && !visit.tell(new RoomCommand.TypingInRoom(visit.person(), typing.typing()))) {
                    session.busy("");
                }
            }
            case ChatTarget.Everyone() -> {}
        }
    }

    /** @param room that they are in */
    void readHistory(ClientMessage.ReadHistory read, Guest guest, RoomId room) {
        Channel channel = channel(read.of(), room);
        if (channel == null) {
            // Nearby messages are kept by nobody but those who heard them.
            session.send(new ServerNews.HistoryPage(read.of(), "", List.of(), false, false));
            return;
        }
        int me = guest.member().number();
        session.work(() -> () -> {
            ChatLog.Page page = services.chat().history(guest.event().id(), me, channel, read.before(), read.limit());
            return () -> session.send(new ServerNews.HistoryPage(
                    read.of(),
                    channel instanceof Channel.WholeRoom ? room.value() : "",
                    lines(page, me),
                    page.more(),
                    false));
        });
    }

    /**
     * After a welcome: what was kept since they were here last, without loss or duplicates (SPEC, K7). From now on new
     * messages are held back, until the older ones are told.
     *
     * @param newest what they say they have
     * @param knowsRoom also of this room
     */
    void catchUp(Guest guest, RoomId room, long newest, boolean knowsRoom) {
        int me = guest.member().number();
        beginReading(() -> {
            var missed = services.chat().since(guest.event().id(), me, room, newest, knowsRoom);
            return () -> missed.forEach(one -> {
                told.add(one.message().id());
                session.send(new ServerNews.Said(Correspondence.line(one.message(), me), one.gapBefore()));
            });
        });
    }

    /** Another room was entered: what was written there last (SPEC, K8). */
    void readNewest(Guest guest, RoomId room) {
        int me = guest.member().number();
        beginReading(() -> {
            ChatLog.Page page = services.chat().newestIn(guest.event().id(), me, room);
            return () -> {
                page.messages().forEach(message -> told.add(message.id()));
                if (!page.messages().isEmpty()) {
                    session.send(new ServerNews.HistoryPage(
                            new ChatTarget.WholeRoom(), room.value(), lines(page, me), page.more(), page.more()));
                }
            };
        });
    }

    private void beginReading(Supplier<Runnable> read) {
        reading++;
        session.work(
                () -> () -> {
                    Runnable tell = read.get();
                    return () -> {
                        tell.run();
                        endReading();
                    };
                },
                _ -> endReading());
    }

    private void endReading() {
        if (--reading > 0) {
            return;
        }
        for (ServerNews.ChatLine line : held) {
            if (!told.contains(line.id())) {
                session.send(new ServerNews.Said(line));
            }
        }
        held.clear();
        told.clear();
    }

    /** @return true when it is told later, in its turn */
    boolean waitsWith(ServerNews.ChatLine line) {
        if (reading == 0) {
            return false;
        }
        if (held.size() >= MOST_HELD) {
            session.close(ClosingReason.TOO_SLOW, "What was said before could not be read in time.", 1_000);
            return true;
        }
        held.add(line);
        return true;
    }

    private static List<ServerNews.ChatLine> lines(ChatLog.Page page, int reader) {
        return page.messages().stream()
                .map(message -> Correspondence.line(message, reader))
                .toList();
    }

    private static @Nullable Channel channel(ChatTarget target, RoomId room) {
        return switch (target) {
            case ChatTarget.Nearby() -> null;
            case ChatTarget.WholeRoom() -> new Channel.WholeRoom(room);
            case ChatTarget.Everyone() -> new Channel.Everyone();
            case ChatTarget.Direct(int member) -> new Channel.Direct(member);
        };
    }
}
