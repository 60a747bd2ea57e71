package org.lichthof.conversation;

import java.util.Arrays;

/**
 * How close people have been of late: for every pair that is near, a remembered squared distance in squared join distances.
 *
 * <p>It follows the true distance with one time constant when they come closer (that is the dwell time) and with another when
 * they part (that is the linger time); passers-by, people behind a wall and people who may not meet count as strangers, so
 * that nothing is remembered of them. Distances are taken between the spots people turn to: the shared space that Kendon
 * (1990) calls the o-space of a formation. Somebody standing between two people makes them farther.
 *
 * <p>Work is done for those only who changed and for pairs whose memory has not caught up with the truth yet: strangers are
 * no pair, and two who walk past each other, which is what nearly all do who are near each other in a busy room, are told by
 * their velocities before anything else is asked.
 */
final class Closeness {
    /** Of what a third in between adds, for two who are in one conversation: people do step through the midst of it. */
    private static final double TOGETHER_SHARE = 0.25;

    /**
     * Less than this, in squared join distances, is no difference: a quarter of a pixel at the join distance. A memory this near
     * to the truth has caught up with it, and one that moved by less since it was last judged is not judged anew.
     */
    private static final double NO_DIFFERENCE = 0.01;

    /**
     * The truth about strangers. It is remembered as {@code far}, as is that about two who only somebody in between makes as far:
     * these are a pair nevertheless, for others may step aside.
     */
    private static final double STRANGERS = Double.POSITIVE_INFINITY;

    private final ProximityRules rules;
    private final FreeSpace space;
    private final Crowd crowd;
    private final Whereabouts at;
    private final Neighbours neighbours;
    private final Affected affected;
    private final LikelyFacing likelyFacing;
    private final double far;
    private final double along2;
    private final double unknown2;

    final Pairs pairs = new Pairs();
    /** Whose pairs changed in a way that may change huddles. */
    final Numbers changed = new Numbers();

    private final Numbers jostled = new Numbers();
    private int unsettled;
    /** Pairs that are not settled, or change by time alone. Known while few change; else all pairs are gone through. */
    private final Numbers restless = new Numbers();

    private boolean areRestlessKnown;
    private boolean isTurning;

    /** Who takes part; and the same as a list, ascending. */
    private final Numbers takers = new Numbers();

    private int[] present = new int[64];
    private int presentCount;
    private boolean isPresentStale;

    /** Somebody takes part since the last update, or does so no more. */
    private boolean haveTakersChanged;
    /** Somebody's place is not known to {@link #neighbours} who is gone. */
    private boolean mustSort;

    // How fast a memory follows the truth.
    private static final int AT_ONCE = 0;
    private static final int FALL = 1;
    private static final int MERGE = 2;
    private static final int RISE = 3;
    private static final int GONE = 4;

    /** By what shares memories follow in the present update. */
    private final double[] shares = {1, 0, 0, 0, 0};

    private long nowMillis;

    /** What {@link #follow} found beside the new memory. */
    private Bond bond = Bond.NONE;

    private double truth;
    private int pace;
    private boolean caughtUp;

    Closeness(ProximityRules rules, FreeSpace space, double largestJoinDistance, Crowd crowd) {
        this.rules = rules;
        this.space = space;
        this.crowd = crowd;
        this.at = crowd.whereabouts;
        this.far = rules.far();
        this.unknown2 = rules.facingUnknown() * rules.facingUnknown();
        this.along2 = rules.alongSpeed() * rules.alongSpeed();
        this.likelyFacing = new LikelyFacing(rules, at);
        this.neighbours = new Neighbours(rules.reach(largestJoinDistance));
        this.affected = new Affected(at, pairs, neighbours, rules.inBetweenWidth());
    }

    /** Whether something changes though nobody moved: by time alone, or because somebody is gone. */
    boolean isUnsettled() {
        return unsettled > 0 || isTurning || haveTakersChanged || !changed.isEmpty();
    }

    /** From now on they take part. */
    void include(int id) {
        takers.add(id);
        isPresentStale = true;
        haveTakersChanged = true;
    }

    /** They take part no more: everybody is a stranger to them. */
    void forget(int id) {
        takers.remove(id);
        isPresentStale = true;
        haveTakersChanged = true;
        jostleAround(at.x[id], at.y[id]);
        pairs.makeRoom(at.room());
        for (int half = pairs.first(id); half >= 0; half = pairs.first(id)) {
            changed.add(pairs.partner(half));
            remove(half >> 1);
        }
        mustSort |= !neighbours.remove(id);
    }

