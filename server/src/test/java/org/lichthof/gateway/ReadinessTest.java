package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadinessTest {
    private long now;
    private int asked;
    private boolean canKeep = true;

    private final Readiness readiness = new Readiness(
            () -> {
                asked++;
                return canKeep;
            },
            () -> now);

    @Test
    void aClosedDoorIsNotReadyWhateverTheStoreSays() {
        assertFalse(readiness.isReady());
        readiness.open();
        assertTrue(readiness.isReady());
        readiness.close();
        assertFalse(readiness.isReady());
    }

    @Test
    void theStoreIsAskedOnceASecondAtMost() {
        readiness.open();
        assertTrue(readiness.isReady());
        canKeep = false;
        now = 999_999_999;
        assertTrue(readiness.isReady());
        assertEquals(1, asked);
        now = 1_000_000_000;
        assertFalse(readiness.isReady());
        assertEquals(2, asked);
    }
}
