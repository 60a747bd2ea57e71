package org.lichthof.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WalkGridTest {
    @Test
    void whatLiesOffTheMapIsWall() {
        WalkGrid grid = WalkGrid.open(2, 2);

        assertTrue(grid.isFree(0, 0) && grid.isFree(63, 63));
        assertFalse(grid.isFree(-1, 0) || grid.isFree(0, -1) || grid.isFree(64, 0) || grid.isFree(0, 64));
        assertFalse(grid.isClear(0, 0, 64, 0));
    }

    @Test
    void aGridHasTiles() {
        assertThrows(IllegalArgumentException.class, () -> new WalkGrid(0, 1, 32, 32, new BitSet()));
        assertThrows(IllegalArgumentException.class, () -> new WalkGrid(1, 1, 32, 0, new BitSet()));
    }

    @Test
    void wallsInBetweenCloseTheWay() {
        WalkGrid grid = Grids.drawn("..#..");

        assertFalse(grid.isClear(10, 10, 140, 20));
        assertTrue(grid.isClear(10, 10, 63, 31));
    }

    @Test
    void theCornerBetweenTwoWallsIsClosed() {
        WalkGrid grid = Grids.drawn(
                ".#", //
                "#.");

        assertFalse(grid.isClear(16, 16, 48, 48));
        assertFalse(grid.isClear(48, 48, 16, 16));
    }

    @Test
    void clearWaysAreClearByAnotherReckoningToo() {
        int clear = 0;
        for (long seed = 1; seed <= 20_000; seed++) {
            Random random = new Random(seed);
            WalkGrid grid = Grids.random(
                    random,
                    1 + random.nextInt(8),
                    1 + random.nextInt(8),
                    1 + random.nextInt(9),
                    1 + random.nextInt(9),
                    0.25);
            int ax = random.nextInt(grid.width());
            int ay = random.nextInt(grid.height());
            int bx = random.nextInt(grid.width());
            int by = random.nextInt(grid.height());

            boolean expected = isClearByEvents(grid, ax, ay, bx, by);

            assertEquals(
                    expected,
                    grid.isClear(ax, ay, bx, by),
                    "(" + ax + ", " + ay + ") to (" + bx + ", " + by + "), seed " + seed);
            clear += expected ? 1 : 0;
        }
        assertTrue(clear > 2_000, "the scenes are not all walls");
    }

    /** Lists every grid line that the way crosses as a fraction of it, sorts them, and walks from tile to tile. */
    private static boolean isClearByEvents(WalkGrid grid, int ax, int ay, int bx, int by) {
        if (!grid.isFree(ax, ay) || !grid.isFree(bx, by)) {
            return false;
        }
        long dx = Math.abs(bx - ax);
        long dy = Math.abs(by - ay);
        TreeSet<Long> across = new TreeSet<>(); // fractions of the way, times dx * dy
        TreeSet<Long> down = new TreeSet<>();
        for (int line = 0; line <= grid.width(); line += grid.tileWidth()) {
            if (line > Math.min(ax, bx) && line <= Math.max(ax, bx)) {
                across.add(Math.abs(line - ax) * Math.max(1, dy));
            }
        }
        for (int line = 0; line <= grid.height(); line += grid.tileHeight()) {
            if (line > Math.min(ay, by) && line <= Math.max(ay, by)) {
                down.add(Math.abs(line - ay) * Math.max(1, dx));
            }
        }
        TreeSet<Long> all = new TreeSet<>(across);
        all.addAll(down);
        int column = ax / grid.tileWidth();
        int row = ay / grid.tileHeight();
        for (long event : all) {
            int nextColumn = column + (across.contains(event) ? Integer.signum(bx - ax) : 0);
            int nextRow = row + (down.contains(event) ? Integer.signum(by - ay) : 0);
            if (grid.isWall(nextColumn, row) || grid.isWall(column, nextRow) || grid.isWall(nextColumn, nextRow)) {
                return false;
            }
            column = nextColumn;
            row = nextRow;
        }
        return true;
    }
}
