package org.lichthof.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.Ticket;
import org.lichthof.conversation.Availability;
import org.lichthof.event.Event;
import org.lichthof.event.RoomPlan;
import org.lichthof.hosting.Entrance;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.Rooms;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClientMessage.Hello;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;
import org.lichthof.world.RoomId;

/** Decides where somebody comes in. Pure. */
final class Reception {
    static final int VERSION = 1;
    static final int OLDEST_VERSION = 1;
    static final int USUAL_WIDTH = 1_280;
    static final int USUAL_HEIGHT = 720;

    private Reception() {}

    /** @param spot where their ticket says that they stood; null: no ticket for this room */
    record Way(RoomKey room, Entrance entrance, @Nullable Point spot) {}

    /** Empty: client and server have no version in common. */
    static Optional<Integer> agreeOn(Hello hello) {
        boolean knowsUs = hello.version() >= OLDEST_VERSION && hello.oldestVersion() <= VERSION;
        return knowsUs ? Optional.of(Math.min(VERSION, hello.version())) : Optional.empty();
    }

    /**
     * Back to the place that is kept for them; else to where their ticket says; else to the room they named; else to the
     * event's first. Who names a room and brings no ticket wishes to be there, wherever they were.
     *
     * @param ticket verified, or empty
     */
    static Way wayIn(Guest guest, Hello hello, Optional<Ticket> ticket, Optional<Rooms.Whereabouts> whereabouts) {
        Event event = guest.event();
        Optional<Ticket> own = ticket.filter(t ->
                t.event().equals(event.id()) && t.member() == guest.member().number());
        Optional<RoomId> kept = whereabouts.map(place -> place.room().room());
        Optional<RoomId> named =
                RoomId.isValid(hello.room()) ? Optional.of(new RoomId(hello.room())) : Optional.empty();
        Optional<RoomId> wished = own.isPresent() || named.isEmpty()
                ? kept.or(() -> own.map(Ticket::room)).or(() -> named)
                : named;
        RoomPlan plan = wished.flatMap(event::room).orElse(event.firstRoom());
        var key = new RoomKey(event.id().value(), plan.id());
        Optional<Ticket> here = own.filter(t -> t.room().equals(plan.id()));
        Point spot = here.map(t -> new Point(t.x(), t.y())).orElse(null);
        return new Way(
                key,
                new Entrance(
                        guest.profile(),
                        Availability.AVAILABLE,
                        spot != null ? spot : hello.at(),
                        here.map(Ticket::facing).orElse(Facing.SOUTH),
                        hello.entry(),
                        here.map(t -> new RoomCommand.Returning(t.conversationKey(), t.locked()))
                                .orElse(null),
                        hello.viewWidth() == 0 ? USUAL_WIDTH : hello.viewWidth(),
                        hello.viewHeight() == 0 ? USUAL_HEIGHT : hello.viewHeight(),
                        hello.newestNearby()),
                spot);
    }

    /**
     * The room behind an exit.
     *
     * @param map name of the room; {@code ""}: the one they are in
     */
    static Optional<RoomPlan> behindExit(Event event, RoomId from, String map) {
        if (map.isEmpty()) {
            return event.room(from);
        }
        return RoomId.isValid(map) ? event.room(new RoomId(map)) : Optional.empty();
    }
}
