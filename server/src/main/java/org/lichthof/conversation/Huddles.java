package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Sorts people into huddles, each seen as a whole; only those whose pairs changed, and whoever is connected with them.
 *
 * <p>What a huddle is, is told at {@link Unions}, which forms them. Here is what need not be asked there: people who know
 * nobody, two who know nobody else, and conversations whose people stand so close, and so far from others, that each is one huddle
 * in whatever order they are united.
 */
final class Huddles {
    /** Of the squared distance of strangers: who is remembered as farther than this is as good as one. */
    private static final double KNOWN = 0.98;

    /** More than sums of squared distances may be wrong by. */
    private static final double ROUNDING = 1e-6;

    private final Crowd crowd;
    private final Whereabouts at;
    private final Pairs pairs;
    private final Unions unions;
    private final double known;
    private final double keep;
    private final double loyalty;
    private final double growth;
    /** Up to which squared distance of every two of so many people together they surely stay one huddle. */
    private final double[] surely;

    /** The people connected with each other that are looked at, first in the order found, then ascending. */
    private int[] people = new int[64];

    private int count;
    /** In which search a person was last seen, and where among {@link #people} they are. */
    private int[] seenIn = {};

    private int[] place = {};
    private int search;

    // Of the people found: how many of their own conversation each knows, the farthest two of one conversation, the
    // nearest two
    // who are not, and whether anybody is welcome in a conversation that is not theirs.
    private int[] companions = new int[64];
    private double farthest;
    private double nearest;
    private boolean isAnybodyWelcome;

    private int[] partners = new int[16];
    private int[] partnerPairs = new int[16];
    private int[] huddle = new int[16];

    /** Takes one huddle, its people ascending; the array is the caller's and soon holds others. */
    interface Taker {
        void take(int[] people, int count);
    }

    Huddles(ProximityRules rules, Crowd crowd, Pairs pairs) {
        this.crowd = crowd;
        this.at = crowd.whereabouts;
        this.pairs = pairs;
        this.unions = new Unions(rules);
        this.known = KNOWN * rules.far();
        this.keep = rules.keep();
        this.loyalty = rules.loyalty();
        this.growth = rules.growth();
        this.surely = surely(rules);
    }

    /**
     * Uniting huddles of a and b people costs at most ab/n times the greatest squared distance, n = a + b: what they are
     * spread already makes it less. Among people who are together it may cost {@code (1 + keep) / 2}, and more for n > 2. So
     * no union is refused when the greatest squared distance is below the least of what is allowed over ab/n.
     */
    private static double[] surely(ProximityRules rules) {
        double[] surely = new double[32];
        double least = Double.MAX_VALUE;
        for (int n = 2; n < surely.length; n++) {
            int across = n / 2 * (n - n / 2);
            double dearest = (double) across / n;
            least = Math.min(least, Unions.ALLOWANCE * (1 + rules.growth() * (n - 2)) * (1 + rules.keep()) / dearest);
            surely[n] = least;
        }
        return surely;
    }

    /** Tells the huddles that may not be what they were. */
    void sort(Numbers changed, long nowMillis, Taker taker) {
        if (seenIn.length < at.room()) {
            seenIn = Arrays.copyOf(seenIn, at.room());
            place = Arrays.copyOf(place, at.room());
        }
        search++;
        for (int id = changed.next(0); id >= 0; id = changed.next(id + 1)) {
            if (seenIn[id] == search) {
                continue;
            }
            gather(id);
            if (count == 1) {
                alone(id, taker);
            } else if (count == 2) {
                two(nowMillis, taker);
            } else if (!allSurelyStay()) {
                unite(nowMillis, taker);
            }
        }
    }

    /** Finds everybody whom pairs connect with this person, over others as well. */
    private void gather(int id) {
        count = 0;
        farthest = 0;
        nearest = Double.MAX_VALUE;
        isAnybodyWelcome = false;
        see(id);
        for (int i = 0; i < count; i++) {
            int talk = at.talk[people[i]];
            int own = 0;
            for (int half = pairs.first(people[i]); half >= 0; half = pairs.next(half)) {
                double remembered = pairs.remembered[half >> 1];
                if (remembered >= known) {
                    continue;
                }
                int partner = pairs.partner(half);
                boolean isOwn = talk != 0 && at.talk[partner] == talk;
                if (isOwn) {
                    own++;
                    farthest = Math.max(farthest, remembered);
                } else {
                    nearest = Math.min(nearest, remembered);
                }
                isAnybodyWelcome |= isOwn != (pairs.bond[half >> 1] == Bond.TOGETHER);
                if (seenIn[partner] != search) {
                    see(partner);
                }
            }
            companions[i] = own;
        }
    }

    private void see(int id) {
        seenIn[id] = search;
        if (count == people.length) {
            people = Arrays.copyOf(people, 2 * count);
            companions = Arrays.copyOf(companions, 2 * count);
        }
        people[count++] = id;
    }

    private void alone(int id, Taker taker) {
        if (at.talk[id] != 0 && (at.flags[id] & Whereabouts.TAKES_PART) != 0) {
            taker.take(people, 1);
        }
    }

