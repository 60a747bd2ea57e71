package org.lichthof.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds ways around walls, and free spots near a point.
 *
 * <p>A* over the tiles in eight directions, never cutting the corner of a wall; the string of tile centres is then pulled
 * straight, so that a way across an open floor is one piece. The same question always has the same answer.
 *
 * <p>The scratch arrays live here and grow to the largest grid seen (nine bytes a tile), so a search leaves no garbage but
 * its answer. Not thread-safe: one of these for each room's thread. The grid may differ from call to call.
 */
public final class PathFinder {
    /** Farthest that {@link #nearestFree} looks, in world pixels: about 16,000 spots. */
    public static final int LARGEST_RADIUS = 576;

    /** Grain of {@link #nearestFree}, in world pixels: a quarter of a tile. */
    private static final int SPOT_STEP = 8;

    /** Cost of the longer side of a tile; fine enough for the diagonal, and 4 million of them still fit an int. */
    private static final int SIDE_COST = 256;

    // Neighbours by number: first the four straight ones, so that of equal ways the plain one wins.
    private static final int[] STEP_X = {1, 0, -1, 0, 1, -1, -1, 1};
    private static final int[] STEP_Y = {0, 1, 0, -1, 1, 1, -1, -1};

    /** Whether a spot suits the caller, beside being free of walls. */
    @FunctionalInterface
    public interface SpotTest {
        boolean suits(int x, int y);
    }

    // By tile. A tile was met in this search when its stamp is `search`, and is settled when it is `search + 1`; so
    // nothing
    // has to be wiped between searches.
    private int[] stamp = {};
    private int[] cost = {};
    private byte[] cameBy = {};
    private int search = -1;

    // Binary heap: estimated length in the upper half, what is left in the lower (of equal ways the nearer to the goal
    // goes
    // first, else an open floor would be expanded whole).
    private long[] keys = new long[256];
    private int[] tiles = new int[256];
    private int size;

    private long lookedAt;
    private int[] spots = {};
    private int spotsRadius = -1;

    /**
     * The way from one point to another: the points to walk to one after the other in straight clear pieces, the last is
     * {@code to}, {@code from} is not among them.
     *
     * @param maxTiles most tiles to look at before giving up; bounds the time
     * @return empty when there is no way, when either end is in a wall, or when the search was given up
     */
    public Optional<List<Point>> find(WalkGrid grid, Point from, Point to, int maxTiles) {
        if (!grid.isFree(from) || !grid.isFree(to)) {
            return Optional.empty();
        }
        if (grid.isClear(from.x(), from.y(), to.x(), to.y())) {
            return Optional.of(List.of(to));
        }
        int columns = grid.columns();
        int start = to.y() / grid.tileHeight() * columns + to.x() / grid.tileWidth();
        int goal = from.y() / grid.tileHeight() * columns + from.x() / grid.tileWidth();
        // Searched from the far end, so that following the tracks back gives the way in walking order.
        if (!search(grid, start, goal, maxTiles)) {
            return Optional.empty();
        }
        return Optional.of(pullStraight(grid, from, to, start, goal));
    }

    /** Tiles and spots looked at so far in all searches: what they cost, counted by the work and not by a clock. */
    public long lookedAt() {
        return lookedAt;
    }

    private boolean search(WalkGrid grid, int start, int goal, int maxTiles) {
        int columns = grid.columns();
        prepare(columns * grid.rows());
        int longest = Math.max(grid.tileWidth(), grid.tileHeight());
        int across = Math.max(1, SIDE_COST * grid.tileWidth() / longest);
        int down = Math.max(1, SIDE_COST * grid.tileHeight() / longest);
        int diagonal = (int) Math.round(Math.sqrt((double) across * across + (double) down * down));
        int goalColumn = goal % columns;
        int goalRow = goal / columns;

        stamp[start] = search;
        cost[start] = 0;
        push(0, start);
        for (int left = maxTiles; left > 0 && size > 0; ) {
            int tile = pop();
            if (stamp[tile] == search + 1) {
                continue; // a longer way to a tile that is settled
            }
            if (tile == goal) {
                return true;
            }
            stamp[tile] = search + 1;
            left--;
            lookedAt++;
            int column = tile % columns;
            int row = tile / columns;
            for (int direction = 0; direction < STEP_X.length; direction++) {
                int nextColumn = column + STEP_X[direction];
                int nextRow = row + STEP_Y[direction];
                if (grid.isWall(nextColumn, nextRow)) {
                    continue;
                }
                boolean slanted = direction >= 4;
                if (slanted && (grid.isWall(nextColumn, row) || grid.isWall(column, nextRow))) {
                    continue; // would cut the corner of a wall
                }
                int next = nextRow * columns + nextColumn;
                int length = cost[tile] + (slanted ? diagonal : STEP_Y[direction] == 0 ? across : down);
                boolean met = stamp[next] >= search;
                if (met && (stamp[next] == search + 1 || cost[next] <= length)) {
                    continue;
                }
                stamp[next] = search;
                cost[next] = length;
                cameBy[next] = (byte) direction;
                int dx = Math.abs(nextColumn - goalColumn);
                int dy = Math.abs(nextRow - goalRow);
                int both = Math.min(dx, dy);
                int rest = both * diagonal + (dx - both) * across + (dy - both) * down;
                push((long) (length + rest) << 32 | rest, next);
            }
        }
        return false;
    }

