package org.lichthof.conversation;

import org.lichthof.world.WorldMap;

/**
 * The numbers of the rule by which nearness makes conversations. Distances in world pixels (40 to the metre), times in
 * seconds, speeds in world pixels a second. {@link #DEFAULT} is the one set of defaults for all maps; what each number does
 * to people is told in docs/conversations.md.
 *
 * @param joinDistance two people standing at most this far apart who look the same way come into conversation
 * @param leaveDistance and part when farther than this; larger than {@code joinDistance}
 * @param dwellSeconds from standing at two thirds of the join distance until the conversation; nearer is sooner
 * @param mergeSeconds the same for people in two conversations: standing close for a moment does not make them one
 * @param lingerSeconds from stepping out of the leave distance until the parting, for who stays within the horizon
 * @param goneSeconds the same for who is beyond the horizon, or behind a wall
 * @param capacity most speakers in one conversation; who comes later listens
 * @param facingReach how far before their feet the spot lies that people turn to. Distances count between these spots, so
 *     who face each other are nearer than who turn their backs. 0: facing does not count
 * @param facingUnknown by how much distances shrink between two of whom one may face anywhere, as they may well face each other.
 *     1: not at all
 * @param horizon who is farther apart than this many join distances are strangers; all strangers are equally far
 * @param growth by what share of the allowance for two each further person widens a conversation's ring
 * @param loyalty by what share the allowance shrinks where two conversations would become one that have both gone on for {@code mergeSeconds}
 * @param inBetweenWidth how far beside the line between two people a third may stand and still be between them
 * @param inBetweenWeight what a third exactly on that line adds, as a share of the squared join distance
 * @param walkingSpeed who is faster walks, and meets nobody but those they walk along with
 * @param alongSpeed people whose velocities differ by no more walk along with each other
 * @param speedSeconds over how long a speed is measured
 */
public record ProximityRules(
        double joinDistance,
        double leaveDistance,
        double dwellSeconds,
        double mergeSeconds,
        double lingerSeconds,
        double goneSeconds,
        int capacity,
        double facingReach,
        double facingUnknown,
        double horizon,
        double growth,
        double loyalty,
        double inBetweenWidth,
        double inBetweenWeight,
        double walkingSpeed,
        double alongSpeed,
        double speedSeconds) {

    public static final ProximityRules DEFAULT =
            new ProximityRules(44, 68, 0.3, 12.0, 7.0, 1.5, 24, 16, 0.86, 2.4, 0.04, 0.06, 15, 0.9, 22, 9.5, 0.39);

    public ProximityRules {
        if (!(joinDistance > 0 && leaveDistance > joinDistance && leaveDistance < horizon * joinDistance)) {
            throw new IllegalArgumentException("0 < join distance < leave distance < horizon x join distance, not "
                    + joinDistance + ", " + leaveDistance + ", " + horizon * joinDistance);
        }
        if (!(dwellSeconds >= 0
                && lingerSeconds >= 0
                && facingReach >= 0
                && facingUnknown > 0
                && growth >= 0
                && loyalty >= 0
                && speedSeconds >= 0
                && capacity >= 2)) {
            throw new IllegalArgumentException(
                    "a time, reach, growth or loyalty below 0, or a factor of 0, or a capacity below 2");
        }
    }

    /** The five numbers that maps may set, everything else as in {@link #DEFAULT}. */
    public ProximityRules(
            double joinDistance, double leaveDistance, double dwellSeconds, double lingerSeconds, int capacity) {
        this(
                joinDistance,
                leaveDistance,
                dwellSeconds,
                Math.max(DEFAULT.mergeSeconds, dwellSeconds),
                lingerSeconds,
                Math.min(DEFAULT.goneSeconds, lingerSeconds),
                capacity,
                DEFAULT.facingReach,
                DEFAULT.facingUnknown,
                Math.max(DEFAULT.horizon, 1.1 * leaveDistance / joinDistance),
                DEFAULT.growth,
                DEFAULT.loyalty,
                DEFAULT.inBetweenWidth,
                DEFAULT.inBetweenWeight,
                DEFAULT.walkingSpeed,
                DEFAULT.alongSpeed,
                DEFAULT.speedSeconds);
    }

    /**
     * These rules with what the map sets differently. Where a map sets one of the two distances only, the other keeps its
     * proportion to it; a leave distance that is not larger than the join distance becomes a tenth larger.
     */
    public ProximityRules with(WorldMap.TalkSettings map) {
        double hysteresis = leaveDistance / joinDistance;
        double join = map.joinDistance().isPresent()
                ? Math.max(1, map.joinDistance().getAsInt())
                : map.leaveDistance().isPresent()
                        ? Math.min(joinDistance, map.leaveDistance().getAsInt() / hysteresis)
                        : joinDistance;
        double leave = Math.max(
                1.1 * join,
                map.leaveDistance().isPresent() ? map.leaveDistance().getAsInt() : hysteresis * join);
        double dwell = Math.max(0, map.dwellSeconds().orElse(dwellSeconds));
        double linger = Math.max(0, map.lingerSeconds().orElse(lingerSeconds));
        return new ProximityRules(
                join,
                leave,
                dwell,
                Math.max(mergeSeconds, dwell),
                linger,
                Math.min(goneSeconds, linger),
                Math.max(2, map.capacity().orElse(capacity)),
                facingReach,
                facingUnknown,
                Math.max(horizon, 1.1 * leave / join),
                growth,
                loyalty,
                inBetweenWidth,
                inBetweenWeight,
                walkingSpeed,
                alongSpeed,
                speedSeconds);
    }

    /** Squared distance of strangers, in squared join distances. */
    double far() {
        return horizon * horizon;
    }

    /** Whose feet are farther apart than this many world pixels are strangers, however they turn. */
    double reach(double largestJoinDistance) {
        return largestJoinDistance * horizon + 2 * facingReach;
    }

    /** By what share the allowance grows for people who are in one conversation already. */
    double keep() {
        double ratio = leaveDistance / joinDistance;
        return ratio * ratio - 1;
    }

    /** Time constant with which remembered squared distances fall. */
    double fallSeconds() {
        return dwellSeconds * falling();
    }

    /** The same for people in two conversations. */
    double mergeFallSeconds() {
        return mergeSeconds * falling();
    }

    /** So that strangers who now stand at two thirds of the join distance come together in time. */
    private double falling() {
        return 1 / Math.log((far() - TYPICAL) / (1 - TYPICAL));
    }

    /** Time constant with which they rise within the horizon. */
    double riseSeconds() {
        return lingerSeconds * rising();
    }

    /** The same beyond it. */
    double goneRiseSeconds() {
        return goneSeconds * rising();
    }

    /** So that who stood at two thirds of the join distance, and is a stranger's distance away now, has left in time. */
    private double rising() {
        return 1 / Math.log((far() - TYPICAL) / (far() - 1 - keep()));
    }

    /** Two thirds of the join distance, squared. */
    private static final double TYPICAL = 4.0 / 9;
}
