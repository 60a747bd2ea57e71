package org.lichthof.gateway;

import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lichthof.access.Permission;
import org.lichthof.access.Ticket;
import org.lichthof.hosting.Visit;
import org.lichthof.hosting.Visitor;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.ServerNews;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;
import org.lichthof.world.RoomId;

/** Writes what people are told when they come in: the welcome, the room, the ticket to come back with. Any thread. */
final class Welcoming {
    /** Positions a second that a client is to send at most (SPEC, W2). */
    private static final int STEPS_PER_SECOND = 10;

    private final SessionServices services;

    Welcoming(SessionServices services) {
        this.services = services;
    }

    /** @param version that both sides speak */
    ServerNews.Welcome welcome(int version, Guest guest, Reception.Way way, Visit visit, Visitor.Admission admission) {
        RoomNotice.Entered entered = admission.entered();
        boolean resumed = entered.again() || (way.spot() != null && way.spot().equals(entered.at()));
        var settings = services.settings();
        return new ServerNews.Welcome(
                version,
                guest.memberToken(),
                guest.member().number(),
                guest.member().role().key(),
                guest.permissions().stream().map(Permission::name).collect(Collectors.toCollection(TreeSet::new)),
                guest.event().in(guest.language(), guest.event().title()),
                services.summaries(guest.event()),
                room(guest, visit, admission),
                new ServerNews.Limits(
                        settings.limits().textLength(),
                        settings.limits().nameLength(),
                        STEPS_PER_SECOND,
                        settings.room().walkSpeed(),
                        settings.room().runSpeed(),
                        settings.chat().pageSize(),
                        settings.room().resumeSeconds() * 1_000),
                services.clock().millis(),
                resumed,
                entered.again(),
                guest.member().name(),
                guest.member().avatar());
    }

    ServerNews.RoomEntered room(Guest guest, Visit visit, Visitor.Admission admission) {
        RoomNotice.Entered entered = admission.entered();
        RoomId room = visit.room().room();
        return new ServerNews.RoomEntered(
                room.value(),
                services.scenes().sceneUrl(guest.event().id(), room),
                visit.person().value(),
                entered.at(),
                entered.facing(),
                entered.epoch(),
                admission.cells().cellWidth(),
                admission.cells().cellHeight(),
                admission.cells().columns(),
                admission.people(),
                admission.capacity(),
                entered.rosterPushed(),
                ticket(guest, room, entered.at(), entered.facing(), 0, false),
                admission.stepMillis(),
                entered.availability());
    }

    /** @param conversationKey 0: in none */
    String ticket(Guest guest, RoomId room, Point at, Facing facing, long conversationKey, boolean locked) {
        return services.tickets()
                .sign(new Ticket(
                        guest.event().id(),
                        guest.member().number(),
                        room,
                        at.x(),
                        at.y(),
                        facing,
                        conversationKey == 0 ? OptionalLong.empty() : OptionalLong.of(conversationKey),
                        locked,
                        services.clock().instant()));
    }
}
