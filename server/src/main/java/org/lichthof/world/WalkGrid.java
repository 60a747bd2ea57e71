package org.lichthof.world;

import java.util.BitSet;

/**
 * Which tiles can be walked on. A person is a point to it; clients keep a little more distance from walls so that it looks
 * right, the server needs no more than this to decide.
 */
public final class WalkGrid {
    private final int columns;
    private final int rows;
    private final int tileWidth;
    private final int tileHeight;
    private final BitSet walls;

    /** @param walls bit {@code row * columns + column} for tiles that block */
    public WalkGrid(int columns, int rows, int tileWidth, int tileHeight, BitSet walls) {
        if (columns < 1 || rows < 1 || tileWidth < 1 || tileHeight < 1) {
            throw new IllegalArgumentException(
                    "a grid has tiles: " + columns + " x " + rows + " of " + tileWidth + " x " + tileHeight);
        }
        this.columns = columns;
        this.rows = rows;
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
        this.walls = (BitSet) walls.clone();
    }

    public static WalkGrid open(int columns, int rows) {
        return new WalkGrid(columns, rows, Scale.TILE, Scale.TILE, new BitSet());
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int tileWidth() {
        return tileWidth;
    }

    public int tileHeight() {
        return tileHeight;
    }

    public int width() {
        return columns * tileWidth;
    }

    public int height() {
        return rows * tileHeight;
    }

    public boolean isWall(int column, int row) {
        return column < 0 || row < 0 || column >= columns || row >= rows || walls.get(row * columns + column);
    }

    public boolean isFree(int x, int y) {
        return x >= 0 && y >= 0 && !isWall(x / tileWidth, y / tileHeight);
    }

    public boolean isFree(Point point) {
        return isFree(point.x(), point.y());
    }

    /**
     * Whether the straight way from a to b touches no wall. A way exactly through the corner between two walls is closed,
     * else people could slip between diagonal walls.
     */
    public boolean isClear(int ax, int ay, int bx, int by) {
        if (!isFree(ax, ay) || !isFree(bx, by)) {
            return false;
        }
        int column = ax / tileWidth;
        int row = ay / tileHeight;
        int lastColumn = bx / tileWidth;
        int lastRow = by / tileHeight;
        // Amanatides and Woo 1987, in whole numbers: compare where the way leaves the tile sideways and upwards.
        int stepX = Integer.signum(bx - ax);
        int stepY = Integer.signum(by - ay);
        long dx = Math.abs((long) bx - ax);
        long dy = Math.abs((long) by - ay);
        while (column != lastColumn || row != lastRow) {
            // Distance to the next tile edge along each axis, times the other axis' length: both in the same unit.
            long toX = stepX == 0 ? Long.MAX_VALUE : edge(ax, column, stepX, tileWidth) * dy;
            long toY = stepY == 0 ? Long.MAX_VALUE : edge(ay, row, stepY, tileHeight) * dx;
            if (row == lastRow || (column != lastColumn && toX < toY)) {
                column += stepX;
            } else if (column == lastColumn || toY < toX) {
                row += stepY;
            } else {
                if (isWall(column + stepX, row) || isWall(column, row + stepY)) {
                    return false;
                }
                column += stepX;
                row += stepY;
            }
            if (isWall(column, row)) {
                return false;
            }
        }
        return true;
    }

    private static long edge(int from, int tile, int step, int size) {
        return step > 0 ? (tile + 1L) * size - from : from - (long) tile * size;
    }
}
