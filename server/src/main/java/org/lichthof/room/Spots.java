package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.PathFinder;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/**
 * Finds free places to stand. People do not block each other on their way, but nobody should stand inside somebody else.
 *
 * <p>Where a place is asked for on the hot path it is one long, so that no answer costs garbage: -1 is none.
 */
final class Spots {
    /** Nearer than this two people standing look like one. World pixels, as everywhere. */
    static final int SAME_SPOT = 14;

    /** Farthest that somebody is shifted aside. */
    private static final int LARGEST_SHIFT = 40;

    /** What newcomers keep from others where there is room: nobody is to drop into a conversation by arriving. */
    static final int ELBOW_ROOM = 96;

    private static final int MOST_ENTRY_SPOTS_LOOKED_AT = 64;

    private final WorldMap map;
    private final Crowd crowd;
    private final Exits exits;
    private final Chance chance;
    private final PathFinder finder;
    private final boolean[] matters;
    private final List<Person> near = new ArrayList<>();

    Spots(WorldMap map, Crowd crowd, Exits exits, Chance chance, PathFinder finder) {
        this.map = map;
        this.crowd = crowd;
        this.exits = exits;
        this.chance = chance;
        this.finder = finder;
        this.matters = new boolean[map.areas().size()];
        for (Area area : map.areas()) {
            matters[area.index()] =
                    !(area instanceof Area.Website || area instanceof Area.Sound || area instanceof Area.Focus);
        }
    }

    static int x(long spot) {
        return (int) (spot >> 32);
    }

    static int y(long spot) {
        return (int) spot;
    }

    /** Whether somebody stands within {@code distance} of this point; people on their way do not count, nor does {@code except}. */
    boolean isTaken(int x, int y, int distance, @Nullable Person except) {
        near.clear();
        crowd.collectNear(x, y, distance, near);
        for (int i = 0; i < near.size(); i++) {
            Person other = near.get(i);
            if (other != except && !other.moving) {
                return true;
            }
        }
        return false;
    }

    /** The nearest place for somebody who stands on another; -1 when they do not, or when there is none. */
    long beside(Person person) {
        if (!isTaken(person.x, person.y, SAME_SPOT, person)) {
            return -1;
        }
        Optional<Point> free = finder.nearestFree(
                map.grid(),
                person.at(),
                LARGEST_SHIFT,
                (x, y) -> person.floor.isClear(person.x, person.y, x, y)
                        && !isTaken(x, y, SAME_SPOT, person)
                        && hasSameRules(person.x, person.y, x, y));
        return free.map(point -> (long) point.x() << 32 | point.y()).orElse(-1L);
    }

    /** Where somebody comes in who wishes to stand at {@code wish} or else at this entry; null when all is closed to them. */
    @Nullable
    Point toArrive(Floor floor, @Nullable Point wish, String entry) {
        if (wish != null && floor.mayStand(wish) && exits.at(wish.x(), wish.y()) < 0) {
            return uncrowded(floor, wish);
        }
        Point best = atEntry(floor, map.entry(entry));
        for (int i = 0; best == null && i < map.entries().size(); i++) {
            best = atEntry(floor, map.entries().get(i));
        }
        return best != null ? uncrowded(floor, best) : anywhereNear(floor, entry);
    }

    /** Whether {@link #toArrive} would find a place. */
    boolean hasPlace(Floor floor, @Nullable Point wish, String entry) {
        return (wish != null && floor.mayStand(wish) && exits.at(wish.x(), wish.y()) < 0)
                || map.entries().stream().anyMatch(door -> door.spots().stream().anyMatch(floor::mayStand))
                || anywhereNear(floor, entry) != null;
    }

    private @Nullable Point anywhereNear(Floor floor, String entry) {
        Point middle = map.entry(entry).spots().getFirst();
        return finder.nearestFree(map.grid(), middle, PathFinder.LARGEST_RADIUS, floor::mayStand)
                .orElse(null);
    }

