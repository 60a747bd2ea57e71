package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SendLogTest {
    private final SendLog log = new SendLog();

    @Test
    void aStepThatIsSeenTellsHowLongAgoItWasDue() {
        log.sent(100, 200, 1_000);
        log.sent(118, 200, 2_000);
        assertEquals(4_000, log.ageOf(log.stepAt(100, 200, 0), 5_000));
        assertEquals(3_000, log.ageOf(log.stepAt(118, 200, 0), 5_000));
    }

    @Test
    void whatWasNeverSentIsNoStep() {
        log.sent(100, 200, 1_000);
        assertEquals(0, log.stepAt(200, 100, 0));
    }

    @Test
    void aSpotThatIsVisitedTwiceIsTwoSteps() {
        log.sent(7, 7, 1_000);
        log.sent(9, 9, 2_000);
        log.sent(7, 7, 3_000);
        long first = log.stepAt(7, 7, 0);
        assertEquals(2_500, log.ageOf(first, 3_500), "seen late, and not taken for the visit that came after");
        assertEquals(500, log.ageOf(log.stepAt(7, 7, first), 3_500));
        assertEquals(0, log.stepAt(9, 9, 2), "who saw a later step does not see this one any more");
    }

    @Test
    void theLogForgetsAfter64Steps() {
        for (int i = 0; i < 65; i++) {
            log.sent(i, 0, i);
        }
        assertEquals(0, log.stepAt(0, 0, 0));
        assertEquals(-1, log.ageOf(1, 100));
        assertEquals(36, log.ageOf(log.stepAt(64, 0, 0), 100));
    }
}
