package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Point;

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

    /** People walk at both ends of a long room; each end is shown in its own turn. */
    @Test
    void inPartsItIsSoonBeforeTheirOwn() {
        var divided = new LocalRooms(
                _ -> Optional.of(PartsSimulationTest.wideRoom()),
                new HostingRules(STEP_MILLIS, STEP_MILLIS, 1, 4, 60_000, 5_000),
                pace,
                HostingMeters.NONE);
        var all = new ArrayList<ScriptedVisitor>();
        for (int member = 11; member <= 18; member++) {
            var visitor = new ScriptedVisitor(member, pace);
            int x = member % 2 == 0 ? 400 : PartsSimulationTest.WIDTH - 400;
            divided.enter(RoomsContract.FOYER, visitor.entrance("citizen", new Point(x, 400)), visitor);
            all.add(visitor);
        }
        pace.pass(10 * STEP_MILLIS);
        int beat = STEP_MILLIS / 2;
        for (int beats = 0; all.get(0).visit().part == all.get(1).visit().part; beats++) {
            assertTrue(beats < 400, "it is not divided");
            walkOn(all, beats);
            pace.pass(beat);
        }
        pace.pass(10 * beat);
        int[] shown = new int[2];
        for (int beats = 0; beats < 84; beats++) {
            walkOn(all, beats);
            boolean[] areSoon = new boolean[2];
            for (int end = 0; end < 2; end++) {
                areSoon[end] = all.get(end).visit().isShownWithin(beat);
                all.get(end).told.clear();
            }
            pace.pass(beat);
            for (int end = 0; end < 2; end++) {
                boolean isShown = all.get(end).told.stream().anyMatch(message -> message.getMovesCount() > 0);
                // Before the first showings there is nothing to go by.
                if (isShown && beats >= 4) {
                    assertTrue(areSoon[end], "end " + end + ", beat " + beats);
                    assertFalse(areSoon[1 - end], "the other end, beat " + beats);
                    shown[end]++;
                }
            }
        }
        assertEquals(40, shown[0]);
        assertEquals(40, shown[1]);
    }

    private static void walkOn(List<ScriptedVisitor> all, int step) {
        all.forEach(one -> one.walk(step % 40, 0));
    }
}
