package org.lichthof.conversation;

import java.util.Arrays;
import org.lichthof.world.WalkGrid;

/**
 * How close people have been of late: for every pair that is near, a remembered squared distance in squared join distances.
 *
 * <p>It follows the true distance with one time constant when they come closer (that is the dwell time) and with another when
 * they part (that is the linger time); passers-by, people behind a wall and people who may not meet count as strangers, so
 * that nothing is remembered of them. Distances are taken between the spots people turn to: the shared space that Kendon
 * (1990) calls the o-space of a formation. Somebody standing between two people makes them farther.
 *
 * <p>Pairs are kept in rows: one row for each person, holding those after them in the order of numbers. Each update builds
 * the rows anew from the neighbours found and copies what is remembered, so that there is no map of pairs.
 */
final class Closeness {
    /** Of what a third in between adds, for two who are in one conversation: people do step through the midst of it. */
    private static final double TOGETHER_SHARE = 0.25;

    private final ProximityRules rules;
    private final WalkGrid grid;
    private final Neighbours neighbours;
    private final double far;

    /** By what shares memories follow in the present update. */
    private double fall;

    private double mergeFall;
    private double rise;
    private double goneRise;

    private Rows now = new Rows();
    private Rows before = new Rows();
    /** Everybody's neighbours in both directions; for those in between. */
    private int[] aroundStart = {};

    private int[] around = {};

    /** Rows of pairs; {@code start[i]} to {@code start[i + 1]} is the row of person i. */
    static final class Rows {
        int people;
        int pairs;
        int[] start = new int[1];
        int[] first = new int[16];
        int[] second = new int[16];
        /** The second person's number, by which the next update finds the pair again. */
        int[] secondId = new int[16];

        double[] remembered = new double[16];
        boolean[] clear = new boolean[16];
        Bond[] bond = new Bond[16];

        void begin(int count) {
            people = count;
            pairs = 0;
            if (start.length < count + 1) {
                start = new int[count + count / 2 + 1];
            }
        }

        void add(int i, int j, int id) {
            if (pairs == first.length) {
                int more = 2 * pairs;
                first = Arrays.copyOf(first, more);
                second = Arrays.copyOf(second, more);
                secondId = Arrays.copyOf(secondId, more);
                remembered = Arrays.copyOf(remembered, more);
                clear = Arrays.copyOf(clear, more);
                bond = Arrays.copyOf(bond, more);
            }
            first[pairs] = i;
            second[pairs] = j;
            secondId[pairs] = id;
            pairs++;
        }
    }

    /** What two people are to each other. */
    enum Bond {
        NONE,
        /** In one conversation, or one is on the way into the other's by wish: the leave distance counts. */
        TOGETHER,
        /** In two conversations. */
        APART
    }

    Closeness(ProximityRules rules, WalkGrid grid, double largestJoinDistance) {
        this.rules = rules;
        this.grid = grid;
        this.far = rules.far();
        this.neighbours = new Neighbours(largestJoinDistance * rules.horizon() + 2 * rules.facingReach());
    }

    /** Brings every pair up to date. People ascending by number. */
    Rows update(Attendee[] people, int count, double seconds, long nowMillis) {
        Rows swap = before;
        before = now;
        now = swap;
        neighbours.index(people, count);
        now.begin(count);
        for (int i = 0; i < count; i++) {
            now.start[i] = now.pairs;
            int n = neighbours.after(i, people);
            for (int k = 0; k < n; k++) {
                int j = neighbours.found[k];
                now.add(i, j, people[j].id);
            }
        }
        now.start[count] = now.pairs;
        if (rules.inBetweenWeight() > 0) {
            lookAround(count);
        }
        fall = step(seconds, rules.fallSeconds());
        mergeFall = step(seconds, rules.mergeFallSeconds());
        rise = step(seconds, rules.riseSeconds());
        goneRise = step(seconds, rules.goneRiseSeconds());
        for (int i = 0; i < count; i++) {
            updateRow(i, people, nowMillis);
        }
        for (int i = 0; i < count; i++) {
            people[i].row = i;
        }
        return now;
    }

    /** Nothing is remembered of them any more. */
    static void forget(Attendee person) {
        person.row = -1;
    }

    /** By what share something comes nearer its goal in this time. */
    private static double step(double seconds, double timeConstant) {
        return timeConstant > 0 ? 1 - Math.exp(-seconds / timeConstant) : 1;
    }

    private void updateRow(int i, Attendee[] people, long nowMillis) {
        Attendee me = people[i];
        // Both rows are ascending by the second person's number: walk along them together.
        int old = me.row < 0 ? 0 : before.start[me.row];
        int oldEnd = me.row < 0 ? 0 : before.start[me.row + 1];
        for (int p = now.start[i]; p < now.start[i + 1]; p++) {
            Attendee other = people[now.second[p]];
            while (old < oldEnd && before.secondId[old] < other.id) {
                old++;
            }
            boolean known = old < oldEnd && before.secondId[old] == other.id && other.row >= 0;
            double memory = known ? before.remembered[old] : far;
            boolean asBefore = known && !me.stirred && !other.stirred;
            now.clear[p] = asBefore ? before.clear[old] : isClear(me, other);
            boolean welcome =
                    welcome(me, other, nowMillis) || welcome(other, me, nowMillis) || returning(me, other, nowMillis);
            Bond bond = bond(me, other, welcome);
            now.bond[p] = bond;
            // A wall only ends what is there slowly, as the way around a corner is short; it lets nothing begin.
            boolean strangers = bond != Bond.TOGETHER
                    && !(now.clear[p]
                            && mayMeet(me, other, memory, nowMillis)
                            && mayMeet(other, me, memory, nowMillis));
            boolean drawnAway = (me.reachedWish || other.reachedWish) && !welcome;
            if (strangers || drawnAway) {
                now.remembered[p] = far;
                continue;
            }
            double true2 = now.clear[p] ? squaredDistance(i, now.second[p], people) : far;
            if (welcome) {
                now.remembered[p] = Math.min(memory, true2);
                continue;
            }
            if (bond != Bond.TOGETHER && passesBy(me, other)) {
                true2 = far;
            }
            double share = true2 < memory
                    ? (bond == Bond.APART ? mergeFall : fall)
                    : now.clear[p] && isWithinHorizon(me, other) ? rise : goneRise;
            now.remembered[p] = memory + (true2 - memory) * share;
        }
    }

