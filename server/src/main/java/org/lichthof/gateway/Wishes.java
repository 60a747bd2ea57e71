package org.lichthof.gateway;

import java.util.Optional;
import org.lichthof.access.Doorkeeper.ProfileChange;
import org.lichthof.access.Permission;
import org.lichthof.conversation.Availability;
import org.lichthof.hosting.Rooms;
import org.lichthof.hosting.Visit;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClientMessage;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.RefusalCode;
import org.lichthof.wire.ServerNews;

/**
 * What somebody in a room wishes: passed on to the room, the chat or the store, if their role allows it. The connection's
 * event loop.
 */
final class Wishes {
    private static final int MALFORMED_TOLERATED = 10;

    /** Name, figure and status: everybody in view is told, and a name is written to the disk. */
    private static final int CHANGES_AT_ONCE = 8;

    private static final double CHANGES_PER_SECOND = 1;

    private final Session session;
    private final SessionServices services;
    private final ChatDesk chat;
    private final Arrival arrival;
    private final Allowance changes;
    private int malformed;

    Wishes(Session session, SessionServices services, ChatDesk chat, Arrival arrival) {
        this.session = session;
        this.services = services;
        this.chat = chat;
        this.arrival = arrival;
        this.changes = new Allowance(CHANGES_PER_SECOND, CHANGES_AT_ONCE, System.nanoTime());
    }

    void act(ClientMessage message, SessionState.InRoom inRoom) {
        Visit visit = inRoom.visit();
        Guest guest = inRoom.guest();
        switch (message) {
            case ClientMessage.ForRoom(RoomCommand command) -> tell(command, guest, visit);
            case ClientMessage.ChangeProfile(String name, int avatar) -> {
                if (mayChange()) {
                    changeProfile(name, avatar);
                }
            }
            case ClientMessage.Say say -> chat.say(say, guest, visit);
            case ClientMessage.Typing typing -> chat.typing(typing, guest, visit);
            case ClientMessage.ReadHistory read ->
                chat.readHistory(read, guest, visit.room().room());
            case ClientMessage.WhoIs(var persons) -> {
                if (!visit.whoIs(persons)) {
                    session.busy("");
                }
            }
            case ClientMessage.EnterRoom(String room, String entry) -> arrival.enterRoom(inRoom, room, entry);
            case ClientMessage.Locate(int member) -> locate(guest, member);
            case ClientMessage.Ping(long clientTime) ->
                session.send(new ServerNews.Pong(clientTime, services.clock().millis()));
            case ClientMessage.Goodbye() -> {
                visit.leave();
                session.goodbye();
            }
            case ClientMessage.Malformed(String why) -> malformed(why);
            case ClientMessage.Hello _ -> malformed("Hello is said once");
        }
    }

    private void tell(RoomCommand command, Guest guest, Visit visit) {
        switch (command) {
            case RoomCommand.Lock _ -> pass(guest.may(Permission.LOCK_CONVERSATION), command, visit);
            case RoomCommand.Invite _ -> pass(guest.may(Permission.INVITE), command, visit);
            // Who may not jump walks.
            case RoomCommand.GoTo(var person, var to, boolean jump)
            when jump && !guest.may(Permission.JUMP) -> pass(true, new RoomCommand.GoTo(person, to, false), visit);
            case RoomCommand.SetAvailability(var _, Availability wished) -> {
                if (mayChange()) {
                    arrival.is(wished);
                    pass(true, command, visit);
                }
            }
            case RoomCommand.Look(var _, int width, int height, var _) -> {
                arrival.looksAt(width, height);
                pass(true, command, visit);
            }
            default -> pass(true, command, visit);
        }
    }

    private void pass(boolean isAllowed, RoomCommand command, Visit visit) {
        if (!isAllowed) {
            notAllowed("");
        } else if (!visit.tell(command)) {
            session.busy("");
        }
    }

    private void notAllowed(String clientRef) {
        session.refuse(RefusalCode.NOT_ALLOWED, "Your role does not allow this.", clientRef, 0);
    }

    private void malformed(String why) {
        if (++malformed > MALFORMED_TOLERATED) {
            session.close(ClosingReason.PROTOCOL_ERROR, "Too much that cannot be understood. " + why, 0);
        } else {
            session.refuse(RefusalCode.MALFORMED, why, "", 0);
        }
    }

    private boolean mayChange() {
        if (changes.take(System.nanoTime())) {
            return true;
        }
        session.refuse(
                RefusalCode.TOO_FAST, "Name, figure and status were changed often just now.", "", changes.waitMillis());
        return false;
    }

    private void changeProfile(String name, int avatar) {
        session.work(() -> {
            // As of now, not of when it was wished: another change may have come before.
            if (!(session.state() instanceof SessionState.InRoom(Guest guest, var _, var _))) {
                return () -> () -> {};
            }
            return () -> {
                var change = services.doorkeeper().changeProfile(guest.event().id(), guest.member(), name, avatar);
                return () -> changed(change);
            };
        });
    }

    private void changed(ProfileChange change) {
        switch (change) {
            case ProfileChange.Changed(var member) -> {
                if (session.state() instanceof SessionState.InRoom inRoom) {
                    Guest guest = inRoom.guest().with(member);
                    session.become(inRoom.with(guest));
                    pass(true, new RoomCommand.ChangeProfile(inRoom.visit().person(), guest.profile()), inRoom.visit());
                }
            }
            case ProfileChange.Refused(String remedy) -> session.refuse(RefusalCode.BAD_NAME, remedy, "", 0);
        }
    }

    private void locate(Guest guest, int member) {
        if (!guest.may(Permission.LOCATE)) {
            notAllowed("");
            return;
        }
        boolean isAsked = services.rooms()
                .locate(
                        guest.event().id().value(),
                        member,
                        found -> session.eventLoop().execute(() -> session.send(located(member, found))));
        if (!isAsked) {
            session.busy("");
        }
    }

    private static ServerNews.Located located(int member, Optional<Rooms.Located> found) {
        return found.map(there -> new ServerNews.Located(
                        member,
                        there.room().room().value(),
                        there.line().face().person().value(),
                        there.line().x(),
                        there.line().y(),
                        there.line().areaIndex()))
                .orElseGet(() -> ServerNews.Located.nowhere(member));
    }
}
