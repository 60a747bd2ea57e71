package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is said to be shown something soon is; who is not shown anything is not said to be. */
class NextShowingsTest {
    private static final int STEP_MILLIS = 100;

    private final ManualPace pace = new ManualPace();
    private final LocalRooms rooms = new LocalRooms(
            RoomsContract::source,
            new HostingRules(STEP_MILLIS, STEP_MILLIS, 5_000, 5_000, 60_000, 5_000),
            pace,
            HostingMeters.NONE);
    private final ScriptedVisitor walker = new ScriptedVisitor(1, pace);
    private final ScriptedVisitor other = new ScriptedVisitor(2, pace);
    private int east;

    @BeforeEach
    void enter() {
        rooms.enter(RoomsContract.FOYER, walker.entrance(), walker);
        rooms.enter(RoomsContract.FOYER, other.entrance(), other);
        pace.pass(500);
    }

    private boolean isShownInAStep() {
        other.told.clear();
        east = (east + 1) % 40;
        walker.walk(east, 0);
        pace.pass(STEP_MILLIS);
        return other.told.stream().anyMatch(message -> message.getMovesCount() > 0);
    }

    @Test
    void whereEveryStepIsShownItIsAlwaysSoon() {
        for (int step = 0; step < 20; step++) {
            assertTrue(isShownInAStep());
            assertTrue(other.visit().isShownWithin(STEP_MILLIS));
            assertFalse(other.visit().isShownWithin(STEP_MILLIS / 2), "not before the next step");
        }
    }

    @Test
    void whereSomeStepsAreShownItIsSoonBeforeThese() {
        pace.busy = 1;
        for (int step = 0; step < 2_000; step++) {
            isShownInAStep();
        }
        int shown = 0;
        for (int step = 0; step < 100; step++) {
            boolean isSoon = other.visit().isShownWithin(STEP_MILLIS);
            boolean isShown = isShownInAStep();
            if (isShown) {
                assertTrue(isSoon, "step " + step);
                shown++;
            }
        }
        assertEquals(25, shown);
        while (!isShownInAStep()) {
            assertTrue(shown < 100);
        }
        assertFalse(other.visit().isShownWithin(STEP_MILLIS), "the next one is four steps away");
    }

    @Test
    void whereNobodyMovesItIsNot() {
        assertTrue(isShownInAStep());
        pace.pass(10 * STEP_MILLIS);
        assertFalse(other.visit().isShownWithin(STEP_MILLIS));
    }

    @Test
    void whoHasLeftIsNotShownAnything() {
        assertTrue(isShownInAStep());
        other.visit().lost();
        assertFalse(other.visit().isShownWithin(STEP_MILLIS));
    }
}
