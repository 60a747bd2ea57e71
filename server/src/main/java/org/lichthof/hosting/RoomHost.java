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
 * Drives one room: takes in what is wished, gives it its turn, and hands out what comes of it. Gives out the seats: who is
 * in the room, over which connection, and whose place is kept.
 *
 * <p>A turn that throws takes down this room and nothing else: everybody in it is told to come back, a fresh room is made,
 * and what led to the failure is kept for a replay.
 *
 * <p>Everything happens on the room's thread, but for {@link #offer}, {@link #put} and the counters.
 */
final class RoomHost implements Audience.SeatPlan {
    private static final Logger LOG = LoggerFactory.getLogger(RoomHost.class);
    private static final int SHORTEST_COME_BACK_MILLIS = 500;
    private static final int LONGEST_COME_BACK_MILLIS = 30_000;

    /** A room that failed so recently is still failing: its people are asked to wait longer. */
    private static final long CALM_AFTER_MILLIS = 60_000;

    /** What led to a failure. */
    record Failure(long atMillis, Throwable cause, List<StepJournal.Turn> turns) {}

    private final RoomKey key;
    private final RoomSource source;
    private final HostingRules rules;
    private final Pace pace;
    private final Attendance attendance;
    private final HostingMeters meters;
    private final Inbox inbox;

    private @Nullable Room room;
    private @Nullable Audience audience;
    private int capacity;
    private StepJournal journal = new StepJournal();
    private @Nullable Failure lastFailure;
    private int failuresInARow;

    private Seats seats = new Seats();

    /** Members who have a place here and are on their way from another room. */
    private final Map<Integer, Errand.Come> onTheirWay = new LinkedHashMap<>();

    private final List<RoomCommand> commands = new ArrayList<>();
    private final List<Errand> questions = new ArrayList<>();
    private final List<Seat> leaving = new ArrayList<>();
    private boolean isLarge;
    private long dueMillis;
    private volatile int people;
    private volatile boolean isClosed;

    RoomHost(
            RoomKey key,
            RoomSource source,
            HostingRules rules,
            Pace pace,
            Attendance attendance,
            HostingMeters meters) {
        this.key = key;
        this.source = source;
        this.rules = rules;
        this.pace = pace;
        this.attendance = attendance;
        this.meters = meters;
        this.inbox = new Inbox(rules.inboxLength());
        meters.roomOpened(key, () -> people, inbox::size);
    }

    // Any thread.

    RoomKey key() {
        return key;
    }

    int people() {
        return people;
    }

    boolean offer(RoomCommand command) {
        return counted(inbox.offer(command));
    }

    boolean offer(WalkSlot slot) {
        return counted(inbox.offer(slot));
    }

    private boolean counted(boolean taken) {
        if (!taken) {
            meters.inboxFull();
        }
        return taken;
    }

    void put(Errand errand) {
        inbox.put(errand);
    }

    void start() {
        dueMillis = pace.nowMillis();
        pace.at(dueMillis, this::turn);
    }

    void close() {
        isClosed = true;
    }

    /** For the operator's replay; null: never failed. */
    @Nullable
    Failure lastFailure() {
        return lastFailure;
    }

    // The room's thread from here on.

    private void turn() {
        if (isClosed) {
            if (audience != null) {
                audience.close();
            }
            return;
        }
        long now = pace.nowMillis();
        try {
            work(now);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            fail(e, now);
        }
        commands.clear();
        questions.clear();
        people = seats.taken();
        isLarge = people >= (isLarge ? rules.largeFrom() * 3 / 4 : rules.largeFrom());
        // Beats that were missed are not made up for.
        dueMillis = Math.max(dueMillis + stepMillis(), now);
        pace.at(dueMillis, this::turn);
    }

    private void work(long now) {
        long begin = System.nanoTime();
        inbox.drain(this::take);
        giveUpKeptPlaces(now);
        Room current = room;
        Audience watching = audience;
        boolean isIdle = seats.taken() == 0 && commands.isEmpty() && questions.isEmpty();
        if (current == null || watching == null || isIdle) {
            return;
        }
        journal.note(now, commands);
        current.step(commands, now, watching);
        questions.forEach(question -> answer(question, current, watching));
        watching.endStep();
        clearSeats(now);
        watching.publish(now);
        meters.stepped(System.nanoTime() - begin, commands.size());
    }

    private int stepMillis() {
        return isLarge ? rules.stepMillisLarge() : rules.stepMillis();
    }

    // Taking in.

    private void take(Object item) {
        switch (item) {
            case WalkSlot slot -> {
                RoomCommand.Walk walk = slot.take();
                if (walk != null) {
                    take(walk);
                }
            }
            case RoomCommand command -> take(command);
            case Errand errand -> take(errand);
            default -> throw new IllegalStateException("nobody puts a " + item.getClass() + " into an inbox");
        }
    }

    private void take(RoomCommand command) {
        Seat seat = seat(command.person());
        if (seat == null || seat.isLeaving) {
            return; // sent before they heard that they are not here any more
        }
        commands.add(command);
    }