    /** Somebody who stood here does so no more. */
    void jostleAround(double x, double y) {
        neighbours.findAround(x, y);
        for (int k = 0; k < neighbours.found; k++) {
            jostle(neighbours.one[k]);
        }
    }

    /** Brings pairs up to date; {@link #changed} tells afterwards whose. */
    void update(double seconds, long now) {
        nowMillis = now;
        shares[FALL] = share(seconds, rules.fallSeconds());
        shares[MERGE] = share(seconds, rules.mergeFallSeconds());
        shares[RISE] = share(seconds, rules.riseSeconds());
        shares[GONE] = share(seconds, rules.goneRiseSeconds());
        pairs.makeRoom(at.room());
        isTurning = likelyFacing.update(seconds, now, pairs);
        if (!mustSort && neighbours.areFew(at.activeCount)) {
            neighbours.shift(at.active, at.activeCount, at);
            neighbours.findAround(at.active, at.activeCount);
            learnRestless();
            affected.find(jostled);
            lookAtNeighbours(true);
            followFew();
        } else {
            neighbours.found = 0;
            if (at.activeCount > 0 || haveTakersChanged) {
                listPresent();
                neighbours.sort(present, presentCount, at);
                neighbours.find();
                mustSort = false;
            }
            lookAtNeighbours(false);
            followAll();
        }
        haveTakersChanged = false;
        meet();
        for (int id = jostled.next(0); id >= 0; id = jostled.next(id + 1)) {
            at.flags[id] &= ~Whereabouts.JOSTLED;
        }
        jostled.clear();
    }

    private void listPresent() {
        if (!isPresentStale) {
            return;
        }
        isPresentStale = false;
        presentCount = 0;
        for (int id = takers.next(0); id >= 0; id = takers.next(id + 1)) {
            if (presentCount == present.length) {
                present = Arrays.copyOf(present, 2 * presentCount);
            }
            present[presentCount++] = id;
        }
    }

    /** By what share something comes nearer its goal in this time. */
    private static double share(double seconds, double timeConstant) {
        return timeConstant > 0 ? 1 - Math.exp(-seconds / timeConstant) : 1;
    }

    /** Of the pairs within reach keeps those that may be more than strangers. */
    private void lookAtNeighbours(boolean areFew) {
        int[] one = neighbours.one;
        int[] other = neighbours.other;
        int[] flags = at.flags;
        int[] talk = at.talk;
        float[] vx = at.velocityX;
        float[] vy = at.velocityY;
        int kept = 0;
        for (int p = 0; p < neighbours.found; p++) {
            int i = one[p];
            int j = other[p];
            int fi = flags[i];
            int fj = flags[j];
            if ((fi & fj & Whereabouts.ACTIVE) != 0) {
                if (areFew && i > j) {
                    continue; // found twice
                }
            } else {
                if (((fi | fj) & Whereabouts.ACTIVE) == 0) {
                    continue;
                }
                if (!areFew) {
                    jostle((fi & Whereabouts.ACTIVE) == 0 ? i : j);
                }
            }
            if (((fi | fj) & Whereabouts.WALKS) != 0) {
                double dx = vx[i] - vx[j];
                double dy = vy[i] - vy[j];
                boolean passing = dx * dx + dy * dy > along2;
                boolean together = talk[i] == talk[j] && talk[i] != 0;
                if (passing && !together && ((fi | fj) & Whereabouts.CAREFUL) == 0) {
                    continue;
                }
            }
            one[kept] = i;
            other[kept++] = j;
        }
        neighbours.found = kept;
    }

    private void jostle(int id) {
        if ((at.flags[id] & Whereabouts.JOSTLED) == 0) {
            at.flags[id] |= Whereabouts.JOSTLED;
            jostled.add(id);
        }
    }

    private void learnRestless() {
        if (areRestlessKnown) {
            return;
        }
        areRestlessKnown = true;
        restless.clear();
        for (int p = 0; p < pairs.end; p++) {
            if (pairs.lower[p] != 0 && isRestless(p)) {
                restless.add(p);
            }
        }
    }

    /** What changes of itself, or may be affected; of all other pairs it is known that they stay as they are. */
    private void followFew() {
        unsettled = 0;
        Numbers asked = affected.pairs;
        for (int p = asked.next(0); p >= 0; p = asked.next(p + 1)) {
            follow(p, true);
        }
        for (int p = restless.next(0); p >= 0; p = restless.next(p + 1)) {
            if (!asked.has(p)) {
                follow(p, pairs.bond[p] == Bond.FRESHLY_APART);
            }
        }
    }