    private void two(long nowMillis, Taker taker) {
        int a = Math.min(people[0], people[1]);
        int b = Math.max(people[0], people[1]);
        int pair = pairs.find(a, b);
        Bond bond = pairs.bond[pair];
        double allowed = 1 + (bond == Bond.TOGETHER ? keep : bond == Bond.APART ? -loyalty : 0);
        if (pairs.remembered[pair] <= allowed && locksAllow(a, b, nowMillis)) {
            people[0] = a;
            people[1] = b;
            taker.take(people, 2);
        } else {
            people[0] = a;
            alone(a, taker);
            people[0] = b;
            alone(b, taker);
        }
    }

    private boolean locksAllow(int a, int b, long nowMillis) {
        if (((at.flags[a] | at.flags[b]) & Whereabouts.CAREFUL) == 0) {
            return true;
        }
        unions.begin(2);
        admit(0, a, nowMillis);
        admit(1, b, nowMillis);
        return unions.locksAllow(0, 1);
    }

    /**
     * Whether they are whole conversations, and people in none, each so close and so far from the others that the order of unions
     * does not matter.
     */
    private boolean allSurelyStay() {
        if (isAnybodyWelcome || nearest <= 1) {
            return false;
        }
        int largest = 1;
        for (int i = 0; i < count; i++) {
            if (at.talk[people[i]] == 0) {
                continue; // of them, nobody is a companion
            }
            Conversation conversation = crowd.get(people[i]).conversation();
            if (conversation == null || conversation.members.size() != companions[i] + 1) {
                return false;
            }
            largest = Math.max(largest, conversation.members.size());
        }
        return surelyStay(largest, farthest, nearest);
    }

    /**
     * Whether conversations of so many people at most surely stay what they are, whoever is united first.
     *
     * @param within the greatest squared distance of two of one conversation
     * @param across the least of two who are not
     */
    boolean surelyStay(int largest, double within, double across) {
        return largest < surely.length && within <= surely[largest] && surelyApart(largest, within, across);
    }

    /**
     * Uniting parts of a and b people of two conversations costs at least ab/n times what is left of the least squared distance across,
     * n = a + b, when half the mean squared distance within each part is taken off: at most {@code (1 - 1/a) / 2} of the greatest.
     */
    private boolean surelyApart(int largest, double greatest, double least) {
        for (int a = 1; a <= largest; a++) {
            for (int b = 1; b <= a; b++) {
                int n = a + b;
                double within = (1 - 0.5 / a - 0.5 / b) * greatest;
                double allowed = Unions.ALLOWANCE * (1 + growth * (n - 2)) * n / (a * b);
                if (least - within <= allowed + ROUNDING) {
                    return false;
                }
            }
        }
        return true;
    }

    private void unite(long nowMillis, Taker taker) {
        Arrays.sort(people, 0, count);
        unions.begin(count);
        for (int i = 0; i < count; i++) {
            place[people[i]] = i;
            admit(i, people[i], nowMillis);
        }
        for (int i = 0; i < count; i++) {
            addPairs(i);
        }
        int[] leader = unions.unite();
        if (huddle.length < count) {
            huddle = new int[count + count / 2];
        }
        for (int i = 0; i < count; i++) {
            if (leader[i] == i) {
                int size = unions.size(i);
                int n = 0;
                for (int k = i; n < size; k++) {
                    if (leader[k] == i) {
                        huddle[n++] = people[k];
                    }
                }
                if (n > 1 || at.talk[huddle[0]] != 0) {
                    taker.take(huddle, n);
                }
            }
        }
    }

    /** In ascending order, so that sums come out the same to the last digit whoever met first. */
    private void addPairs(int i) {
        int me = people[i];
        int n = 0;
        for (int half = pairs.first(me); half >= 0; half = pairs.next(half)) {
            int partner = pairs.partner(half);
            if (partner < me || pairs.remembered[half >> 1] >= known) {
                continue;
            }
            if (n == partners.length) {
                partners = Arrays.copyOf(partners, 2 * n);
                partnerPairs = Arrays.copyOf(partnerPairs, 2 * n);
            }
            int slot = n++;
            while (slot > 0 && partners[slot - 1] > partner) {
                partners[slot] = partners[slot - 1];
                partnerPairs[slot] = partnerPairs[slot - 1];
                slot--;
            }
            partners[slot] = partner;
            partnerPairs[slot] = half >> 1;
        }
        for (int k = 0; k < n; k++) {
            int pair = partnerPairs[k];
            unions.addEdge(i, place[partners[k]], pairs.remembered[pair], pairs.bond[pair]);
        }
    }

    private void admit(int index, int id, long nowMillis) {
        if ((at.flags[id] & Whereabouts.CAREFUL) == 0) {
            return;
        }
        Attendee person = crowd.get(id);
        Conversation own = person.conversation();
        Conversation pass = person.pass;
        if (own != null && own.locked) {
            unions.lock(index, own);
        } else if (pass != null && person.passes(pass, nowMillis)) {
            unions.letInto(index, pass);
        }
    }
}
