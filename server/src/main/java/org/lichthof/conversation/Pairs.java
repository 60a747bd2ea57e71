package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Pairs of people who are no strangers to each other, and what is remembered of them; a pair that is not here is one of
 * strangers. Pairs are numbered; each hangs in the lists of both its people.
 */
final class Pairs {
    /** Numbers below this may be pairs. */
    int end;
    /** The lower number of the two; 0: no pair is here now. */
    int[] lower = new int[64];

    int[] higher = new int[64];
    /** Squared distance in squared join distances. */
    double[] remembered = new double[64];

    /** What was remembered when it was last decided who is together. */
    double[] judged = new double[64];

    Bond[] bond = new Bond[64];
    /** Nothing more changes by waiting. */
    boolean[] settled = new boolean[64];

    /** What the memory follows while nobody moves, and how fast. */
    double[] truth = new double[64];

    byte[] pace = new byte[64];

    private int[] listedIn = {};
    private int lists;

    // Half 2p hangs in the list of the lower one, half 2p + 1 in that of the higher one.
    private int[] nextHalf = new int[128];
    private int[] firstHalf = {};
    private int free = -1;

    void makeRoom(int people) {
        if (firstHalf.length < people) {
            int before = firstHalf.length;
            firstHalf = Arrays.copyOf(firstHalf, people);
            Arrays.fill(firstHalf, before, people, -1);
            listedIn = Arrays.copyOf(listedIn, people);
        }
    }

    /** The first half of a pair of this person; -1: they know nobody. */
    int first(int person) {
        return firstHalf[person];
    }

    int next(int half) {
        return nextHalf[half];
    }

    /** Whom the person is in a pair with in whose list this half hangs. */
    int partner(int half) {
        return (half & 1) == 0 ? higher[half >> 1] : lower[half >> 1];
    }

    /** The number of the pair of these two; -1: they are strangers. */
    int find(int a, int b) {
        for (int half = firstHalf[a]; half >= 0; half = nextHalf[half]) {
            if (partner(half) == b) {
                return half >> 1;
            }
        }
        return -1;
    }

    /** Notes whom this person is in a pair with, for {@link #isListed}. */
    void listPartners(int person) {
        lists++;
        for (int half = firstHalf[person]; half >= 0; half = nextHalf[half]) {
            listedIn[partner(half)] = lists;
        }
    }

    boolean isListed(int partner) {
        return listedIn[partner] == lists;
    }

    /** The number of the new pair; whether it is settled is still to be said. */
    int add(int a, int b, double memory, double nowTruth, int nowPace, Bond newBond) {
        int p = free;
        if (p >= 0) {
            free = nextHalf[2 * p];
        } else {
            p = end++;
            if (p == lower.length) {
                int room = 2 * p;
                lower = Arrays.copyOf(lower, room);
                higher = Arrays.copyOf(higher, room);
                remembered = Arrays.copyOf(remembered, room);
                truth = Arrays.copyOf(truth, room);
                pace = Arrays.copyOf(pace, room);
                judged = Arrays.copyOf(judged, room);
                bond = Arrays.copyOf(bond, room);
                settled = Arrays.copyOf(settled, room);
                nextHalf = Arrays.copyOf(nextHalf, 2 * room);
            }
        }
        lower[p] = Math.min(a, b);
        higher[p] = Math.max(a, b);
        remembered[p] = memory;
        judged[p] = memory;
        truth[p] = nowTruth;
        pace[p] = (byte) nowPace;
        bond[p] = newBond;
        hang(2 * p, lower[p]);
        hang(2 * p + 1, higher[p]);
        return p;
    }

    void remove(int p) {
        takeDown(2 * p, lower[p]);
        takeDown(2 * p + 1, higher[p]);
        lower[p] = 0;
        nextHalf[2 * p] = free;
        free = p;
    }

    private void hang(int half, int person) {
        nextHalf[half] = firstHalf[person];
        firstHalf[person] = half;
    }

    private void takeDown(int half, int person) {
        int at = firstHalf[person];
        if (at == half) {
            firstHalf[person] = nextHalf[half];
            return;
        }
        while (nextHalf[at] != half) {
            at = nextHalf[at];
        }
        nextHalf[at] = nextHalf[half];
    }
}