    /** Pairs that are known already. */
    private void followAll() {
        int[] flags = at.flags;
        areRestlessKnown = false;
        unsettled = 0;
        for (int p = 0; p < pairs.end; p++) {
            int i = pairs.lower[p];
            if (i == 0) {
                continue;
            }
            int j = pairs.higher[p];
            boolean isLooked = pairs.bond[p] == Bond.FRESHLY_APART
                    || ((flags[i] | flags[j]) & Whereabouts.ACTIVE) != 0
                    || (flags[i] & flags[j] & Whereabouts.JOSTLED) != 0;
            if (isLooked || !pairs.settled[p]) {
                follow(p, isLooked);
            }
        }
    }

    /** @param isLooked whether the truth may be another than it was; else only the memory goes on after it */
    private void follow(int p, boolean isLooked) {
        int i = pairs.lower[p];
        int j = pairs.higher[p];
        double memory = pairs.remembered[p];
        double now;
        if (isLooked) {
            now = follow(i, j, memory);
            pairs.truth[p] = truth;
            pairs.pace[p] = (byte) pace;
        } else {
            bond = pairs.bond[p];
            now = approach(memory, pairs.truth[p], shares[pairs.pace[p]]);
        }
        if (now >= far && caughtUp && pairs.truth[p] == STRANGERS) {
            remove(p);
            change(i, j);
            return;
        }
        pairs.remembered[p] = now;
        if (Math.abs(now - pairs.judged[p]) > NO_DIFFERENCE || bond != pairs.bond[p]) {
            pairs.judged[p] = now;
            pairs.bond[p] = bond;
            change(i, j);
        }
        settle(p, caughtUp);
    }

    private void settle(int p, boolean isSettled) {
        pairs.settled[p] = isSettled;
        unsettled += isSettled ? 0 : 1;
        if (!areRestlessKnown) {
            return;
        }
        if (isRestless(p)) {
            restless.add(p);
        } else {
            restless.remove(p);
        }
    }

    private boolean isRestless(int p) {
        return !pairs.settled[p] || pairs.bond[p] == Bond.FRESHLY_APART;
    }

    private void remove(int p) {
        pairs.remove(p);
        restless.remove(p);
    }

    /** New pairs, of those near each other who have been strangers. */
    private void meet() {
        int listed = 0;
        for (int k = 0; k < neighbours.found; k++) {
            int i = neighbours.one[k];
            int j = neighbours.other[k];
            if (i != listed) {
                listed = i;
                pairs.listPartners(i);
            }
            if (pairs.isListed(j)) {
                continue;
            }
            // The lower one first, as ever after: the last digit must not depend on who found whom.
            double now = follow(Math.min(i, j), Math.max(i, j), far);
            if (now < far || !caughtUp || truth != STRANGERS) {
                settle(pairs.add(i, j, now, truth, pace, bond), caughtUp);
                change(i, j);
            }
        }
    }

    private void change(int i, int j) {
        changed.add(i);
        changed.add(j);
    }

    /** What is remembered of a pair now; sets {@link #bond} and {@link #caughtUp}. */
    private double follow(int i, int j, double memory) {
        double feetX = at.x[i] - at.x[j];
        double feetY = at.y[i] - at.y[j];
        double feet2 = feetX * feetX + feetY * feetY;
        int either = at.flags[i] | at.flags[j];
        bond = bond(i, j);
        caughtUp = true;
        truth = STRANGERS;
        pace = AT_ONCE;
        if (!neighbours.isWithinReach(feet2)) {
            return far;
        }
        boolean welcome = false;
        boolean mayMeet = true;
        if ((either & Whereabouts.CAREFUL) != 0) {
            Attendee me = crowd.get(i);
            Attendee other = crowd.get(j);
            welcome = welcome(me, other) || welcome(other, me) || returning(me, other);
            if (welcome) {
                bond = Bond.TOGETHER;
            } else if (me.reachedWish || other.reachedWish) {
                return far; // drawn away
            }
            mayMeet = mayMeet(me, other, memory) && mayMeet(other, me, memory);
        }
        if (bond != Bond.TOGETHER) {
            if (!mayMeet) {
                return far;
            }
            if ((either & Whereabouts.WALKS) != 0 && passBy(i, j)) {
                if (memory >= far || !isClear(i, j)) {
                    return far;
                }
                pace = isWithinHorizon(i, j, feet2) ? RISE : GONE;
                return approach(memory, truth, shares[pace]);
            }
        }
        boolean isClear = isClear(i, j);
        if (!isClear && (welcome || bond != Bond.TOGETHER)) {
            return far; // A wall lets nothing begin; what is there it ends slowly, as the way around a corner is short.
        }
        truth = isClear ? squaredDistance(i, j) : STRANGERS;
        if (welcome) {
            // Nothing is waited for, and nothing kept: who came near in vain and went on is not drawn in from there.
            return Math.min(truth, far);
        }
        pace = truth < memory
                ? bond == Bond.APART ? MERGE : FALL
                : isClear && isWithinHorizon(i, j, feet2) ? RISE : GONE;
        return approach(memory, truth, shares[pace]);
    }

