package org.lichthof.gateway;

import java.util.List;
import java.util.Optional;
import org.lichthof.access.Admission;
import org.lichthof.access.Admission.Admitted;
import org.lichthof.access.Admission.Rejected;
import org.lichthof.conversation.Availability;
import org.lichthof.event.Event;
import org.lichthof.event.RoomPlan;
import org.lichthof.hosting.Entrance;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.Visit;
import org.lichthof.hosting.Visitor;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.ClientMessage;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.wire.RefusalCode;
import org.lichthof.wire.ServerNews;
import org.lichthof.world.Facing;
import org.lichthof.world.RoomId;

/**
 * How one connection comes into a room: by its Hello, and later through an exit or from the list of rooms. Asks the doorkeeper
 * who they are and the room whether it takes them. The connection's event loop.
 */
final class Arrival {
    private static final int ENTERING_SECONDS = 20;
    private static final int TRY_AGAIN_SECONDS = 60;
    private static final int DOOR_RETRY_MILLIS = 10_000;

    private final Session session;
    private final String address;
    private final SessionServices services;
    private final ChatDesk chat;
    private final Patience patience;
    private final Welcoming welcoming;
    private int version;
    private Availability availability = Availability.AVAILABLE;
    private int viewWidth = Reception.USUAL_WIDTH;
    private int viewHeight = Reception.USUAL_HEIGHT;

    Arrival(Session session, String address, SessionServices services, ChatDesk chat, Patience patience) {
        this.session = session;
        this.address = address;
        this.services = services;
        this.chat = chat;
        this.patience = patience;
        this.welcoming = new Welcoming(services);
    }

    // By Hello.

    void greet(ClientMessage first) {
        if (!(first instanceof ClientMessage.Hello hello)) {
            session.close(
                    ClosingReason.PROTOCOL_ERROR,
                    first instanceof ClientMessage.Malformed(String why) ? why : "Hello comes first.",
                    0);
            return;
        }
        var agreed = Reception.agreeOn(hello);
        if (agreed.isEmpty()) {
            session.refuse(
                    RefusalCode.OUTDATED_CLIENT,
                    "This page is of version " + hello.version() + ", the server speaks " + Reception.OLDEST_VERSION
                            + " to " + Reception.VERSION + ". Load it again.",
                    "",
                    0);
            session.close(ClosingReason.PROTOCOL_ERROR, "No version in common.", 0);
            return;
        }
        if (!services.limits().mayEnter(address, System.nanoTime())) {
            letTryAgain();
            session.refuse(
                    RefusalCode.TOO_FAST, "Too many came in from your address within a minute.", "", DOOR_RETRY_MILLIS);
            return;
        }
        version = agreed.get();
        session.become(new SessionState.Admitting(hello));
        patience.expectWithin(ENTERING_SECONDS);
        session.work(
                () -> () -> {
                    var decided = services.doorkeeper()
                            .admit(new org.lichthof.access.Visitor(
                                    hello.event(),
                                    hello.linkToken(),
                                    hello.memberToken(),
                                    hello.name(),
                                    hello.avatar()));
                    return () -> decide(hello, decided);
                },
                _ -> letTryAgain());
    }

    private void decide(ClientMessage.Hello hello, Admission decided) {
        switch (decided) {
            case Rejected(var reason, String remedy) -> {
                RefusalCode code = switch (reason) {
                    case UNKNOWN_EVENT -> RefusalCode.UNKNOWN_EVENT;
                    case EVENT_CLOSED -> RefusalCode.EVENT_CLOSED;
                    case BAD_LINK -> {
                        services.limits().wrongLink(address, System.nanoTime());
                        yield RefusalCode.BAD_LINK;
                    }
                    case BAD_NAME -> RefusalCode.BAD_NAME;
                };
                letTryAgain();
                session.refuse(code, remedy, "", 0);
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
                session.become(new SessionState.Entering(guest, hello, way));
                services.rooms().enter(way.room(), way.entrance(), session);
            }
        }
    }

    private void letTryAgain() {
        session.become(new SessionState.Greeting());
        patience.expectWithin(TRY_AGAIN_SECONDS);
    }

    // The room's answer.

