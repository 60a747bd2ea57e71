package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EveningTest {
    @Test
    void thePhasesFillTheEvening() {
        assertEquals(
                1.0,
                Arrays.stream(Evening.Phase.values())
                        .mapToDouble(phase -> phase.share)
                        .sum(),
                1e-9);
    }

    @Test
    void theEveningRunsFromArrivingToClosing() {
        assertEquals(Evening.Phase.ARRIVING, Evening.at(0));
        assertEquals(Evening.Phase.PLENUM, Evening.at(0.2));
        assertEquals(Evening.Phase.BOOTHS, Evening.at(0.5));
        assertEquals(Evening.Phase.GROUPS, Evening.at(0.7));
        assertEquals(Evening.Phase.CLOSING, Evening.at(0.999));
        assertEquals(Evening.Phase.CLOSING, Evening.at(1));
    }
}
