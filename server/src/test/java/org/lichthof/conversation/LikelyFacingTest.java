package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichthof.world.PersonId;

/** People of whom only the places are known, as in a recording: steps of half a second, everybody told in each. */
class LikelyFacingTest {
    private final Conversations conversations = new Conversations(ConversationScene.openMap(), ProximityRules.DEFAULT);

    private long nowMillis = 1_000;

    @Test
    void ofTwoCirclesSideBySideEachTurnsInwards() {
        // Threes. The two in the middle stand nearer to each other than to their own; by distance alone they are a
        // pair.
        stand(60, new double[][] {{500, 480}, {500, 510}, {526, 495}, {554, 495}, {580, 480}, {580, 510}});
        assertEquals(of(1), of(2));
        assertEquals(of(1), of(3));
        assertEquals(of(4), of(5));
        assertEquals(of(4), of(6));
        assertTrue(of(1).isPresent() && of(4).isPresent());
        assertNotEquals(of(1), of(4));
    }

    @Test
    void whoStandOppositeEachOtherAreThoughtToFaceEachOther() {
        // Too far apart for two who might as well look past each other.
        stand(20, new double[][] {{500, 500}, {554, 500}});
        assertTrue(of(1).isPresent());
        assertEquals(of(1), of(2));
    }

    @Test
    void whoWalksPastIsNotDrawnIn() {
        stand(10, new double[][] {{500, 500}, {540, 500}});
        var walker = new PersonId(3);
        conversations.enter(walker, 300, 520, Double.NaN, Availability.AVAILABLE, Set.of());
        for (int x = 300; x < 760; x += 20) {
            conversations.move(walker, x, 520, Double.NaN, true);
            settle();
            assertEquals(Optional.empty(), of(3), "at " + x);
        }
    }

    private void stand(int seconds, double[][] places) {
        for (int i = 0; i < places.length; i++) {
            conversations.enter(
                    new PersonId(i + 1), places[i][0], places[i][1], Double.NaN, Availability.AVAILABLE, Set.of());
        }
        for (int step = 0; step < 2 * seconds; step++) {
            for (int i = 0; i < places.length; i++) {
                conversations.move(new PersonId(i + 1), places[i][0], places[i][1], Double.NaN, true);
            }
            settle();
        }
    }

    private void settle() {
        nowMillis += 500;
        conversations.settle(nowMillis, change -> {});
    }

    private Optional<ConversationId> of(int person) {
        return conversations.of(new PersonId(person));
    }
}