    void admitted(Visit visit, Visitor.Admission admission) {
        RoomId room = visit.room().room();
        switch (session.state()) {
            case SessionState.Entering(Guest guest, ClientMessage.Hello hello, Reception.Way way) -> {
                patience.expectNothing();
                session.become(new SessionState.InRoom(guest, visit, null));
                availability = admission.entered().availability();
                services.correspondence().enter(guest, room, session);
                session.send(welcoming.welcome(version, guest, way, visit, admission));
                chat.catchUp(guest, room, hello.newestMessage(), hello.room().equals(room.value()));
            }
            case SessionState.InRoom inRoom -> {
                // The room of before let them go already; this only ends its bookkeeping here.
                inRoom.visit().leave();
                session.become(new SessionState.InRoom(inRoom.guest(), visit, null));
                availability = admission.entered().availability();
                services.correspondence().enter(inRoom.guest(), room, session);
                session.send(welcoming.room(inRoom.guest(), visit, admission));
                chat.readNewest(inRoom.guest(), room);
            }
            case SessionState.Leaving _, SessionState.Greeting _, SessionState.Admitting _ -> visit.lost();
        }
    }

    void turnedAway(Visitor.NoEntry why, long retryAfterMillis) {
        switch (session.state()) {
            case SessionState.Entering entering -> {
                letTryAgain();
                session.refuse(refusal(why, retryAfterMillis, entering.guest().event()));
            }
            case SessionState.InRoom inRoom -> {
                session.become(inRoom.asking(null));
                session.refuse(refusal(why, retryAfterMillis, inRoom.guest().event()));
            }
            case SessionState.Greeting _, SessionState.Admitting _, SessionState.Leaving _ -> {}
        }
    }

    private ServerNews.Refused refusal(Visitor.NoEntry why, long retryAfterMillis, Event event) {
        List<ServerNews.RoomSummary> rooms = services.summaries(event);
        return switch (why) {
            case NO_SUCH_ROOM ->
                new ServerNews.Refused(RefusalCode.UNKNOWN_ROOM, "The event has no such room.", "", 0, rooms);
            case ROOM_FULL ->
                new ServerNews.Refused(RefusalCode.ROOM_FULL, "The room is full.", "", retryAfterMillis, rooms);
            case NOT_ALLOWED ->
                new ServerNews.Refused(
                        RefusalCode.NOT_ALLOWED, "There is no place in this room where you may stand.", "", 0, rooms);
            case BUSY ->
                new ServerNews.Refused(
                        RefusalCode.BUSY, "The room cannot be entered now.", "", retryAfterMillis, rooms);
        };
    }

    // Elsewhere.

    /** From the list of rooms. */
    void enterRoom(SessionState.InRoom inRoom, String room, String entry) {
        Event event = inRoom.guest().event();
        (RoomId.isValid(room) ? event.room(new RoomId(room)) : Optional.<RoomPlan>empty())
                .ifPresentOrElse(
                        plan -> enter(inRoom, plan, entry),
                        () -> session.refuse(refusal(Visitor.NoEntry.NO_SUCH_ROOM, 0, event)));
    }

    /** What the room has for the connection itself: the way through an exit, and what to come back with. */
    void news(SessionState.InRoom inRoom, Visit visit, RoomNotice notice) {
        RoomId room = visit.room().room();
        switch (notice) {
            case RoomNotice.Leaving(String map, String entry) ->
                Reception.behindExit(inRoom.guest().event(), room, map)
                        .ifPresentOrElse(
                                plan -> enter(inRoom, plan, entry),
                                () -> session.refuse(RefusalCode.UNKNOWN_ROOM, "This exit leads nowhere.", "", 0));
            case RoomNotice.TicketChanged(var at, Facing facing, long key, boolean locked) ->
                session.write(NoticeEncoder.encode(
                        session.buffers(),
                        new ServerNews.ResumeTicket(welcoming.ticket(inRoom.guest(), room, at, facing, key, locked))));
            default -> throw new IllegalArgumentException("the room writes " + notice.getClass() + " itself");
        }
    }

    private void enter(SessionState.InRoom inRoom, RoomPlan plan, String entry) {
        if (inRoom.next() != null) {
            return; // on their way already
        }
        var key = new RoomKey(inRoom.guest().event().id().value(), plan.id());
        session.become(inRoom.asking(key));
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
                        session);
    }

    // What they bring along into the next room.

    void looksAt(int width, int height) {
        viewWidth = width;
        viewHeight = height;
    }

    void is(Availability wished) {
        availability = wished;
    }
}