    private boolean isWithinHorizon(Attendee a, Attendee b) {
        double join = Math.min(joinDistance(a), joinDistance(b));
        return a.squaredDistanceTo(b) <= far * join * join;
    }

    /** Whether one of them walks, and not along with the other. */
    private boolean passesBy(Attendee a, Attendee b) {
        if (!a.walks && !b.walks) {
            return false;
        }
        double dx = a.velocityX - b.velocityX;
        double dy = a.velocityY - b.velocityY;
        double slower = Math.min(Math.hypot(a.velocityX, a.velocityY), Math.hypot(b.velocityX, b.velocityY));
        double most = rules.alongSpeed() + rules.alongShare() * slower;
        return dx * dx + dy * dy > most * most;
    }

    private double squaredDistance(int i, int j, Attendee[] people) {
        Attendee a = people[i];
        Attendee b = people[j];
        double dx = a.turnedToX - b.turnedToX;
        double dy = a.turnedToY - b.turnedToY;
        double join = Math.min(joinDistance(a), joinDistance(b));
        double squared = (dx * dx + dy * dy) / (join * join);
        if (rules.inBetweenWeight() > 0 && squared < far) {
            boolean together = a.conversation != null && a.conversation == b.conversation;
            squared += (together ? TOGETHER_SHARE : 1) * rules.inBetweenWeight() * inBetween(i, j, people);
        }
        return Math.min(squared, far);
    }

    private static double joinDistance(Attendee person) {
        return person.floor instanceof Floor.Open open ? open.joinDistance() : 0;
    }

    /** Whether no wall stands between them. */
    boolean isClear(Attendee a, Attendee b) {
        return grid.isClear((int) Math.floor(a.x), (int) Math.floor(a.y), (int) Math.floor(b.x), (int) Math.floor(b.y));
    }

    private static Bond bond(Attendee a, Attendee b, boolean welcome) {
        if (welcome) {
            return Bond.TOGETHER;
        }
        if (a.conversation == null || b.conversation == null) {
            return Bond.NONE;
        }
        return a.conversation == b.conversation ? Bond.TOGETHER : Bond.APART;
    }

    /** Whether {@code a} wished to come into the conversation that {@code b} is in. */
    private static boolean welcome(Attendee a, Attendee b, long nowMillis) {
        return a.wish != null && b.conversation == a.wish && a.wished(nowMillis) != null;
    }

    /** Whether both come back from the same conversation, after a restart. */
    private static boolean returning(Attendee a, Attendee b, long nowMillis) {
        return a.claim != 0
                && a.claim == b.claim
                && a.conversation == null
                && b.conversation == null
                && a.hasClaim(nowMillis)
                && b.hasClaim(nowMillis);
    }

    /** Whether nearness may bring {@code me} together with {@code other}, as far as it is for {@code me} to say. */
    private boolean mayMeet(Attendee me, Attendee other, double memory, long nowMillis) {
        Conversation mine = me.conversation;
        if (mine != null && mine.locked && !other.passes(mine, nowMillis)) {
            return false;
        }
        return switch (me.availability) {
            case AVAILABLE -> true;
            // Who moved last has walked up to the other; once it has begun, a shuffle of the other's feet changes
            // nothing.
            case BUSY -> mine != null || memory < far || me.movedAtMillis > other.movedAtMillis;
            case DO_NOT_DISTURB, AWAY -> false;
        };
    }

    /** How much a third person stands between: 1 on the line, 0 beside it or beyond its ends. */
    private double inBetween(int i, int j, Attendee[] people) {
        Attendee a = people[i];
        Attendee b = people[j];
        double width = rules.inBetweenWidth();
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double squared = dx * dx + dy * dy;
        if (squared < 4 * width * width) {
            return 0;
        }
        double distance = Math.sqrt(squared);
        double most = 0;
        for (int k = aroundStart[i]; k < aroundStart[i + 1]; k++) {
            Attendee third = people[around[k]];
            double px = third.x - a.x;
            double py = third.y - a.y;
            double along = (px * dx + py * dy) / squared;
            if (along > 0.15 && along < 0.85) {
                most = Math.max(most, 1 - Math.abs(px * dy - py * dx) / distance / width);
            }
        }
        return most;
    }

    private void lookAround(int count) {
        if (aroundStart.length < count + 1) {
            aroundStart = new int[count + count / 2 + 1];
        }
        if (around.length < 2 * now.pairs) {
            around = new int[3 * now.pairs];
        }
        Arrays.fill(aroundStart, 0, count + 1, 0);
        for (int p = 0; p < now.pairs; p++) {
            aroundStart[now.first[p]]++;
            aroundStart[now.second[p]]++;
        }
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += aroundStart[i];
            aroundStart[i] = sum;
        }
        aroundStart[count] = sum;
        for (int p = now.pairs - 1; p >= 0; p--) {
            around[--aroundStart[now.first[p]]] = now.second[p];
            around[--aroundStart[now.second[p]]] = now.first[p];
        }
    }
}
