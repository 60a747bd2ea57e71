package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SendLogTest {
    @Test
    void aStepThatIsSeenTellsHowLongItTook() {
        var log = new SendLog();
        log.sent(100, 200, 1_000);
        log.sent(118, 200, 2_000);
        assertEquals(4_000, log.ageOf(100, 200, 5_000));
        assertEquals(3_000, log.ageOf(118, 200, 5_000));
    }

    @Test
    void whatWasNeverSentHasNoAge() {
        var log = new SendLog();
        log.sent(100, 200, 1_000);
        assertEquals(-1, log.ageOf(200, 100, 5_000));
    }

    @Test
    void onSecondVisitsTheYoungerOneCounts() {
        var log = new SendLog();
        log.sent(7, 7, 1_000);
        log.sent(9, 9, 2_000);
        log.sent(7, 7, 3_000);
        assertEquals(500, log.ageOf(7, 7, 3_500));
    }

    @Test
    void theLogForgetsAfter64Steps() {
        var log = new SendLog();
        for (int i = 0; i < 65; i++) {
            log.sent(i, 0, i);
        }
        assertEquals(-1, log.ageOf(0, 0, 100));
        assertEquals(36, log.ageOf(64, 0, 100));
    }
}
