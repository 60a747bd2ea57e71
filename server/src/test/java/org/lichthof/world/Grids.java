package org.lichthof.world;

import java.util.BitSet;
import java.util.Random;

/** Walk grids for tests, drawn with characters: {@code #} is a wall, everything else is floor. */
final class Grids {
    private Grids() {}

    static WalkGrid drawn(String... rows) {
        return drawn(Scale.TILE, Scale.TILE, rows);
    }

    static WalkGrid drawn(int tileWidth, int tileHeight, String... rows) {
        BitSet walls = new BitSet();
        int columns = rows[0].length();
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                walls.set(row * columns + column, rows[row].charAt(column) == '#');
            }
        }
        return new WalkGrid(columns, rows.length, tileWidth, tileHeight, walls);
    }

    static WalkGrid random(Random random, int columns, int rows, int tileWidth, int tileHeight, double share) {
        BitSet walls = new BitSet();
        for (int tile = 0; tile < columns * rows; tile++) {
            walls.set(tile, random.nextDouble() < share);
        }
        return new WalkGrid(columns, rows, tileWidth, tileHeight, walls);
    }

    /** The middle of a tile. */
    static Point at(WalkGrid grid, int column, int row) {
        return new Point(
                column * grid.tileWidth() + grid.tileWidth() / 2, row * grid.tileHeight() + grid.tileHeight() / 2);
    }

    static Point freePoint(Random random, WalkGrid grid) {
        while (true) {
            Point point = new Point(random.nextInt(grid.width()), random.nextInt(grid.height()));
            if (grid.isFree(point)) {
                return point;
            }
        }
    }
}
