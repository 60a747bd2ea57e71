package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichthof.room.CellGrid;
import org.lichthof.world.PersonId;

/** A room of which every fourth step is shown, and somebody who walks in it. */
class AskingTest {
    private static final int BEAT = 25;
    private static final int EVERY = 4;

    private final ManualPace pace = new ManualPace();
    private final LoopAudience loop = new LoopAudience(pace, HostingMeters.NONE, pace);
    private final ShowingRates rates = new ShowingRates();
    private final Asking asking = new Asking(new Parts(CellGrid.over(1_000, 1_000)), rates, List.of(loop), pace);
    private final ScriptedVisitor walker = new ScriptedVisitor(1, pace);

    /** Milliseconds after the last showing. */
    private final List<Long> asked = new ArrayList<>();

    private long shownMillis;

    @BeforeEach
    void showEveryFourthStep() {
        pace.at(Long.MAX_VALUE, () -> {}); // a clock has something to wait for
        walker.whenAsked = () -> asked.add(pace.nowMillis() - shownMillis);
        assertTrue(new Visit(null, new PersonId(1), walker, loop).walks());
        for (long now = 0; rates.near() < EVERY; now += BEAT) {
            rates.stepped(now);
            rates.brought(now - 1, 1);
            if (rates.isDue()) {
                rates.shown(now);
            }
        }
        shownMillis = pace.nowMillis();
        rates.shown(shownMillis);
        asking.showingIsDue();
    }

    private void readingTakes(int millis) {
        for (int times = 0; times < 100; times++) {
            loop.hearing().hear(null);
            pace.later(millis);
            pace.loops();
        }
        shownMillis = pace.nowMillis();
        asked.clear();
    }

    /** The four steps until the next showing. */
    private void stepFourTimes() {
        for (int step = 1; step <= EVERY; step++) {
            asking.askBefore(shownMillis + (long) step * BEAT, BEAT);
            pace.pass(BEAT);
            rates.stepped(pace.nowMillis());
        }
    }

    @Test
    void whereReadingIsQuickTheyAreAskedJustBeforeTheShowingAndOnceInBetween() {
        readingTakes(0);
        stepFourTimes();
        assertEquals(List.of(2L * BEAT, 4L * BEAT), asked);
    }

    @Test
    void whereItTakesLongTheyAreAskedAsMuchEarlierButNotInTheFirstPartOfTheTime() {
        readingTakes(60);
        stepFourTimes();
        assertEquals(1, asked.size(), "which is in between");
        assertEquals(2L * BEAT, asked.getFirst(), BEAT);
    }

    @Test
    void theStepForWhichTheyAreAskedWaitsAndThoseBeforeItDoNot() {
        readingTakes(30);
        long shownNext = shownMillis + EVERY * BEAT;
        for (int step = 1; step < EVERY; step++) {
            asking.askBefore(shownMillis + (long) step * BEAT, BEAT);
            pace.steps(BEAT);
            rates.stepped(pace.nowMillis());
            if (step < EVERY - 1) {
                pace.loops();
            }
        }
        assertTrue(asking.isUnderWayFor(shownNext));
        assertFalse(asking.isUnderWayFor(shownNext - BEAT));
        pace.loops();
        assertFalse(asking.isUnderWayFor(shownNext));
    }
}
