package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichthof.world.PersonId;

/** Thousands who walk are asked for their positions in pieces, each once, whatever happens between two of them. */
class HearingInPiecesTest {
    private static final int PEOPLE = 2 * Hearing.PIECE + 100;

    private final ManualPace pace = new ManualPace();
    private final LoopAudience audience = new LoopAudience(pace, HostingMeters.NONE, pace);
    private final Hearing hearing = audience.hearing();
    private final List<Visit> visits = new ArrayList<>();
    private final int[] asked = new int[PEOPLE + 1];

    @BeforeEach
    void walk() {
        for (int i = 0; i < PEOPLE; i++) {
            walk(i);
        }
    }

    private void walk(int number) {
        var visitor = new ScriptedVisitor(number + 1, pace);
        visitor.whenAsked = () -> asked[number]++;
        var visit = new Visit(null, new PersonId(number + 1), visitor, audience);
        visits.add(visit);
        assertTrue(visit.walks());
    }

    private int wereAsked(int times) {
        int count = 0;
        for (int of : asked) {
            count += of == times ? 1 : 0;
        }
        return count;
    }

    @Test
    void theLoopDoesOtherThingsBetweenTwoPieces() {
        hearing.hear(null);
        pace.loopOnce();
        assertEquals(Hearing.PIECE, wereAsked(1));
        int[] found = {0};
        pace.execute(() -> found[0] = wereAsked(1));
        pace.loopOnce();
        pace.loopOnce();
        assertEquals(2 * Hearing.PIECE, found[0], "not behind all of them");
        assertTrue(hearing.isUnderWay());
        pace.loops();
        assertEquals(PEOPLE, wereAsked(1));
        assertFalse(hearing.isUnderWay());
    }

    @Test
    void whoGoesMeanwhileCostsNobodyTheirTurn() {
        hearing.hear(null);
        pace.loopOnce();
        visits.subList(0, 300).forEach(Visit::over);
        visits.subList(Hearing.PIECE, Hearing.PIECE + 300).forEach(Visit::over);
        pace.loops();
        assertEquals(PEOPLE - 300, wereAsked(1));
        hearing.hear(null);
        pace.loops();
        assertEquals(PEOPLE - 600, wereAsked(2));
    }

    @Test
    void whoBeginsToWalkMeanwhileIsAskedWithTheLastPiece() {
        hearing.hear(null);
        pace.loopOnce();
        walk(PEOPLE);
        pace.loops();
        assertEquals(1, asked[PEOPLE]);
    }

    @Test
    void whoHasNothingToSayAnyMoreIsNotAskedAgain() {
        visits.subList(0, 700).forEach(visit -> ((ScriptedVisitor) visit.visitor()).saysMore = false);
        hearing.hear(null);
        pace.loops();
        hearing.hear(null);
        pace.loops();
        assertEquals(700, wereAsked(1));
        assertEquals(PEOPLE - 700, wereAsked(2));
        assertTrue(visits.getFirst().walks());
        hearing.hear(null);
        pace.loops();
        assertEquals(2, asked[0], "but when they walk again");
    }

    @Test
    void onALoopThatTakesNothingAnyMoreItIsNotUnderWayForEver() {
        var closing = new Hearing(new ClosingLoop(), pace);
        visits.add(new Visit(null, new PersonId(1), new ScriptedVisitor(1, pace), audience));
        closing.ask(visits.get(PEOPLE));
        closing.hear(null);
        assertFalse(closing.isUnderWay());
    }

    @Test
    void whatIsAskedForMeanwhileIsAskedBehindItAndNoMore() {
        hearing.hear(null);
        pace.loopOnce();
        hearing.hear(null);
        hearing.hear(null);
        pace.loops();
        assertEquals(PEOPLE, wereAsked(2));
        assertFalse(hearing.isUnderWay());
        hearing.hear(null);
        pace.loops();
        assertEquals(PEOPLE, wereAsked(3));
    }
}
