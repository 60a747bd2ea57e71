package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ShowingRatesTest {
    private static final int STEP_MILLIS = 100;

    private final ShowingRates rates = new ShowingRates();
    private long now;
    private long broughtAt;
    private DoubleSupplier busy = () -> 0.5;

    /** So many steps of a machine that needs so many steps' time to bring one showing. */
    private String go(int steps, double timeOfOne) {
        var shown = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            now += STEP_MILLIS;
            rates.stepped(now);
            if (now >= broughtAt) {
                rates.brought(broughtAt, busy.getAsDouble());
            }
            if (now < broughtAt || !rates.isDue()) {
                shown.append('.');
                continue;
            }
            shown.append(rates.includesFar() ? 'F' : 'n');
            rates.shown(now);
            broughtAt = now + (long) (timeOfOne * STEP_MILLIS);
        }
        return shown.toString();
    }

    @Test
    void whoKeepsUpShowsEverybodyEachStep() {
        assertEquals("F".repeat(1_000), go(1_000, 0.9));
    }

    @Test
    void oneSlowShowingChangesNothing() {
        go(100, 0.3);
        assertEquals("F.F", go(1, 1.8) + go(2, 0.3));
        assertEquals("F".repeat(100), go(100, 0.3));
    }

    @Test
    void farOnesAreSparedBeforeNearOnesAre() {
        List<Integer> near = new ArrayList<>();
        List<Integer> far = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            go(1, 1.3);
            near.add(rates.near());
            far.add(rates.far());
        }
        int firstFar = far.indexOf(2);
        int firstNear = near.indexOf(2);
        assertTrue(0 < firstFar && firstFar < firstNear, () -> far + "\n" + near);
    }

    @Test
    void itSettlesWhereTheMachineKeepsUp() {
        go(400, 1.4);
        assertEquals(2, rates.near());
        String settled = go(400, 1.4);
        assertTrue(settled.matches("\\.?(F\\.n\\.|n\\.F\\.)+.?"), settled);
    }

    @Test
    void theSlowestMachineStillShowsEverybody() {
        String shown = go(1_000, 9);
        assertEquals(4, rates.near());
        assertEquals(8, rates.far());
        assertTrue(shown.substring(900).contains("F"));
    }

    @Test
    void whenTheRushIsOverAllIsAsBefore() {
        go(400, 3);
        assertTrue(rates.near() > 1);
        go(4_000, 0.2);
        assertEquals("F".repeat(100), go(100, 0.2));
    }

    @Test
    void betweenTwoLevelsItDoesNotSwingForLong() {
        // Too much for every step, much too little for every second one.
        int changes = 0;
        boolean spared = rates.sparesFar();
        for (int i = 0; i < 6_000; i++) {
            go(1, rates.near() == 1 ? 1.2 : 0.8);
            if (spared != rates.sparesFar() || i == 0) {
                changes++;
                spared = rates.sparesFar();
            }
        }
        assertTrue(changes < 20, "changed " + changes + " times");
    }

    /** However little is shown meanwhile: the wait is a matter of time. */
    @Test
    void afterARushThereIsMoreAgainWithinSecondsNotShowings() {
        for (int tries = 0; tries < 3; tries++) { // each in vain, so that the wait is four times the first
            busy = () -> 0.1;
            while (rates.near() > 1) {
                go(1, 0.1);
            }
            busy = () -> 1;
            go(400, 2);
            assertEquals(4, rates.near());
        }
        busy = () -> 0.3 + 0.5 / rates.near();
        int steps = 0;
        while (rates.near() > 1) {
            go(1, 0.2);
            assertTrue(++steps < 200, "still every " + rates.near() + " steps");
        }
    }

    @Test
    void farCellsAreIncludedInTheFirstShowingThatSparesNobody() {
        go(400, 1.4);
        while (rates.sparesFar()) {
            go(1, 0.05);
        }
        assertFalse(rates.sparesFar());
        assertTrue(rates.includesFar());
    }

    @Test
    void whoHasNoMomentLeftShowsLessThoughEachShowingIsInTime() {
        // Reading takes what is left: seven tenths of the machine for what a showing takes, reading for it among
        // that.
        busy = () -> Math.min(1, 0.29 + 0.71 / rates.near());
        go(400, 0.5);
        assertEquals(2, rates.near());
        assertEquals(4, rates.far());
        String shown = go(400, 0.5);
        assertFalse(shown.matches(".*[nF]{2}.*"), "it tried more: there would be no room for it: " + shown);
    }

    @Test
    void whenThereIsRoomAgainAllIsAsBefore() {
        busy = () -> 0.99;
        go(400, 0.5);
        assertTrue(rates.near() > 1);
        busy = () -> Math.min(1, 0.2 + 0.3 / rates.near());
        go(4_000, 0.3);
        assertEquals("F".repeat(100), go(100, 0.3));
    }

    @Test
    void afterARushAMachineThatIsWellUsedShowsEveryStepAgain() {
        busy = () -> 0.99;
        go(400, 0.5);
        assertTrue(rates.near() > 1);
        // About as with 6,500 walkers: reading is most of it, and goes on however seldom is shown.
        busy = () -> 0.84 * (rates.near() == 1 ? 1 : 0.48 + 0.4 / rates.near());
        go(1_000, 0.5);
        assertEquals("F".repeat(100), go(100, 0.5));
    }

    @Test
    void afterARushItGoesStraightToWhatThereIsRoomFor() {
        busy = () -> 0.99;
        go(1_000, 0.5);
        assertEquals(4, rates.near());
        busy = () -> 0.3 + 0.5 / rates.near();
        go(150, 0.5);
        assertEquals("F".repeat(100), go(100, 0.5));
        // To a level in between, when that is what there is room for.
        busy = () -> 0.99;
        go(1_000, 0.5);
        busy = () -> 0.29 + 0.7 / rates.near();
        go(250, 0.5);
        assertEquals(2, rates.near());
    }

    @Test
    void aRushOfSomeSecondsSparesNobody() {
        go(100, 0.3);
        busy = () -> 1;
        String rush = go(40, 0.5);
        busy = () -> 0.4;
        assertEquals("F".repeat(140), rush + go(100, 0.3));
    }

    /** What counts is time: a room that is shown in parts has twice as many showings, each of half as many people. */
    @Test
    void inPartsItTakesAsLongUntilLessIsShown() {
        assertEquals(roundsUntilLess(1), roundsUntilLess(2), 3);
    }

    private static int roundsUntilLess(int parts) {
        var rates = new ShowingRates();
        rates.inParts(parts);
        int showings = 0;
        for (long now = 0; rates.far() == 1; showings++) {
            now += STEP_MILLIS / parts;
            rates.stepped(now);
            rates.brought(now - 1, 0.97);
            rates.shownOne(now);
            if (showings % parts == parts - 1) {
                rates.shownAll();
            }
        }
        return showings / parts;
    }
}
