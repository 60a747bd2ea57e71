package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void aStepIsAsLargeAsWhatCarriedStepsNotAsEverythingThatCame() {
        tally.bytes.add(1_000_000);
        tally.movementBytes.add(600);
        tally.seen.add(100);
        assertTrue(tally.report(1, 1, 10).contains("6.0 bytes each"), tally.report(1, 1, 10));
    }

    @Test
    void everyMessageIsAccountedFor() {
        tally.said.add(10);
        tally.kept.add(6);
        tally.messagesRefused.add(3);
        String report = tally.report(1, 1, 10);
        assertTrue(report.contains("10 said, 6 acknowledged, 3 refused, 1 unanswered"), report);
    }
}
