package org.lichthof.tiled;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.lichthof.tiled.TiledMap.Cells;
import org.lichthof.tiled.TiledMap.LayerAbout;
import org.lichthof.world.Point;
import org.lichthof.world.Scale;
import org.lichthof.world.Shape;

/**
 * From pixels of the map file to world pixels. The world's tile has whole pixels, and the scale is taken from it, so that
 * walls, areas and pictures never drift apart.
 *
 * @param tileWidth, tileHeight of a tile in world pixels
 */
record Projection(
        int columns,
        int rows,
        int tileWidth,
        int tileHeight,
        double scaleX,
        double scaleY,
        int fileTileWidth,
        int fileTileHeight) {
    private static final long LARGEST_CELL = 1_023;
    private static final long MOST_CELLS = 65_536;

    static Projection of(TiledMap map, Problems problems) {
        double wanted = (double) Scale.TILE / map.tileWidth();
        var own = map.properties().number("lichthofScale");
        if (own.isPresent()) {
            double value = own.getAsDouble();
            if (value * map.tileWidth() >= 4 && value * map.tileWidth() <= 256) {
                wanted = value;
            } else {
                problems.warn(
                        "bad-scale",
                        "map",
                        "'lichthofScale' " + value + " makes tiles that are no use to walk on.",
                        "Tiles of 4 to 256 world pixels are.");
            }
        }
        int tileWidth = Math.max(1, (int) Math.round(map.tileWidth() * wanted));
        int tileHeight = Math.max(1, (int) Math.round(map.tileHeight() * wanted));
        // Positions travel by cells of at most 1,023 world pixels, and cells are counted with two bytes.
        long cells = Math.ceilDiv((long) map.columns() * tileWidth, LARGEST_CELL)
                * Math.ceilDiv((long) map.rows() * tileHeight, LARGEST_CELL);
        if (cells > MOST_CELLS) {
            throw problems.stop(
                    "too-large",
                    "map",
                    "The map is " + (long) map.columns() * tileWidth + " x " + (long) map.rows() * tileHeight
                            + " world pixels; that is too far to walk.",
                    "Use square tiles, a smaller 'lichthofScale', or several maps with exits between them.");
        }
        return new Projection(
                map.columns(),
                map.rows(),
                tileWidth,
                tileHeight,
                (double) tileWidth / map.tileWidth(),
                (double) tileHeight / map.tileHeight(),
                map.tileWidth(),
                map.tileHeight());
    }

    int x(double fileX) {
        return (int) Math.round(fileX * scaleX);
    }

    int y(double fileY) {
        return (int) Math.round(fileY * scaleY);
    }

    int tileCount() {
        return columns * rows;
    }

    /** The middle of the tile with this number (row * columns + column). */
    Point centre(int tile) {
        return new Point(tile % columns * tileWidth + tileWidth / 2, tile / columns * tileHeight + tileHeight / 2);
    }

    /** Where the tile at (column, row) of this layer lies: a layer's offset counts in whole tiles for the rules. -1: off the map. */
    int tileOf(LayerAbout layer, int column, int row) {
        int c = column + (int) Math.round(layer.look().offsetX() / fileTileWidth);
        int r = row + (int) Math.round(layer.look().offsetY() / fileTileHeight);
        return c < 0 || r < 0 || c >= columns || r >= rows ? -1 : r * columns + c;
    }

    /** The tiles that the layer fills. */
    BitSet tilesOf(LayerAbout layer, Cells cells) {
        BitSet tiles = new BitSet();
        for (int i = 0; i < cells.gids().length; i++) {
            if (cells.gids()[i] != 0) {
                int tile = tileOf(layer, cells.column() + i % cells.columns(), cells.row() + i / cells.columns());
                if (tile >= 0) {
                    tiles.set(tile);
                }
            }
        }
        return tiles;
    }

    Shape.Tiles shapeOf(BitSet tiles) {
        return new Shape.Tiles(columns, rows, tileWidth, tileHeight, tiles);
    }

    /** Tiles on the map under the shape's outline: what it costs to look at them all. */
    long tilesUnder(Shape shape) {
        Shape.Rectangle bounds = shape.bounds();
        long across = lastColumn(bounds) - firstColumn(bounds) + 1L;
        long down = lastRow(bounds) - firstRow(bounds) + 1L;
        return Math.max(0, across) * Math.max(0, down);
    }

    /** The tiles whose middle the shape contains; for a shape too small for that, the tile under its middle. */
    void forEachTile(Shape shape, IntConsumer visit) {
        Shape.Rectangle bounds = shape.bounds();
        boolean any = false;
        for (int row = firstRow(bounds); row <= lastRow(bounds); row++) {
            for (int column = firstColumn(bounds); column <= lastColumn(bounds); column++) {
                if (shape.contains(column * tileWidth + tileWidth / 2, row * tileHeight + tileHeight / 2)) {
                    any = true;
                    visit.accept(row * columns + column);
                }
            }
        }
        Point middle = bounds.centre();
        int column = Math.floorDiv(middle.x(), tileWidth);
        int row = Math.floorDiv(middle.y(), tileHeight);
        if (!any && column >= 0 && row >= 0 && column < columns && row < rows) {
            visit.accept(row * columns + column);
        }
    }

    private int firstColumn(Shape.Rectangle bounds) {
        return Math.max(0, Math.floorDiv(bounds.x(), tileWidth));
    }

    private int lastColumn(Shape.Rectangle bounds) {
        return Math.min(columns - 1, Math.floorDiv(bounds.x() + bounds.width() - 1, tileWidth));
    }

    private int firstRow(Shape.Rectangle bounds) {
        return Math.max(0, Math.floorDiv(bounds.y(), tileHeight));
    }

    private int lastRow(Shape.Rectangle bounds) {
        return Math.min(rows - 1, Math.floorDiv(bounds.y() + bounds.height() - 1, tileHeight));
    }
}
