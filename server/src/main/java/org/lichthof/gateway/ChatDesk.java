package org.lichthof.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.Permission;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.SayAnswer;
import org.lichthof.hosting.Visit;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ChatTarget;
import org.lichthof.wire.ClientMessage;
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

    /** What came while older messages were still being fetched; null: nothing is being fetched. */
    private @Nullable List<ServerNews.ChatLine> meanwhile;

    ChatDesk(Session session, SessionServices services) {
        this.session = session;
        this.services = services;
    }

    void say(ClientMessage.Say say, Guest guest, Visit visit) {
        if (say.to() instanceof ChatTarget.Nearby) {
            sayNearby(say, guest, visit);
            return;
        }
        Channel channel = channel(say.to());
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
        } else if (say.text().isBlank() || say.clientRef().isEmpty()) {
            session.refuse(RefusalCode.MALFORMED, "A message has a text and a mark.", say.clientRef(), 0);
        } else if (say.text().codePointCount(0, say.text().length())
                > services.settings().limits().textLength()) {
            session.refuse(
                    RefusalCode.TOO_LONG,
                    "At most " + services.settings().limits().textLength() + " characters.",
                    say.clientRef(),
                    0);
        } else if (!visit.tell(new RoomCommand.SayNearby(
                visit.person(),
                say.clientRef(),
                say.text().strip(),
                services.clock().millis()))) {
            session.busy(say.clientRef());
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

    void readHistory(ClientMessage.ReadHistory read, Guest guest) {
        Channel channel = channel(read.of());
        if (channel == null) {
            // Nearby messages are kept by nobody but those who heard them.
            session.send(new ServerNews.HistoryPage(read.of(), List.of(), false));
            return;
        }
        int me = guest.member().number();
        session.work(() -> {
            ChatLog.Page page = services.chat().history(guest.event().id(), me, channel, read.before(), read.limit());
            var lines = page.messages().stream()
                    .map(message -> Correspondence.line(message, me))
                    .toList();
            return () -> session.send(new ServerNews.HistoryPage(read.of(), lines, page.more()));
        });
    }

    /**
     * Tells what was kept since they were here last, without loss or duplicates: from now on new messages are held back, until
     * the older ones are told.
     */
    void catchUp(Guest guest, long newest) {
        meanwhile = new ArrayList<>();
        services.correspondence().enter(guest.event().id(), guest.member().number(), session);
        RoomId room = session.roomNow();
        int me = guest.member().number();
        session.work(() -> {
            var missed = new ArrayList<ServerNews.ChatLine>();
            try {
                long after = newest;
                boolean more = true;
                while (more) {
                    ChatLog.Page page = services.chat()
                            .since(guest.event().id(), me, room == null ? Set.of() : Set.of(room), after);
                    page.messages().forEach(message -> missed.add(Correspondence.line(message, me)));
                    // Without a beginning, the newest page is all there is to catch up with.
                    more = page.more() && newest > 0 && !page.messages().isEmpty() && missed.size() < MOST_MISSED;
                    after = page.messages().isEmpty()
                            ? after
                            : page.messages().getLast().id();
                }
            } catch (org.lichthof.event.StoreUnavailable e) {
                return () -> {
                    session.refuse(
                            RefusalCode.STORE_UNAVAILABLE, "Older messages cannot be read right now.", "", 5_000);
                    tellMissed(missed);
                };
            }
            return () -> tellMissed(missed);
        });
    }

    /** Beyond this, people scroll back. */
    private static final int MOST_MISSED = 500;

    private void tellMissed(List<ServerNews.ChatLine> missed) {
        long newest = 0;
        for (ServerNews.ChatLine line : missed) {
            session.send(new ServerNews.Said(line));
            newest = line.id();
        }
        List<ServerNews.ChatLine> heard = meanwhile;
        meanwhile = null;
        if (heard != null) {
            for (ServerNews.ChatLine line : heard) {
                if (line.id() > newest) {
                    session.send(new ServerNews.Said(line));
                }
            }
        }
    }

    /** @return true when it is told later, in its turn */
    boolean waitsWith(ServerNews.ChatLine line) {
        if (meanwhile == null) {
            return false;
        }
        meanwhile.add(line);
        return true;
    }

    private @Nullable Channel channel(ChatTarget target) {
        RoomId room = session.roomNow();
        return switch (target) {
            case ChatTarget.Nearby() -> null;
            case ChatTarget.WholeRoom() -> room == null ? null : new Channel.WholeRoom(room);
            case ChatTarget.Everyone() -> new Channel.Everyone();
            case ChatTarget.Direct(int member) -> new Channel.Direct(member);
        };
    }
}
