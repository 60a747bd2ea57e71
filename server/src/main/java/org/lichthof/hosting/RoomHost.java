package org.lichthof.hosting;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Visitor.NoEntry;
import org.lichthof.room.Room;
import org.lichthof.room.RoomCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one room: takes in what is wished, gives it its turn, and hands out what comes of it. Who sits where is the
 * {@link Usher}'s.
 *
 * <p>A turn that throws takes down this room and nothing else: everybody in it is told to come back, and a fresh room is made
 * when the first of them does. The log says why, and of which kinds the wishes of that turn were; not what was wished, as
 * that would be positions and texts.
 *
 * <p>Everything happens on the room's thread, but for {@link #offer}, {@link #put} and the counters.
 */
final class RoomHost {
    private static final Logger LOG = LoggerFactory.getLogger(RoomHost.class);
    private static final int SHORTEST_COME_BACK_MILLIS = 500;
    private static final int LONGEST_COME_BACK_MILLIS = 30_000;
    private static final int WAIT_MILLIS = 3;

    /** A room that failed so recently is still failing: its people are asked to wait longer. */
    private static final long CALM_AFTER_MILLIS = 60_000;

    private final RoomKey key;
    private final RoomSource source;
    private final HostingRules rules;
    private final Pace pace;
    private final Attendance attendance;
    private final HostingMeters meters;
    private final Inbox inbox;

    /** Outlive the room: who was sent away by a failure must not be taken for who comes next. */
    private final PersonNumbers numbers = new PersonNumbers();

