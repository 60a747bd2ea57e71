package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Sorts people into huddles, each seen as a whole; only those whose pairs changed, and whoever is connected with them.
 *
 * <p>What a huddle is, is told at {@link Unions}, which forms them. Here is what need not be asked there: people who know
 * nobody, two who know nobody else, and conversations whose people stand so close that they are one huddle in whatever order
 * they are united.
 */
final class Huddles {
    /** Of the squared distance of strangers: who is remembered as farther than this is as good as one. */
    private static final double KNOWN = 0.98;

    private final Crowd crowd;
    private final Whereabouts at;
    private final Pairs pairs;
    private final Unions unions;
    private final double known;
    private final double keep;
    private final double loyalty;
    /** Up to which squared distance of every two of so many people together they surely stay one huddle. */
    private final double[] surely;

    /** The people connected with each other that are looked at, first in the order found, then ascending. */
    private int[] people = new int[64];

    private int count;
    /** In which search a person was last seen, and where among {@link #people} they are. */
    private int[] seenIn = {};

    private int[] place = {};
    private int search;

    // Of the people found: all pairs, the farthest, and whether they are all of one conversation.
    private int known2;
    private double farthest;
    private boolean areTogether;

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
            } else if (!surelyStay()) {
                unite(nowMillis, taker);
            }
        }
    }

    /** Finds everybody whom pairs connect with this person, over others as well. */
    private void gather(int id) {
        count = 0;
        known2 = 0;
        farthest = 0;
        areTogether = true;
        see(id);
        for (int i = 0; i < count; i++) {
            for (int half = pairs.first(people[i]); half >= 0; half = pairs.next(half)) {
                double remembered = pairs.remembered[half >> 1];
                if (remembered >= known) {
                    continue;
                }
                known2++;
                farthest = Math.max(farthest, remembered);
                areTogether &= pairs.bond[half >> 1] == Bond.TOGETHER;
                int partner = pairs.partner(half);
                if (seenIn[partner] != search) {
                    see(partner);
                }
            }
        }
    }

    private void see(int id) {
        seenIn[id] = search;
        if (count == people.length) {
            people = Arrays.copyOf(people, 2 * count);
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
        int pair = between(a, b);
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

    private int between(int a, int b) {
        int half = pairs.first(a);
        while (pairs.partner(half) != b) {
            half = pairs.next(half);
        }
        return half >> 1;
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

    /** Whether they are one conversation, the whole of it, and stand so close that the order of unions does not matter. */
    private boolean surelyStay() {
        if (!areTogether || known2 != count * (count - 1) || count >= surely.length || farthest > surely[count]) {
            return false;
        }
        int talk = at.talk[people[0]];
        Attendee first = crowd.get(people[0]);
        Conversation conversation = first.conversation();
        if (conversation == null || conversation.members.size() != count) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            if (at.talk[people[i]] != talk) {
                return false;
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
