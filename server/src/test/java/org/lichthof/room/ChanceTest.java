package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChanceTest {
    /** First numbers of the reference implementation (Vigna, splitmix64.c) for seed 1234567. */
    @Test
    void itIsSplitMix64() {
        var chance = new Chance(1_234_567);
        assertEquals(6_457_827_717_110_365_317L, chance.next());
        assertEquals(3_203_168_211_198_807_973L, chance.next());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), chance.next());
    }

    @Test
    void belowStaysBelow() {
        var chance = new Chance(1);
        for (int i = 0; i < 1_000; i++) {
            int drawn = chance.below(7);
            assertTrue(drawn >= 0 && drawn < 7, () -> "drew " + drawn);
        }
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        assertNotEquals(new Chance(1).next(), new Chance(2).next());
    }
}