    private double approach(double memory, double goal, double share) {
        double true2 = Math.min(goal, far);
        caughtUp = Math.abs(true2 - memory) < NO_DIFFERENCE;
        return !caughtUp ? memory + (true2 - memory) * share : true2 >= far ? far : memory;
    }

    private boolean isWithinHorizon(int i, int j, double feet2) {
        return feet2 * Math.max(at.perJoin2[i], at.perJoin2[j]) <= far;
    }

    /** Of two of whom one walks: whether not along with the other. */
    private boolean passBy(int i, int j) {
        double dx = at.velocityX[i] - at.velocityX[j];
        double dy = at.velocityY[i] - at.velocityY[j];
        return dx * dx + dy * dy > along2;
    }

    private double squaredDistance(int i, int j) {
        double dx = at.x[i] + at.aheadX[i] - at.x[j] - at.aheadX[j];
        double dy = at.y[i] + at.aheadY[i] - at.y[j] - at.aheadY[j];
        double squared = (dx * dx + dy * dy) * Math.max(at.perJoin2[i], at.perJoin2[j]);
        if (((at.flags[i] | at.flags[j]) & Whereabouts.FACING_UNKNOWN) != 0) {
            squared *= unknown2;
        }
        if (squared >= far) {
            return STRANGERS;
        }
        if (rules.inBetweenWeight() > 0) {
            boolean together = at.talk[i] != 0 && at.talk[i] == at.talk[j];
            squared += (together ? TOGETHER_SHARE : 1)
                    * rules.inBetweenWeight()
                    * neighbours.between(
                            at.x[i], at.y[i], at.x[j] - at.x[i], at.y[j] - at.y[i], rules.inBetweenWidth());
        }
        return Math.min(squared, far);
    }

    private boolean isClear(int i, int j) {
        return space.isClear(at.x[i], at.y[i], at.x[j], at.y[j]);
    }

    /** Whether no wall stands between them. */
    boolean isClear(Attendee a, Attendee b) {
        return isClear(a.id, b.id);
    }

    private Bond bond(int i, int j) {
        int mine = at.talk[i];
        int theirs = at.talk[j];
        if (mine == 0 || theirs == 0) {
            return Bond.NONE;
        }
        return mine == theirs ? Bond.TOGETHER : areEstablished(i, j) ? Bond.APART : Bond.FRESHLY_APART;
    }

    /** Whether both their conversations have gone on for a while. */
    private boolean areEstablished(int i, int j) {
        long younger = Math.max(at.talkFormedAtMillis[i], at.talkFormedAtMillis[j]);
        return nowMillis - younger >= 1000 * rules.mergeSeconds();
    }

    /** Whether {@code a} wished to come into the conversation that {@code b} is in. */
    private boolean welcome(Attendee a, Attendee b) {
        return a.wish != null && b.conversation() == a.wish && a.wished(nowMillis) != null;
    }

    /** Whether both come back from the same conversation, after a restart. */
    private boolean returning(Attendee a, Attendee b) {
        return a.claim != 0
                && a.claim == b.claim
                && a.conversation() == null
                && b.conversation() == null
                && a.hasClaim(nowMillis)
                && b.hasClaim(nowMillis);
    }

    /** Whether nearness may bring {@code me} together with {@code other}, as far as it is for {@code me} to say. */
    private boolean mayMeet(Attendee me, Attendee other, double memory) {
        Conversation mine = me.conversation();
        if (mine != null && mine.locked && !other.passes(mine, nowMillis)) {
            return false;
        }
        return switch (me.availability) {
            case AVAILABLE -> true;
            // Who moved last has walked up to the other; once it has begun, a shuffle of the other's feet changes
            // nothing.
            case BUSY -> mine != null || memory < far || at.movedAtMillis[me.id] > at.movedAtMillis[other.id];
            case DO_NOT_DISTURB, AWAY -> false;
        };
    }
}
