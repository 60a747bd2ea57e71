package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** People are numbered from 0; squared distances are in squared join distances. */
class UnionsTest {
    private final Unions unions = new Unions(ProximityRules.DEFAULT);
    private final Conversation locked = new Conversation(new ConversationId(1), ConversationKind.NEARBY, -1, null, 1);

    @Test
    void whoStandsAtALockIsNotUnitedWithThoseBehindItHoweverNear() {
        unions.begin(2);
        unions.lock(0, locked);
        unions.addEdge(0, 1, 0.1, Bond.NONE);
        assertArrayEquals(new int[] {0, 1}, leaders(2));
    }

    @Test
    void whoIsLetInIs() {
        unions.begin(2);
        unions.lock(0, locked);
        unions.letInto(1, locked);
        unions.addEdge(0, 1, 0.1, Bond.NONE);
        assertArrayEquals(new int[] {0, 0}, leaders(2));
    }

    @Test
    void whoIsLetInBringsNobodyAlong() {
        unions.begin(3);
        unions.lock(0, locked);
        unions.letInto(1, locked);
        unions.addEdge(0, 1, 0.3, Bond.NONE);
        unions.addEdge(0, 2, 0.3, Bond.NONE);
        unions.addEdge(1, 2, 0.1, Bond.NONE);
        assertArrayEquals(new int[] {0, 1, 1}, leaders(3));
    }

    @Test
    void aChainIsNoHuddle() {
        unions.begin(4);
        for (int i = 0; i < 3; i++) {
            unions.addEdge(i, i + 1, 0.8, Bond.NONE);
        }
        assertArrayEquals(new int[] {0, 0, 2, 2}, leaders(4));
    }

    private int[] leaders(int people) {
        return Arrays.copyOf(unions.unite(), people);
    }
}
