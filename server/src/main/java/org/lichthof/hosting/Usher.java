package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Visitor.NoEntry;
import org.lichthof.room.Room;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.wire.ClosingReason;
import org.lichthof.world.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows people to their seats in one room, and out: who is in it, over which connection, whose place is kept, who is on the
 * way from another room. Turns comings and goings into wishes to the room, and takes in what the room answers to them.
 *
 * <p>Lives as long as its {@link Room}: of a room that failed the seats are gone too. The room's thread.
 */
final class Usher implements Audience.SeatPlan {
    private static final Logger LOG = LoggerFactory.getLogger(Usher.class);
    private static final int COME_BACK_MILLIS = 1_000;

    private final RoomHost host;
    private final Room room;
    private final HostingRules rules;
    private final Attendance attendance;
    private final Audience audience;
    private final Seats seats;

    /** Members who have a place here and are on their way from another room, or from the other end of this one. */
    private final Map<Integer, Errand.Come> onTheirWay = new LinkedHashMap<>();

    private final List<RoomCommand> wishes = new ArrayList<>();
    private final List<Seat> leaving = new ArrayList<>();

    Usher(
            RoomHost host,
            Room room,
            PersonNumbers numbers,
            HostingRules rules,
            Attendance attendance,
            HostingMeters meters,
            Pace pace) {
        this.host = host;
        this.room = room;
        this.rules = rules;
        this.attendance = attendance;
        this.seats = new Seats(numbers);
        this.audience = new Audience(room, this, meters, pace);
    }

    Audience audience() {
        return audience;
    }

    /** For the room's next step, in the order in which they came. */
    List<RoomCommand> wishes() {
        return wishes;
    }

    /** @return how many members have a place here, kept ones too */
    int taken() {
        return seats.taken();
    }

    void wish(RoomCommand wish) {
        Seat seat = seats.of(wish.person());
        if (seat != null && !seat.isLeaving) { // else sent before they heard that they are not here any more
            wishes.add(wish);
        }
    }

    // Coming in.

    void come(Errand.Come come, long now) {
        Visitor visitor = come.visitor();
        int member = come.member();
        Seat seat = seats.ofMember(member);
        if (seat != null && seat.isLeaving) {
            seat.whenCleared.add(() -> host.put(come)); // what they heard here goes with them
            return;
        }
        if (seat != null) {
            comeBack(seat, come);
            return;
        }
        Attendance.Place elsewhere = attendance
                .find(who(member))
                .filter(place -> place.host() != host)
                .orElse(null);
        if (elsewhere != null && elsewhere.visitor() > visitor.number()) {
            dismiss(visitor);
            return;
        }
        NoEntry refused = refusal(come.entrance());
        if (refused != null) {
            turnAway(visitor, refused, 0);
        } else if (elsewhere == null) {
            arrive(come, now);
        } else {
            onTheirWay.put(member, come);
            elsewhere
                    .host()
                    .put(new Errand.HandOver(
                            member, visitor, overtaken -> host.put(new Errand.HandedOver(come, overtaken))));
        }
    }

    /** Whether they can come in is known before they leave where they are. */
    private @Nullable NoEntry refusal(Entrance entrance) {
        if (seats.taken() + onTheirWay.size() >= room.capacity()) {
            return NoEntry.ROOM_FULL;
        }
        return room.hasPlaceFor(entrance.profile(), entrance.spot(), entrance.entry()) ? null : NoEntry.NOT_ALLOWED;
    }

    /** Where they were before they are not any more: they come in, or their connection ends and they come back by themselves. */
    void handedOver(Errand.Come come, boolean overtaken, long now) {
        onTheirWay.remove(come.member(), come);
        if (overtaken) {
            dismiss(come.visitor());
        } else if (seats.ofMember(come.member()) != null) {
            come(come, now);
        } else if (refusal(come.entrance()) != null) {
            sendBack(come.visitor(), COME_BACK_MILLIS); // the room began anew meanwhile, and filled
        } else {
            arrive(come, now);
        }
    }

