package org.lichthof.conversation;

import org.lichthof.world.WorldMap;

/**
 * The numbers of the rule by which nearness makes conversations. Distances in world pixels (40 to the metre), times in
 * seconds, speeds in world pixels a second.
 *
 * <p>The author of the rule extends this record as the rule needs; {@link #DEFAULT} is the one set of defaults for all maps.
 *
 * @param joinDistance two people standing at most this far apart come into conversation
 * @param leaveDistance and part when farther than this; larger than {@code joinDistance}
 * @param dwellSeconds how long before a join
 * @param lingerSeconds how long before a parting
 * @param capacity most speakers in one conversation; who comes later listens
 */
public record ProximityRules(
        double joinDistance, double leaveDistance, double dwellSeconds, double lingerSeconds, int capacity) {
    public static final ProximityRules DEFAULT = new ProximityRules(56, 84, 0.8, 2.0, 24);

    /** These rules with what the map sets differently. */
    public ProximityRules with(WorldMap.TalkSettings map) {
        return new ProximityRules(
                map.joinDistance().orElse((int) joinDistance),
                map.leaveDistance().orElse((int) leaveDistance),
                map.dwellSeconds().orElse(dwellSeconds),
                map.lingerSeconds().orElse(lingerSeconds),
                map.capacity().orElse(capacity));
    }
}
