package org.lichthof.room;

/**
 * The map cut into cells, the grain of what people are told about: a viewer hears of all cells that their window touches.
 *
 * <p>256 x 256 is 8 x 8 tiles. Smaller cells make windows fit better but cost a byte each in every frame, and more views are different
 * from each other; larger ones tell people of more that they cannot see. Must stay below 1023 a side: positions travel in 10 bits (SPEC, section W).
 */
public record CellGrid(int cellWidth, int cellHeight, int columns, int rows) {
    public static final int DEFAULT_SIDE = 256;

    public CellGrid {
        if (cellWidth < 1 || cellHeight < 1 || cellWidth > 1023 || cellHeight > 1023) {
            throw new IllegalArgumentException(
                    "a cell is 1 to 1023 pixels a side, not " + cellWidth + " x " + cellHeight);
        }
        if ((long) columns * rows > 65_536) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells do not fit two bytes");
        }
    }

    /** Cells of the default size over a map of this size; larger cells where there would be too many for two bytes. */
    public static CellGrid over(int width, int height) {
        int side = DEFAULT_SIDE;
        while ((long) Math.ceilDiv(width, side) * Math.ceilDiv(height, side) > 65_536 && side < 1023) {
            side = Math.min(1023, side * 2);
        }
        return new CellGrid(side, side, Math.ceilDiv(width, side), Math.ceilDiv(height, side));
    }

    public int count() {
        return columns * rows;
    }

    public int column(int x) {
        return Math.clamp(x / cellWidth, 0, columns - 1);
    }

    public int row(int y) {
        return Math.clamp(y / cellHeight, 0, rows - 1);
    }

    public int cellAt(int x, int y) {
        return row(y) * columns + column(x);
    }
}
