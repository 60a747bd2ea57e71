package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void aBurstIsAllowedAndThenOneMoreEverySoOften() {
        var allowance = new Allowance(3, 1_000);
        assertEquals(0, allowance.take(0));
        assertEquals(0, allowance.take(0));
        assertEquals(0, allowance.take(0));
        assertEquals(1_000, allowance.take(0));
        assertEquals(400, allowance.take(600));
        assertEquals(0, allowance.take(1_000));
        assertEquals(1_000, allowance.take(1_000));
    }

    @Test
    void beingRefusedCostsNothing() {
        var allowance = new Allowance(1, 1_000);
        allowance.take(0);
        for (int i = 0; i < 100; i++) {
            allowance.take(500);
        }
        assertEquals(0, allowance.take(1_000));
    }

    @Test
    void waitingLongGivesNoMoreThanTheBurst() {
        var allowance = new Allowance(2, 1_000);
        allowance.take(0);
        assertEquals(0, allowance.take(1_000_000));
        assertEquals(0, allowance.take(1_000_000));
        assertEquals(1_000, allowance.take(1_000_000));
    }

    @Test
    void aMonotonicClockMayStartBelowZero() {
        var allowance = new Allowance(1, 1_000);
        assertEquals(0, allowance.take(-5_000_000_000L));
        assertEquals(1_000, allowance.take(-5_000_000_000L));
    }
}
