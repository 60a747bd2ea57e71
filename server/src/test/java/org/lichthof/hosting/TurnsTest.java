package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    private List<Integer> groups(int showings) {
        var groups = new ArrayList<Integer>();
        for (int step = 1; step <= showings; step++) {
            groups.add(turns.groups());
            turns.shown(step);
        }
        return groups;
    }

    @Test
    void aFewAreAllShownAtOnce() {
        turns.of(300, true);
        assertEquals(List.of(0b1111, 0b1111), groups(2));
    }

    @Test
    void aLargeCrowdIsShownInTurns() {
        turns.of(2_000, true);
        assertEquals(List.of(0b0101, 0b1010, 0b0101), groups(3));
        turns.of(5_000, true);
        assertEquals(List.of(0b0001, 0b0010, 0b0100, 0b1000, 0b0001), groups(5));
    }

    @Test
    void whoseTurnItIsIsShownWhatHappenedSinceTheirLast() {
        turns.of(5_000, true);
        groups(5);
        assertEquals(2, turns.since());
        assertEquals(3, turns.knownAfter(6)); // the third group has seen the third step only
    }

    @Test
    void everybodyKnowsEverythingWhenAllAreShownAtOnce() {
        turns.of(5_000, true);
        groups(6);
        turns.of(5_000, false);
        assertEquals(3, turns.since());
        assertEquals(7, turns.knownAfter(7));
    }

    @Test
    void aFewWhoComeAndGoDoNotChangeTheTurns() {
        turns.of(3_000, true);
        turns.of(2_400, true);
        assertEquals(4, turns.count());
        turns.of(2_000, true);
        assertEquals(2, turns.count());
        turns.of(1_000, true);
        assertEquals(1, turns.count());
    }
}