    private void arrive(Errand.Come come, long now) {
        Visitor visitor = come.visitor();
        OptionalInt number = seats.takeNumber(now);
        if (number.isEmpty()) {
            sendBack(visitor, (int) PersonNumbers.QUARANTINE_MILLIS);
            return;
        }
        var person = new PersonId(number.getAsInt());
        var who = who(come.member());
        if (!attendance.take(who, new Attendance.Place(host, person, visitor.number()))) {
            seats.giveBackNumber(person, now);
            dismiss(visitor);
            return;
        }
        var seat = new Seat(person, who);
        seats.place(seat);
        audience.attach(seat, new Visit(host, person, visitor, audience.of(visitor.loop())));
        Entrance entrance = come.entrance();
        wishes.add(new RoomCommand.Arrive(
                person,
                entrance.profile(),
                entrance.availability(),
                entrance.spot(),
                entrance.facing(),
                entrance.entry(),
                entrance.returning(),
                entrance.viewWidth(),
                entrance.viewHeight(),
                attendance.takeHeard(who),
                entrance.newestNearby()));
    }

    /** Their place is here: kept for them, or held by an older connection of theirs. */
    private void comeBack(Seat seat, Errand.Come come) {
        Visitor visitor = come.visitor();
        Visit old = seat.visit;
        if (old != null && old.visitor().number() == visitor.number()) {
            throughThisRoom(seat, come);
            return;
        }
        boolean isNewest = old == null || old.visitor().number() < visitor.number();
        if (!isNewest || !attendance.take(seat.who, new Attendance.Place(host, seat.person, visitor.number()))) {
            dismiss(visitor);
            return;
        }
        if (old != null) {
            dismiss(old.visitor());
        }
        audience.detach(seat);
        seats.keepNoLonger(seat);
        audience.attach(seat, new Visit(host, seat.person, visitor, audience.of(visitor.loop())));
        Entrance entrance = come.entrance();
        wishes.add(new RoomCommand.Reconnect(
                seat.person, entrance.viewWidth(), entrance.viewHeight(), entrance.newestNearby()));
        wishes.add(new RoomCommand.ChangeProfile(seat.person, entrance.profile()));
    }

    /** Through an exit into the same room: out at one end, then in at the other, with what they heard. */
    private void throughThisRoom(Seat seat, Errand.Come come) {
        Entrance entrance = come.entrance();
        if (room.hasPlaceFor(entrance.profile(), entrance.spot(), entrance.entry())) {
            onTheirWay.put(come.member(), come);
            depart(seat);
            seat.whenCleared.add(() -> host.put(new Errand.HandedOver(come, false)));
        } else {
            turnAway(come.visitor(), NoEntry.NOT_ALLOWED, 0);
        }
    }

    private Attendance.Someone who(int member) {
        return new Attendance.Someone(host.key().event(), member);
    }

    // Going.

    void lost(Visit visit, long now) {
        Seat seat = seatOf(visit);
        if (seat != null) {
            audience.detach(seat);
            seats.keep(seat, now);
            wishes.add(new RoomCommand.Disconnect(seat.person));
        }
    }

    void goodbye(Visit visit) {
        Seat seat = seatOf(visit);
        if (seat != null) {
            depart(seat);
        }
    }

    void handOver(Errand.HandOver handOver) {
        Seat seat = seats.ofMember(handOver.member());
        if (seat == null) {
            handOver.done().accept(false);
            return;
        }
        Visit visit = seat.visit;
        if (visit != null && visit.visitor().number() > handOver.visitor().number()) {
            handOver.done().accept(true);
            return;
        }
        if (visit != null && visit.visitor().number() != handOver.visitor().number()) {
            dismiss(visit.visitor());
        }
        depart(seat);
        seat.whenCleared.add(() -> handOver.done().accept(false));
    }

