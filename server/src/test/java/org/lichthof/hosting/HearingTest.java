package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where more is to be shown than can be, positions wait in the kernel until a showing wants them. */
class HearingTest {
    private static final int STEP_MILLIS = 50;

    private final ManualPace pace = new ManualPace();
    private final LocalRooms rooms = new LocalRooms(
            RoomsContract::source,
            new HostingRules(STEP_MILLIS, 100, 5_000, 5_000, 60_000, 5_000),
            pace,
            HostingMeters.NONE);
    private final ScriptedVisitor walker = new ScriptedVisitor(1, pace);
    private final ScriptedVisitor other = new ScriptedVisitor(2, pace);
    private final ScriptedVisitor third = new ScriptedVisitor(3, pace);
    private final AtomicInteger asked = new AtomicInteger();
    private int east;

    @BeforeEach
    void enter() {
        rooms.enter(RoomsContract.FOYER, walker.entrance(), walker);
        rooms.enter(RoomsContract.FOYER, other.entrance(), other);
        rooms.enter(RoomsContract.FOYER, third.entrance(), third);
        pace.pass(500);
        walker.whenAsked = asked::incrementAndGet;
    }

    private void walkOn() {
        east = (east + 1) % 40;
        walker.walk(east, 0);
        walker.visit().walks();
    }

    private void walkOnFor(int steps) {
        for (int step = 0; step < steps; step++) {
            walkOn();
            pace.pass(STEP_MILLIS);
        }
    }

    /** One step after the other, until near people are shown every fourth. */
    private void overload() {
        pace.busy = 1;
        for (int step = 0; step < 2_000; step++) {
            walkOn();
            pace.pass(STEP_MILLIS);
        }
        assertTrue(walker.visit().walks());
        other.told.clear();
        while (pictures() == 0) { // the next round begins with what comes now
            walkOn();
            pace.pass(STEP_MILLIS);
        }
        asked.set(0);
        other.told.clear();
    }

    private long pictures() {
        return other.told.stream()
                .filter(message -> message.getMovesCount() > 0)
                .count();
    }

    @Test
    void whoWalksIsAskedBeforeEachStepThatIsShown() {
        walkOnFor(100);
        assertEquals(100, asked.get(), 1);
    }

    @Test
    void whoHasGoneIsNotAsked() {
        walkOn();
        pace.pass(10 * STEP_MILLIS);
        assertTrue(asked.get() > 0);
        walker.visit().lost();
        asked.set(0);
        pace.pass(10 * STEP_MILLIS);
        assertEquals(0, asked.get());
    }

    @Test
    void whereMoreIsToBeShownThanCanBeEachIsAskedEverySecondStep() {
        overload();
        walkOnFor(100);
        assertEquals(50.0, asked.get(), 1);
    }

    @Test
    void whatTheyAnswerIsShownInTheStepForWhichTheyWereAsked() {
        overload();
        walker.whenAsked = () -> {
            asked.incrementAndGet();
            walkOn();
        };
        for (int round = 0; round < 25; round++) {
            int before = asked.get();
            long shown = pictures();
            // The loop reads only after the step has been due, and there is something to show all the time.
            for (int step = 1; pictures() == shown; step++) {
                somebodyElseWalks(step);
                pace.pass(STEP_MILLIS);
            }
            assertTrue(asked.get() > before);
            assertEquals(
                    walker.at().x() + east,
                    LocalRoomsTest.lastSeen(other, walker.visit().person().value()),
                    "in round " + round);
        }
    }

    private void somebodyElseWalks(int step) {
        third.walk(0, step);
    }

    @Test
    void theStepWaitsForALoopThatHasNotReadYetButNotForLong() {
        overload();
        walker.whenAsked = this::walkOn;
        pace.pass(4 * STEP_MILLIS);
        // Nobody reads: a whole round, in which somebody is asked.
        pace.steps(4 * STEP_MILLIS);
        long before = pictures();
        pace.loops();
        pace.steps(STEP_MILLIS);
        pace.loops();
        assertTrue(pictures() > before, "it goes on");
    }
}
