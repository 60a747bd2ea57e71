package org.lichthof.conversation;

import org.lichthof.world.WalkGrid;

/** How far around each tile there is no wall: whether a wall stands between two people need be asked only near one. */
final class FreeSpace {
    /** In tiles; farther is not asked. */
    private static final int FARTHEST = 100;

    private final WalkGrid grid;
    private final int pixels;
    private final int width;
    private final int height;
    private final int columns;
    /** Log 2 of the size of a tile; -1 when it is no power of two, or tiles are no squares. */
    private final int shift;
    /** Of each tile, how many tiles off the nearest wall is, diagonals counting as one; what is outside is wall. */
    private final byte[] toWall;

    FreeSpace(WalkGrid grid) {
        this.grid = grid;
        this.pixels = Math.min(grid.tileWidth(), grid.tileHeight());
        this.width = grid.width();
        this.height = grid.height();
        this.columns = grid.columns();
        this.shift = grid.tileWidth() == grid.tileHeight() && Integer.bitCount(pixels) == 1
                ? Integer.numberOfTrailingZeros(pixels)
                : -1;
        int rows = grid.rows();
        this.toWall = new byte[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                toWall[row * columns + column] = (byte)
                        (grid.isWall(column, row)
                                ? 0
                                : 1
                                        + Math.min(
                                                Math.min(at(column - 1, row), at(column - 1, row - 1)),
                                                Math.min(at(column, row - 1), at(column + 1, row - 1))));
            }
        }
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int after = Math.min(
                        Math.min(at(column + 1, row), at(column + 1, row + 1)),
                        Math.min(at(column, row + 1), at(column - 1, row + 1)));
                int tile = row * columns + column;
                toWall[tile] = (byte) Math.min(toWall[tile], 1 + after);
            }
        }
    }

    private int at(int column, int row) {
        boolean isOutside = column < 0 || row < 0 || column >= columns || row >= grid.rows();
        return isOutside ? 0 : Math.min(FARTHEST, toWall[row * columns + column]);
    }

    /** Number of the tile at this point; -1: outside of the map. */
    int tileAt(double x, double y) {
        if (!(x >= 0 && y >= 0 && x < width && y < height)) {
            return -1;
        }
        return shift >= 0
                ? ((int) y >> shift) * columns + ((int) x >> shift)
                : (int) y / grid.tileHeight() * columns + (int) x / grid.tileWidth();
    }

    /** Whether the straight way from a to b touches no wall. */
    boolean isClear(double ax, double ay, double bx, double by) {
        int tile = tileAt(ax, ay);
        int free = tile < 0 ? -1 : (toWall[tile] - 1) * pixels;
        return (Math.abs(ax - bx) <= free && Math.abs(ay - by) <= free)
                || grid.isClear((int) Math.floor(ax), (int) Math.floor(ay), (int) Math.floor(bx), (int) Math.floor(by));
    }
}
