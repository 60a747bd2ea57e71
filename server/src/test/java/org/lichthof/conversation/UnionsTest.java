package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
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

    /** What {@link Huddles} need not ask here: random conversations, some close to each other, said to stay as they are. */
    @Test
    void conversationsThatSurelyStayAreWhatTheirUnionsAre() {
        var rules = ProximityRules.DEFAULT;
        var huddles = new Huddles(rules, new Crowd(new Whereabouts(rules)), new Pairs());
        int stayed = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            int[] first = conversations(random);
            double within = 0.1 + random.nextDouble() * 1.5;
            double across = 0.8 + random.nextDouble() * 1.5;
            if (!huddles.surelyStay(largest(first), within, across)) {
                continue;
            }
            stayed++;
            unions.begin(first.length);
            for (int i = 0; i < first.length; i++) {
                for (int j = i + 1; j < first.length; j++) {
                    if (first[i] == first[j]) {
                        unions.addEdge(i, j, within * nearOne(random), Bond.TOGETHER);
                    } else if (random.nextInt(4) > 0) {
                        unions.addEdge(
                                i, j, across / nearOne(random), random.nextBoolean() ? Bond.NONE : Bond.FRESHLY_APART);
                    }
                }
            }
            assertArrayEquals(first, leaders(first.length), "seed " + seed);
        }
        assertTrue(stayed > 1000, "too few to tell");
    }

    /** For each person the lowest in their conversation. */
    private static int[] conversations(Random random) {
        int[] first = new int[2 + random.nextInt(12)];
        int[] lowest = {-1, -1, -1};
        for (int i = 0; i < first.length; i++) {
            int conversation = random.nextInt(4);
            if (conversation < 3 && lowest[conversation] < 0) {
                lowest[conversation] = i;
            }
            first[i] = conversation < 3 ? lowest[conversation] : i;
        }
        return first;
    }

    private static int largest(int[] first) {
        return Arrays.stream(first)
                .map(lowest ->
                        (int) Arrays.stream(first).filter(f -> f == lowest).count())
                .max()
                .orElseThrow();
    }

    private static double nearOne(Random random) {
        return random.nextBoolean() ? 1 : 1 - 0.9 * random.nextDouble();
    }

    private int[] leaders(int people) {
        return Arrays.copyOf(unions.unite(), people);
    }
}
