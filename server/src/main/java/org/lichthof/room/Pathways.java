package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.PathFinder;
import org.lichthof.world.Point;

/** Ways for people of one role: around walls, and around areas that are closed to them. */
final class Pathways {
    /** Most tiles that one search looks at: the floor of a map of 140 x 140. A longer way is no way. */
    private static final int MOST_TILES = 20_000;

    /** How far around one looks for a tile that is open as a whole. */
    private static final int DETOUR = 96;

    private final PathFinder finder;

    Pathways(PathFinder finder) {
        this.finder = finder;
    }

    /** The points to walk to one after the other, the last is {@code to}; null when there is no way. */
    @Nullable
    List<Point> find(Floor floor, Point from, Point to) {
        if (!floor.mayStand(to)) {
            return null;
        }
        if (floor.isClear(from, to)) {
            return List.of(to);
        }
        // Somebody may stand on the open part of a tile that a closed area touches, which is no tile to search from.
        Point first = openTileNear(floor, from);
        Point last = openTileNear(floor, to);
        if (first == null || last == null) {
            return null;
        }
        Optional<List<Point>> way = finder.find(floor.paths(), first, last, MOST_TILES);
        if (way.isEmpty()) {
            return null;
        }
        List<Point> whole = new ArrayList<>(way.get().size() + 2);
        if (!first.equals(from)) {
            whole.add(first);
        }
        whole.addAll(way.get());
        if (!last.equals(to)) {
            whole.add(to);
        }
        return whole;
    }

    private @Nullable Point openTileNear(Floor floor, Point point) {
        return finder.nearestFree(floor.paths(), point, DETOUR, (x, y) -> floor.isClear(point.x(), point.y(), x, y))
                .orElse(null);
    }
}
