package org.lichthof.conversation;

import org.lichthof.world.WorldMap;

/**
 * The numbers of the rule by which nearness makes conversations. Distances in world pixels (40 to the metre), times in
 * seconds, speeds in world pixels a second. {@link #DEFAULT} is the one set of defaults for all maps; what each number does
 * to people is told in docs/conversations.md.
 *
 * @param joinDistance two people standing at most this far apart come into conversation
 * @param leaveDistance and part when farther than this; larger than {@code joinDistance}
 * @param dwellSeconds from standing at two thirds of the join distance until the conversation; nearer is sooner
 * @param lingerSeconds from walking away until the parting
 * @param capacity most speakers in one conversation; who comes later listens
 * @param facingReach how far before their feet the spot lies that people turn to. Distances count between these spots, so
 *     who face each other are nearer than who turn their backs. 0: facing does not count
 * @param horizon who is farther apart than this many join distances are strangers; all strangers are equally far
 * @param growth by what share of the allowance for two each further person widens a conversation's ring
 * @param loyalty by what share the allowance shrinks where two conversations would become one
 * @param inBetweenWidth how far beside the line between two people a third may stand and still be between them
 * @param inBetweenWeight what a third exactly on that line adds, as a share of the squared join distance
 * @param walkingSpeed who is faster walks, and meets nobody but those they walk along with
 * @param alongSpeed people whose velocities differ by no more walk along with each other
 * @param alongShare beside {@code alongSpeed}, this share of the slower one's speed may differ too
 * @param speedSeconds over how long a speed is measured
 */
public record ProximityRules(
        double joinDistance,
        double leaveDistance,
        double dwellSeconds,
        double lingerSeconds,
        int capacity,
        double facingReach,
        double horizon,
        double growth,
        double loyalty,
        double inBetweenWidth,
        double inBetweenWeight,
        double walkingSpeed,
        double alongSpeed,
        double alongShare,
        double speedSeconds) {

    public static final ProximityRules DEFAULT =
            new ProximityRules(56, 78, 1.6, 2.0, 24, 20, 1.75, 0.2, 0.3, 16, 0.5, 24, 20, 0.2, 0.4);

    public ProximityRules {
        if (!(joinDistance > 0 && leaveDistance > joinDistance && leaveDistance < horizon * joinDistance)) {
            throw new IllegalArgumentException("0 < join distance < leave distance < horizon x join distance, not "
                    + joinDistance + ", " + leaveDistance + ", " + horizon * joinDistance);
        }
        if (!(dwellSeconds >= 0
                && lingerSeconds >= 0
                && facingReach >= 0
                && growth >= 0
                && speedSeconds >= 0
                && capacity >= 2)) {
            throw new IllegalArgumentException("a time, reach or growth below 0, or a capacity below 2");
        }
    }

    /** The five numbers that maps may set, everything else as in {@link #DEFAULT}. */
    public ProximityRules(
            double joinDistance, double leaveDistance, double dwellSeconds, double lingerSeconds, int capacity) {
        this(
                joinDistance,
                leaveDistance,
                dwellSeconds,
                lingerSeconds,
                capacity,
                DEFAULT.facingReach,
                Math.max(DEFAULT.horizon, 1.1 * leaveDistance / joinDistance),
                DEFAULT.growth,
                DEFAULT.loyalty,
                DEFAULT.inBetweenWidth,
                DEFAULT.inBetweenWeight,
                DEFAULT.walkingSpeed,
                DEFAULT.alongSpeed,
                DEFAULT.alongShare,
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
        return new ProximityRules(
                join,
                leave,
                Math.max(0, map.dwellSeconds().orElse(dwellSeconds)),
                Math.max(0, map.lingerSeconds().orElse(lingerSeconds)),
                Math.max(2, map.capacity().orElse(capacity)),
                facingReach,
                Math.max(horizon, 1.1 * leave / join),
                growth,
                loyalty,
                inBetweenWidth,
                inBetweenWeight,
                walkingSpeed,
                alongSpeed,
                alongShare,
                speedSeconds);
    }

    /** Squared distance of strangers, in squared join distances. */
    double far() {
        return horizon * horizon;
    }

    /** By what share the allowance grows for people who are in one conversation already. */
    double keep() {
        double ratio = leaveDistance / joinDistance;
        return ratio * ratio - 1;
    }

    /** Time constant with which remembered squared distances fall; such that the dwell time comes out as promised. */
    double fallSeconds() {
        return dwellSeconds / Math.log((far() - TYPICAL) / (1 - TYPICAL));
    }

    /** Time constant with which they rise; such that who stood at two thirds and leaves at once has left after the linger time. */
    double riseSeconds() {
        return lingerSeconds / Math.log((far() - TYPICAL) / (far() - 1 - keep()));
    }

    /** Two thirds of the join distance, squared. */
    private static final double TYPICAL = 4.0 / 9;
}
