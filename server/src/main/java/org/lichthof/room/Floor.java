package org.lichthof.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.lichthof.world.Area;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * The map as people of one role may walk it: walls, and areas that are only for others, which are walls to them. People of
 * the same role share one.
 */
final class Floor {
    /** How finely a step is looked at for areas that one may not enter, in world pixels: finer than any area worth guarding. */
    private static final int GRAIN = 4;

    private final WorldMap map;
    private final WalkGrid walls;
    private final List<Area> closed;
    private final boolean[] isClosed;
    private final WalkGrid paths;

    private Floor(WorldMap map, Set<String> roles) {
        this.map = map;
        this.walls = map.grid();
        this.closed = new ArrayList<>();
        this.isClosed = new boolean[map.areas().size()];
        for (Area area : map.areas()) {
            if (!area.about().admits(roles)) {
                closed.add(area);
                isClosed[area.index()] = true;
            }
        }
        this.paths = closed.isEmpty() ? walls : withoutClosedTiles();
    }

    /** The floors of a map, one a role. */
    static final class All {
        private final WorldMap map;
        private final TreeMap<String, Floor> byRole = new TreeMap<>();

        All(WorldMap map) {
            this.map = map;
        }

        Floor of(Profile profile) {
            return byRole.computeIfAbsent(profile.role(), role -> new Floor(map, profile.roles()));
        }
    }

    /** For searching paths: tiles that a closed area touches are walls, so that a path never clips one. */
    WalkGrid paths() {
        return paths;
    }

    boolean mayStand(int x, int y) {
        return walls.isFree(x, y) && (closed.isEmpty() || !isInClosedArea(x, y));
    }

    boolean mayStand(Point point) {
        return mayStand(point.x(), point.y());
    }

    /** Whether the straight way touches no wall and no closed area. */
    boolean isClear(int ax, int ay, int bx, int by) {
        return walls.isClear(ax, ay, bx, by) && (closed.isEmpty() || !crossesClosedArea(ax, ay, bx, by));
    }

    boolean isClear(Point from, Point to) {
        return isClear(from.x(), from.y(), to.x(), to.y());
    }

    private boolean isInClosedArea(int x, int y) {
        for (int index : map.areasNear(x, y)) {
            if (isClosed[index] && map.areas().get(index).shape().contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    private boolean crossesClosedArea(int ax, int ay, int bx, int by) {
        for (int i = 0; i < closed.size(); i++) {
            Shape.Rectangle bounds = closed.get(i).shape().bounds();
            boolean passes = Math.max(ax, bx) >= bounds.x()
                    && Math.max(ay, by) >= bounds.y()
                    && Math.min(ax, bx) < bounds.x() + bounds.width()
                    && Math.min(ay, by) < bounds.y() + bounds.height();
            if (passes && crosses(closed.get(i).shape(), ax, ay, bx, by)) {
                return true;
            }
        }
        return false;
    }

    private static boolean crosses(Shape shape, int ax, int ay, int bx, int by) {
        int pieces = Math.max(1, Math.ceilDiv(Math.max(Math.abs(bx - ax), Math.abs(by - ay)), GRAIN));
        for (int i = 1; i <= pieces; i++) {
            if (shape.contains(ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces)) {
                return true;
            }
        }
        return false;
    }

    private WalkGrid withoutClosedTiles() {
        var blocked = new BitSet(walls.columns() * walls.rows());
        for (int row = 0; row < walls.rows(); row++) {
            for (int column = 0; column < walls.columns(); column++) {
                if (walls.isWall(column, row) || touchesClosedArea(column, row)) {
                    blocked.set(row * walls.columns() + column);
                }
            }
        }
        return new WalkGrid(walls.columns(), walls.rows(), walls.tileWidth(), walls.tileHeight(), blocked);
    }

    private boolean touchesClosedArea(int column, int row) {
        int left = column * walls.tileWidth();
        int top = row * walls.tileHeight();
        boolean isNear = false;
        for (int index : map.areasNear(left, top)) {
            isNear |= isClosed[index];
        }
        if (!isNear) {
            return false;
        }
        for (int y = top; y < top + walls.tileHeight(); y++) {
            for (int x = left; x < left + walls.tileWidth(); x++) {
                if (isInClosedArea(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