    private void take(Errand errand) {
        switch (errand) {
            case Errand.Come come -> come(come);
            case Errand.HandedOver(Errand.Come come, boolean overtaken) -> {
                onTheirWay.remove(come.entrance().profile().member());
                if (overtaken) {
                    dismiss(come.visitor());
                } else {
                    come(come);
                }
            }
            case Errand.HandOver handOver -> handOver(handOver);
            case Errand.ConnectionLost(Visit visit) -> {
                Seat seat = seat(visit.person());
                if (seat != null && seat.visit == visit && audience != null) {
                    audience.detach(seat);
                    seats.keep(seat, pace.nowMillis());
                    commands.add(new RoomCommand.Disconnect(seat.person));
                }
            }
            case Errand.Goodbye(Visit visit) -> {
                Seat seat = seat(visit.person());
                if (seat != null && seat.visit == visit) {
                    depart(seat);
                }
            }
            case Errand.Resync(Visit visit) -> {
                Seat seat = seat(visit.person());
                if (seat != null && seat.visit == visit && audience != null) {
                    audience.resync(seat);
                }
            }
            case Errand.WhoIs question -> questions.add(question);
            case Errand.Locate locate -> {
                if (room == null) {
                    locate.answer().accept(Optional.empty());
                } else {
                    questions.add(locate);
                }
            }
        }
    }

    private void come(Errand.Come come) {
        Visitor visitor = come.visitor();
        int member = come.entrance().profile().member();
        var who = new Attendance.Someone(key.event(), member);
        Seat seat = seats.ofMember(member);
        if (seat != null && !seat.isLeaving) {
            comeBack(seat, come);
            return;
        }
        Attendance.Place elsewhere =
                attendance.find(who).filter(place -> place.host() != this).orElse(null);
        if (elsewhere != null && elsewhere.visitor() > visitor.number()) {
            dismiss(visitor);
            return;
        }
        try {
            if (!open()) {
                turnAway(visitor, NoEntry.NO_SUCH_ROOM, 0);
                return;
            }
        } catch (RuntimeException e) {
            LOG.error("room {} could not be opened", key, e);
            turnAway(visitor, NoEntry.BUSY, LONGEST_COME_BACK_MILLIS);
            return;
        }
        if (seats.taken() + onTheirWay.size() >= capacity) {
            turnAway(visitor, NoEntry.ROOM_FULL, 0);
            return;
        }
        if (elsewhere != null) {
            onTheirWay.put(member, come);
            elsewhere
                    .host()
                    .put(new Errand.HandOver(
                            member, visitor, overtaken -> put(new Errand.HandedOver(come, overtaken))));
            return;
        }
        arrive(come, who);
    }