    /** Walks the tracks from `goal` (where the walker stands) back to `start`, keeping only the points where the way bends. */
    private List<Point> pullStraight(WalkGrid grid, Point from, Point to, int start, int goal) {
        int columns = grid.columns();
        List<Point> way = new ArrayList<>();
        Point anchor = from;
        Point last = from;
        int tile = goal;
        while (true) {
            boolean atEnd = tile == start;
            Point next = atEnd
                    ? to
                    : new Point(
                            tile % columns * grid.tileWidth() + grid.tileWidth() / 2,
                            tile / columns * grid.tileHeight() + grid.tileHeight() / 2);
            if (!grid.isClear(anchor.x(), anchor.y(), next.x(), next.y())) {
                way.add(last);
                anchor = last;
            }
            last = next;
            if (atEnd) {
                break;
            }
            int direction = cameBy[tile];
            tile -= STEP_Y[direction] * columns + STEP_X[direction];
        }
        way.add(to);
        return List.copyOf(way);
    }

    /**
     * The nearest point to {@code near} that is free of walls and suits the caller; {@code near} itself if it does. Looks at
     * points a quarter of a tile apart, nearest first. Walls between the two do not matter: a caller who minds adds
     * {@link WalkGrid#isClear} to the test.
     *
     * @param maxRadius world pixels, at most {@link #LARGEST_RADIUS} (more is cut to it)
     */
    public Optional<Point> nearestFree(WalkGrid grid, Point near, int maxRadius, SpotTest test) {
        int radius = Math.clamp(maxRadius, 0, LARGEST_RADIUS);
        if (radius > spotsRadius) {
            spots = spotsWithin(radius);
            spotsRadius = radius;
        }
        long limit = (long) radius * radius;
        for (int packed : spots) {
            int dx = (packed >> 16) * SPOT_STEP;
            int dy = (short) packed * SPOT_STEP;
            if ((long) dx * dx + (long) dy * dy > limit) {
                break;
            }
            int x = near.x() + dx;
            int y = near.y() + dy;
            lookedAt++;
            if (grid.isFree(x, y) && test.suits(x, y)) {
                return Optional.of(new Point(x, y));
            }
        }
        return Optional.empty();
    }

    /** Steps (dx in the upper 16 bits, dy in the lower) sorted by distance, then by reading order. */
    private static int[] spotsWithin(int radius) {
        int steps = radius / SPOT_STEP;
        var found = new long[(2 * steps + 1) * (2 * steps + 1)];
        int count = 0;
        for (int dy = -steps; dy <= steps; dy++) {
            for (int dx = -steps; dx <= steps; dx++) {
                int squared = dx * dx + dy * dy;
                if (squared * SPOT_STEP * SPOT_STEP <= radius * radius) {
                    found[count++] = (long) squared << 32 | (dy + steps) << 16 | (dx + steps);
                }
            }
        }
        Arrays.sort(found, 0, count);
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            int dx = (int) (found[i] & 0xffff) - steps;
            int dy = (int) (found[i] >> 16 & 0xffff) - steps;
            sorted[i] = dx << 16 | (dy & 0xffff);
        }
        return sorted;
    }

    private void prepare(int count) {
        if (stamp.length < count) {
            stamp = new int[count];
            cost = new int[count];
            cameBy = new byte[count];
            search = -1;
        }
        if (search > Integer.MAX_VALUE - 4) {
            Arrays.fill(stamp, 0);
            search = -1;
        }
        search += 2;
        size = 0;
    }

    private void push(long key, int tile) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            tiles = Arrays.copyOf(tiles, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (keys[parent] < key || (keys[parent] == key && tiles[parent] <= tile)) {
                break;
            }
            keys[at] = keys[parent];
            tiles[at] = tiles[parent];
            at = parent;
        }
        keys[at] = key;
        tiles[at] = tile;
    }

    private int pop() {
        int top = tiles[0];
        long key = keys[--size];
        int tile = tiles[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size
                    && (keys[child + 1] < keys[child]
                            || (keys[child + 1] == keys[child] && tiles[child + 1] < tiles[child]))) {
                child++;
            }
            if (key < keys[child] || (key == keys[child] && tile <= tiles[child])) {
                break;
            }
            keys[at] = keys[child];
            tiles[at] = tiles[child];
            at = child;
        }
        keys[at] = key;
        tiles[at] = tile;
        return top;
    }
}