    private @Nullable Room room;
    private volatile @Nullable Usher usher;
    private final ArrayDeque<Errand.Question> questions = new ArrayDeque<>();
    private long now;
    private long dueMillis;
    private long failedAtMillis;
    private int failuresInARow;
    private boolean isLarge;
    private int parts = 1;
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
        meters.roomOpened(key, new State());
    }

    // Any thread.

    RoomKey key() {
        return key;
    }

    int people() {
        return people;
    }

    /** @return false when the inbox is full */
    boolean offer(RoomCommand command) {
        return counted(inbox.offer(command));
    }

    /** @return false when the inbox is full */
    boolean offer(WalkSlot slot) {
        return counted(inbox.offer(slot));
    }

    /** What people ask of the house is bounded as their wishes are. @return false when the inbox is full */
    boolean offer(Errand.Question question) {
        return counted(inbox.offer(question));
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

    // The room's thread from here on.

    /** How often people are shown who moved. */
    int stepMillis() {
        return isLarge ? rules.stepMillisLarge() : rules.stepMillis();
    }

    /** How often the room steps: once for each part that it is shown in. */
    private int beatMillis() {
        return usher == null
                ? stepMillis()
                : Math.max(1, stepMillis() / usher.audience().parts());
    }

    private void turn() {
        if (isClosed) {
            if (usher != null) {
                usher.audience().close();
            }
            return;
        }
        now = pace.nowMillis();
        if (isWorthWaiting()) {
            pace.at(now + WAIT_MILLIS, this::turn);
            return;
        }
        try {
            work();
        } catch (Throwable e) { // whatever it is: one room, not the house, and it must go on
            fail(e);
        } finally {
            people = usher == null ? 0 : usher.taken();
            isLarge = people >= (isLarge ? rules.largeFrom() * 3 / 4 : rules.largeFrom());
            parts = rules.partsOf(people, parts);
            if (usher != null) {
                usher.audience().divide(parts);
            }
            // Beats that were missed are not made up for.
            dueMillis = Math.max(dueMillis + beatMillis(), now);
            pace.at(dueMillis, this::turn);
            answerQuestions(null); // of a room that failed
        }
    }

    /** What is being read would be shown a whole round later: until another part is to be shown, or for as long as a step, at most. */
    private boolean isWorthWaiting() {
        if (usher == null) {
            return false;
        }
        Audience audience = usher.audience();
        int longest = Math.min(stepMillis(), beatMillis() * audience.nearSteps());
        return now < dueMillis + longest && audience.asking().isUnderWayFor(dueMillis);
    }

    private void work() {
        long begin = System.nanoTime();
        inbox.drain(this::takeOrGiveUp);
        Room current = room;
        Usher seats = usher;
        if (current == null || seats == null) {
            return;
        }
        seats.giveUpKeptPlaces(now);
        List<RoomCommand> wishes = seats.wishes();
        if (seats.taken() == 0 && wishes.isEmpty() && questions.isEmpty()) {
            return;
        }
        Audience audience = seats.audience();
        current.step(wishes, now, audience);
        answerQuestions(seats);
        audience.endStep();
        seats.clearSeats(now);
        audience.publish(now, dueMillis + beatMillis(), beatMillis());
        int done = wishes.size();
        wishes.clear();
        meters.stepped(System.nanoTime() - begin, done);
    }

    // Taking in.

    private void takeOrGiveUp(Object item) {
        try {
            take(item);
        } catch (RuntimeException | Error e) {
            // The room fails, and nobody is to wait for an answer that was lost with it.
            switch (item) {
                case Errand.Come come -> Usher.sendBack(come.visitor(), SHORTEST_COME_BACK_MILLIS);
                case Errand.HandedOver(var come, var _) -> Usher.sendBack(come.visitor(), SHORTEST_COME_BACK_MILLIS);
                case Errand.HandOver handOver -> handOver.done().accept(false);
                default -> {}
            }
            throw e;
        }
    }

    private void take(Object item) {
        switch (item) {
            case WalkSlot slot -> {
                RoomCommand.Walk walk = slot.take();
                if (walk != null && usher != null) {
                    usher.wish(walk);
                }
            }
            case RoomCommand command -> {
                if (usher != null) {
                    usher.wish(command);
                }
            }
            case Errand errand -> take(errand);
            default -> throw new IllegalStateException("nobody puts a " + item.getClass() + " into an inbox");
        }
    }

    private void take(Errand errand) {
        switch (errand) {
            case Errand.Come come -> come(come);
            case Errand.HandedOver(Errand.Come come, boolean overtaken) -> handedOver(come, overtaken);
            case Errand.HandOver handOver -> {
                if (usher == null) {
                    handOver.done().accept(false);
                } else {
                    usher.handOver(handOver);
                }
            }
            case Errand.ConnectionLost(Visit visit) -> {
                if (usher != null) {
                    usher.lost(visit, now);
                }
            }
            case Errand.Goodbye(Visit visit) -> {
                if (usher != null) {
                    usher.goodbye(visit);
                }
            }
            case Errand.Resync(Visit visit) -> {
                Seat seat = usher == null ? null : usher.seatOf(visit);
                if (seat != null && usher != null) {
                    usher.audience().resync(seat);
                }
            }
            case Errand.Question question -> questions.add(question);
        }
    }

    private void come(Errand.Come come) {
        Usher seats;
        try {
            seats = open();
        } catch (RuntimeException e) {
            LOG.error("room {} could not be opened", key, e);
            Usher.turnAway(key, come.visitor(), NoEntry.BUSY, LONGEST_COME_BACK_MILLIS);
            return;
        }
        if (seats == null) {
            Usher.turnAway(key, come.visitor(), NoEntry.NO_SUCH_ROOM, 0);
        } else {
            seats.come(come, now);
        }
    }

    private void handedOver(Errand.Come come, boolean overtaken) {
        Usher seats = null;
        try {
            seats = open(); // it may have failed since it kept a place for them
        } catch (RuntimeException e) {
            LOG.error("room {} could not be opened", key, e);
        }
        if (seats == null) {
            Usher.sendBack(come.visitor(), SHORTEST_COME_BACK_MILLIS);
        } else {
            seats.handedOver(come, overtaken, now);
        }
    }

    /** @param seats null: there is no room to look into */
    private void answerQuestions(@Nullable Usher seats) {
        while (!questions.isEmpty()) {
            answer(questions.remove(), seats);
        }
    }

    private void answer(Errand.Question question, @Nullable Usher seats) {
        switch (question) {
            case Errand.WhoIs(Visit visit, var persons) -> {
                if (seats != null && seats.seatOf(visit) != null) {
                    seats.audience().answerWhoIs(visit, persons);
                }
            }
            case Errand.Locate(int member, var answer) ->
                answer.accept(
                        seats == null
                                ? Optional.empty()
                                : seats.whereIs(member).map(there -> new Rooms.Located(key, there)));
        }
    }

    // Opening and failing.

    private @Nullable Usher open() {
        if (usher == null) {
            Room opened = source.open(key).orElse(null);
            if (opened == null) {
                return null;
            }
            room = opened;
            usher = new Usher(this, opened, numbers, rules, attendance, meters, pace);
        }
        return usher;
    }

    private void fail(Throwable cause) {
        boolean again = failuresInARow > 0 && now - failedAtMillis < CALM_AFTER_MILLIS;
        failuresInARow = again ? failuresInARow + 1 : 1;
        failedAtMillis = now;
        Usher failed = usher;
        room = null;
        usher = null;
        try {
            meters.roomFailed();
            LOG.error(
                    "room {} failed with {} people in it (failure {} in a row); it starts afresh and they come back by themselves;"
                            + " the step was to do {}",
                    key,
                    failed == null ? 0 : failed.taken(),
                    failuresInARow,
                    failed == null ? "nothing" : kindsOf(failed.wishes()),
                    cause);
        } finally {
            if (failed != null) {
                int soonest =
                        Math.min(LONGEST_COME_BACK_MILLIS, SHORTEST_COME_BACK_MILLIS << Math.min(6, failuresInARow));
                failed.clearTheHouse(new Returns(soonest), now);
            }
        }
    }

    private static Map<String, Integer> kindsOf(List<RoomCommand> wishes) {
        var kinds = new TreeMap<String, Integer>();
        wishes.forEach(wish -> kinds.merge(wish.getClass().getSimpleName(), 1, Integer::sum));
        return kinds;
    }

    private final class State implements HostingMeters.RoomState {
        @Override
        public int people() {
            return people;
        }

        @Override
        public int inbox() {
            return inbox.size();
        }

        @Override
        public int nearSteps() {
            Usher seats = usher;
            return seats == null ? 1 : seats.audience().nearSteps();
        }

        @Override
        public int farSteps() {
            Usher seats = usher;
            return seats == null ? 1 : seats.audience().farSteps();
        }
    }
}