    private void depart(Seat seat) {
        if (!seat.isLeaving) {
            seat.isLeaving = true;
            seats.keepNoLonger(seat);
            wishes.add(new RoomCommand.Depart(seat.person));
            leaving.add(seat);
        }
    }

    void giveUpKeptPlaces(long now) {
        Seat givenUp = seats.nextGivenUp(now, rules.resumeWindowMillis());
        while (givenUp != null) {
            depart(givenUp);
            givenUp = seats.nextGivenUp(now, rules.resumeWindowMillis());
        }
    }

    /** After the step in which the room let them go. */
    void clearSeats(long now) {
        for (Seat seat : leaving) {
            audience.detach(seat);
            if (seats.clear(seat, now)) {
                attendance.leave(seat.who, host);
            }
            seat.whenCleared.forEach(Runnable::run);
        }
        leaving.clear();
    }

    /** The room failed: everybody's connection ends, and they come back one after the other. */
    void clearTheHouse(Returns returns, long now) {
        audience.close();
        for (Seat seat : seats.all()) {
            Visit visit = seat.visit;
            if (visit != null) {
                sendBack(visit.visitor(), returns.nextMillis());
            }
            if (seats.clear(seat, now)) {
                attendance.leave(seat.who, host);
            }
            seat.whenCleared.forEach(Runnable::run);
        }
    }

    // What the room says to this.

    @Override
    public @Nullable Seat seat(PersonId person) {
        return seats.of(person);
    }

    @Override
    public List<Seat> all() {
        return seats.all();
    }

    @Override
    public boolean takes(Seat seat, RoomNotice notice) {
        return switch (notice) {
            case RoomNotice.Entered entered -> {
                seat.isIn = true;
                Visit visit = seat.visit;
                if (visit != null) {
                    visit.audience()
                            .post(new Letter.Admitted(
                                    visit,
                                    new Visitor.Admission(
                                            entered, seats.taken(), room.capacity(), host.stepMillis(), room.cells())));
                }
                yield true;
            }
            case RoomNotice.Departed(var heard) -> {
                attendance.keep(seat.who, heard);
                yield true;
            }
            case RoomNotice.Refused refused
            when !seat.isIn -> {
                // It was asked before, and has the last word all the same.
                if (seat.visit != null) {
                    LOG.warn("room {} did not let somebody in whom it had a place for: {}", host.key(), refused.why());
                    sendBack(seat.visit.visitor(), COME_BACK_MILLIS);
                }
                seat.isLeaving = true;
                leaving.add(seat);
                yield true;
            }
            default -> false;
        };
    }

    // Questions between two steps.

    @Nullable
    Seat seatOf(Visit visit) {
        Seat seat = seats.of(visit.person());
        return seat != null && seat.visit == visit ? seat : null;
    }

    Optional<RosterLine> whereIs(int member) {
        Seat seat = seats.ofMember(member);
        return Optional.ofNullable(seat == null ? null : room.whereIs(seat.person));
    }

    // Telling connections that are not in.

    void turnAway(Visitor visitor, NoEntry why, long retryAfterMillis) {
        turnAway(host.key(), visitor, why, retryAfterMillis);
    }

    static void turnAway(RoomKey room, Visitor visitor, NoEntry why, long retryAfterMillis) {
        onLoop(visitor, () -> visitor.turnedAway(room, why, retryAfterMillis));
    }

    static void sendBack(Visitor visitor, int comeBackMillis) {
        onLoop(visitor, () -> visitor.dismissed(ClosingReason.ROOM_FAILED, comeBackMillis));
    }

    static void dismiss(Visitor visitor) {
        onLoop(visitor, () -> visitor.dismissed(ClosingReason.OPENED_ELSEWHERE, 0));
    }

    private static void onLoop(Visitor visitor, Runnable what) {
        try {
            visitor.loop().execute(what);
        } catch (RejectedExecutionException e) {
            LOG.debug("a connection was not told, the network is closing");
        }
    }
}
