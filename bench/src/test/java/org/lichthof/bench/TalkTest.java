package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TalkTest {
    @Test
    void whatSaysWhenItWasSentIsTimed() {
        assertEquals(5, Talk.ageOf("sent at 100", 105));
        assertEquals(7, Talk.ageOf("sent at -2", 5));
    }

    @Test
    void otherWordsAreNot() {
        assertEquals(-1, Talk.ageOf("Who else should be asked?", 105));
    }
}
