package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Where people probably look of whom nobody knows it. Avatars always look somewhere; recordings often tell positions only.
 *
 * <p>People who stand look at those they talk with, and whom they talk with is seen by who stands near them, by who has been
 * close to them of late, and by who probably looks at them, too: of two circles side by side each turns inwards. So everybody
 * turns to the mean direction of those around them, each of whom counts by these three. A moment tells little, as people
 * sway; the mean over the better part of a minute tells a good deal. Who is surrounded evenly, or hardly has company,
 * looks nowhere in particular, and who walks looks where they go, which brings them nearer to nobody.
 *
 * <p>Where they came from tells nothing: on a recording with headings, the direction of the last steps is as far from that of the
 * face as chance is. See docs/conversations.md.
 */
final class LikelyFacing {
    /** Who stands beyond, in squared join distances, does not count. */
    private static final double SIGHT2 = 2.5;

    /** How much more who has been close of late counts than who only stands there. */
    private static final double COMPANY = 5;

    /** How much more or less who looks at somebody counts, or who looks away. */
    private static final double MUTUAL = 2;

    /** Who looks away altogether still counts that much: they may turn round. */
    private static final double LEAST = 0.05;

    /** So much weight of those around makes one look their way by half. */
    private static final double DOUBT = 0.6;

    /** Over how long the mean is taken. */
    private static final double SECONDS = 40;

    /** Nearer to where they would look than this many pixels, nobody turns: all comes to rest. */
    private static final double SETTLED = 0.05;

    /** Sums are kept in whole numbers of this fineness: they come out the same in whatever order the pairs lie. */
    private static final double FINE = 1L << 40;

    private final Whereabouts at;
    private final double reach;
    private long[] towardsX = {};
    private long[] towardsY = {};
    private long[] weight = {};

    LikelyFacing(ProximityRules rules, Whereabouts at) {
        this.at = at;
        this.reach = rules.facingReach();
    }

    /** Turns people a little, and says whether anybody has: who turns has changed, in this settling. */
    boolean update(double seconds, long nowMillis, Pairs pairs) {
        if (at.facingUnknown.isEmpty() || reach == 0) {
            return false;
        }
        makeRoom();
        for (int p = 0; p < pairs.end; p++) {
            int i = pairs.lower[p];
            if (i != 0) {
                see(i, pairs.higher[p], pairs.remembered[p]);
            }
        }
        double share = 1 - Math.exp(-seconds / SECONDS);
        boolean hasTurned = false;
        for (int id = at.facingUnknown.next(0); id >= 0; id = at.facingUnknown.next(id + 1)) {
            hasTurned |= turn(id, seconds, nowMillis, share);
        }
        return hasTurned;
    }

    private void makeRoom() {
        if (weight.length < at.room()) {
            towardsX = new long[at.room()];
            towardsY = new long[at.room()];
            weight = new long[at.room()];
        } else {
            Arrays.fill(towardsX, 0);
            Arrays.fill(towardsY, 0);
            Arrays.fill(weight, 0);
        }
    }

    private void see(int i, int j, double remembered) {
        double dx = at.x[j] - at.x[i];
        double dy = at.y[j] - at.y[i];
        double squared = dx * dx + dy * dy;
        double near = 1 - squared * Math.max(at.perJoin2[i], at.perJoin2[j]) / SIGHT2;
        if (near <= 0 || squared < 1 || ((at.flags[i] | at.flags[j]) & Whereabouts.FACING_UNKNOWN) == 0) {
            return;
        }
        double perDistance = 1 / Math.sqrt(squared);
        double directionX = dx * perDistance;
        double directionY = dy * perDistance;
        double counts = near * near * (1 + COMPANY * Math.max(0, 1 - remembered));
        add(i, j, directionX, directionY, counts);
        add(j, i, -directionX, -directionY, counts);
    }

    /** Somebody standing in this direction is seen by {@code me}. */
    private void add(int me, int other, double directionX, double directionY, double counts) {
        if ((at.flags[other] & Whereabouts.WALKS) != 0) {
            return;
        }
        double looksAtMe = -(directionX * at.aheadX[other] + directionY * at.aheadY[other]) / reach;
        double counted = counts * Math.max(LEAST, 1 + MUTUAL * looksAtMe);
        towardsX[me] += (long) (FINE * counted * directionX);
        towardsY[me] += (long) (FINE * counted * directionY);
        weight[me] += (long) (FINE * counted);
    }

    private boolean turn(int id, double seconds, long nowMillis, double share) {
        boolean walks = (at.flags[id] & Whereabouts.WALKS) != 0;
        if (walks || at.standsSinceMillis[id] == Whereabouts.NOT_YET) {
            at.standsSinceMillis[id] = nowMillis;
        }
        double perWeight = walks ? 0 : reach / (weight[id] + FINE * DOUBT);
        double dx = towardsX[id] * perWeight - at.aheadX[id];
        double dy = towardsY[id] * perWeight - at.aheadY[id];
        if (Math.abs(dx) <= SETTLED && Math.abs(dy) <= SETTLED) {
            return false;
        }
        // As a mean that trusts the first moments at once.
        double stood = (nowMillis - at.standsSinceMillis[id]) * 0.001;
        double trusted = stood > seconds ? Math.max(share, seconds / stood) : 1;
        at.turn(id, at.aheadX[id] + dx * trusted, at.aheadY[id] + dy * trusted);
        return true;
    }
}