    /** The nearest place that this floor allows, for somebody it has just been closed under; null: there is none around. */
    @Nullable
    Point onOpenFloor(Floor floor, Point from) {
        return finder.nearestFree(
                        map.grid(),
                        from,
                        PathFinder.LARGEST_RADIUS,
                        (x, y) -> floor.mayStand(x, y) && exits.at(x, y) < 0 && !isTaken(x, y, SAME_SPOT, null))
                .orElse(null);
    }

    /** The nearest place off every floor that makes conversations, for somebody who wants out of one; null: none around. */
    @Nullable
    Point offTalkingFloors(Person person) {
        return finder.nearestFree(
                        map.grid(),
                        person.at(),
                        PathFinder.LARGEST_RADIUS,
                        (x, y) -> person.floor.mayStand(x, y)
                                && exits.at(x, y) < 0
                                && !makesConversation(x, y)
                                && !isTaken(x, y, SAME_SPOT, person))
                .orElse(null);
    }

    private boolean makesConversation(int x, int y) {
        for (int index : map.areasNear(x, y)) {
            Area area = map.areas().get(index);
            boolean makes = switch (area) {
                case Area.Meeting _, Area.Booth _, Area.Group _, Area.HelpPoint _, Area.Stage _, Area.Audience _ ->
                    true;
                case Area.Quiet _, Area.Place _, Area.Exit _, Area.Website _, Area.Sound _, Area.Focus _ -> false;
            };
            if (makes && area.shape().contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these two points lie in the same areas, of those that decide who talks with whom or who goes where. */
    boolean hasSameRules(int ax, int ay, int bx, int by) {
        int[] atA = map.areasNear(ax, ay);
        int[] atB = map.areasNear(bx, by);
        int i = nextAt(atA, -1, ax, ay);
        int j = nextAt(atB, -1, bx, by);
        while (i < atA.length && j < atB.length) {
            if (atA[i] != atB[j]) {
                return false;
            }
            i = nextAt(atA, i, ax, ay);
            j = nextAt(atB, j, bx, by);
        }
        return i == atA.length && j == atB.length;
    }

    private int nextAt(int[] indexes, int after, int x, int y) {
        int i = after + 1;
        while (i < indexes.length
                && !(matters[indexes[i]] && map.areas().get(indexes[i]).shape().contains(x, y))) {
            i++;
        }
        return i;
    }

    private @Nullable Point atEntry(Floor floor, Entry entry) {
        List<Point> spots = entry.spots();
        int first = chance.below(spots.size());
        Point best = null;
        long widest = -1;
        for (int i = 0; i < Math.min(spots.size(), MOST_ENTRY_SPOTS_LOOKED_AT); i++) {
            Point spot = spots.get((first + i) % spots.size());
            if (!floor.mayStand(spot)) {
                continue;
            }
            long room = roomAround(spot);
            if (room > widest) {
                best = spot;
                widest = room;
            }
            if (room >= ELBOW_ROOM * ELBOW_ROOM) {
                break;
            }
        }
        return best;
    }

    /** Squared distance to the nearest person, or that of elbow room when there is nobody within it. */
    private long roomAround(Point spot) {
        near.clear();
        crowd.collectNear(spot.x(), spot.y(), ELBOW_ROOM, near);
        long nearest = ELBOW_ROOM * ELBOW_ROOM;
        for (Person other : near) {
            nearest = Math.min(nearest, other.squaredDistanceTo(spot.x(), spot.y()));
        }
        return nearest;
    }

    private Point uncrowded(Floor floor, Point spot) {
        if (!isTaken(spot.x(), spot.y(), SAME_SPOT, null)) {
            return spot;
        }
        return finder.nearestFree(
                        map.grid(),
                        spot,
                        2 * LARGEST_SHIFT,
                        (x, y) -> floor.isClear(spot.x(), spot.y(), x, y)
                                && !isTaken(x, y, SAME_SPOT, null)
                                && hasSameRules(spot.x(), spot.y(), x, y))
                .orElse(spot);
    }
}