    private void arrive(Errand.Come come, Attendance.Someone who) {
        Visitor visitor = come.visitor();
        OptionalInt number = seats.takeNumber(pace.nowMillis());
        if (number.isEmpty() || audience == null) {
            turnAway(visitor, NoEntry.ROOM_FULL, PersonNumbers.QUARANTINE_MILLIS);
            return;
        }
        var person = new PersonId(number.getAsInt());
        if (!attendance.take(who, new Attendance.Place(this, person, visitor.number()))) {
            seats.giveBackNumber(person, pace.nowMillis());
            dismiss(visitor);
            return;
        }
        var seat = new Seat(person, who);
        seats.place(seat);
        audience.attach(seat, new Visit(this, person, visitor, audience.of(visitor.loop())));
        Entrance entrance = come.entrance();
        commands.add(new RoomCommand.Arrive(
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
            // Through an exit into the same room: out at one end, in at the other.
            depart(seat);
            seats.releaseMember(seat);
            arrive(come, seat.who);
            return;
        }
        if (old != null && old.visitor().number() > visitor.number()) {
            dismiss(visitor);
            return;
        }
        if (!attendance.take(seat.who, new Attendance.Place(this, seat.person, visitor.number())) || audience == null) {
            dismiss(visitor);
            return;
        }
        if (old != null) {
            dismiss(old.visitor());
        }
        audience.detach(seat);
        seats.keepNoLonger(seat);
        audience.attach(seat, new Visit(this, seat.person, visitor, audience.of(visitor.loop())));
        Entrance entrance = come.entrance();
        commands.add(new RoomCommand.Reconnect(
                seat.person, entrance.viewWidth(), entrance.viewHeight(), entrance.newestNearby()));
        commands.add(new RoomCommand.ChangeProfile(seat.person, entrance.profile()));
    }

    private void handOver(Errand.HandOver handOver) {
        Seat seat = seats.ofMember(handOver.member());
        if (seat == null || seat.isLeaving) {
            handOver.done().accept(false);
            return;
        }
        Visit visit = seat.visit;
        if (visit != null && visit.visitor().number() != handOver.visitor().number()) {
            if (visit.visitor().number() > handOver.visitor().number()) {
                handOver.done().accept(true);
                return;
            }
            dismiss(visit.visitor());
        }
        depart(seat);
        seat.handingOver = handOver;
    }

    private void depart(Seat seat) {
        if (!seat.isLeaving) {
            seat.isLeaving = true;
            seats.keepNoLonger(seat);
            commands.add(new RoomCommand.Depart(seat.person));
            leaving.add(seat);
        }
    }

    private void giveUpKeptPlaces(long now) {
        Seat givenUp = seats.nextGivenUp(now, rules.resumeWindowMillis());
        while (givenUp != null) {
            depart(givenUp);
            givenUp = seats.nextGivenUp(now, rules.resumeWindowMillis());
        }
    }

    // Handing out.

    @Override
    public @Nullable Seat seat(PersonId person) {
        return seats.of(person);
    }

    @Override
    public boolean takes(Seat seat, RoomNotice notice) {
        return switch (notice) {
            case RoomNotice.Entered entered -> {
                admit(seat, entered);
                yield true;
            }
            case RoomNotice.Departed(var heard) -> {
                attendance.keep(seat.who, heard);
                yield true;
            }
            case RoomNotice.Refused refused
            when !seat.isIn -> {
                // We counted; the room counts again and has the last word. It also knows whether they may stand
                // anywhere.
                if (seat.visit != null) {
                    NoEntry why =
                            refused.why() == RoomNotice.Refusal.ROOM_FULL ? NoEntry.ROOM_FULL : NoEntry.NOT_ALLOWED;
                    turnAway(seat.visit.visitor(), why, 0);
                }
                seat.isLeaving = true;
                leaving.add(seat);
                yield true;
            }
            default -> false;
        };
    }

    private void admit(Seat seat, RoomNotice.Entered entered) {
        seat.isIn = true;
        Visit visit = seat.visit;
        if (visit != null && room != null) {
            visit.audience()
                    .post(new Letter.Admitted(
                            visit,
                            new Visitor.Admission(entered, seats.taken(), capacity, stepMillis(), room.cells())));
        }
    }

    private void answer(Errand question, Room current, Audience watching) {
        switch (question) {
            case Errand.WhoIs(Visit visit, var persons) -> {
                Seat seat = seat(visit.person());
                if (seat != null && seat.visit == visit) {
                    watching.answerWhoIs(visit, persons);
                }
            }
            case Errand.Locate(int member, var answer) -> {
                Seat seat = seats.ofMember(member);
                RosterLine line = seat == null ? null : current.whereIs(seat.person);
                answer.accept(Optional.ofNullable(line).map(there -> new Rooms.Located(key, there)));
            }
            default -> throw new IllegalStateException(question + " is no question");
        }
    }

    private void clearSeats(long now) {
        for (Seat seat : leaving) {
            if (audience != null) {
                audience.detach(seat);
            }
            vacate(seat, now);
        }
        leaving.clear();
    }

    private void vacate(Seat seat, long now) {
        if (seats.clear(seat, now)) {
            attendance.leave(seat.who, this);
        }
        Errand.HandOver handingOver = seat.handingOver;
        if (handingOver != null) {
            handingOver.done().accept(false);
        }
    }

    private void turnAway(Visitor visitor, NoEntry why, long retryAfterMillis) {
        onLoop(visitor, () -> visitor.turnedAway(key, why, retryAfterMillis));
    }

    private static void dismiss(Visitor visitor) {
        onLoop(visitor, () -> visitor.dismissed(ClosingReason.OPENED_ELSEWHERE, 0));
    }

    private static void onLoop(Visitor visitor, Runnable what) {
        try {
            visitor.loop().execute(what);
        } catch (RejectedExecutionException e) {
            LOG.debug("a connection was not told, the network is closing");
        }
    }

    // Opening and failing.

    private boolean open() {
        if (room == null) {
            Room opened = source.open(key).orElse(null);
            if (opened == null) {
                return false;
            }
            room = opened;
            capacity = opened.capacity();
            audience = new Audience(opened, this, meters);
        }
        return true;
    }

    private void fail(Throwable cause, long now) {
        boolean again = lastFailure != null && now - lastFailure.atMillis < CALM_AFTER_MILLIS;
        failuresInARow = again ? failuresInARow + 1 : 1;
        lastFailure = new Failure(now, cause, journal.turns());
        meters.roomFailed();
        LOG.error(
                "room {} failed with {} people in it (failure {} in a row); it starts afresh and they come back by themselves",
                key,
                seats.taken(),
                failuresInARow,
                cause);
        int wait = Math.min(LONGEST_COME_BACK_MILLIS, SHORTEST_COME_BACK_MILLIS << Math.min(6, failuresInARow));
        int i = 0;
        for (Seat seat : seats.all()) {
            Visit visit = seat.visit;
            if (visit != null) {
                // Spread, so that they do not all knock at once.
                int comeBack = wait + (i++ % 100) * 10;
                Visitor visitor = visit.visitor();
                onLoop(visitor, () -> visitor.dismissed(ClosingReason.ROOM_FAILED, comeBack));
            }
            attendance.leave(seat.who, this);
            if (seat.handingOver != null) {
                seat.handingOver.done().accept(false);
            }
        }
        if (audience != null) {
            audience.close();
        }
        room = null;
        audience = null;
        journal = new StepJournal();
        seats = new Seats();
        leaving.clear();
    }
}
