package org.lichthof.world;

import java.util.BitSet;
import java.util.List;

/** The floor that an area covers, in world pixels. */
public sealed interface Shape {
    boolean contains(int x, int y);

    /** The smallest upright rectangle around it. */
    Rectangle bounds();

    default boolean contains(Point point) {
        return contains(point.x(), point.y());
    }

    /** Left and top edge belong to it, right and bottom edge do not. */
    record Rectangle(int x, int y, int width, int height) implements Shape {
        @Override
        public boolean contains(int px, int py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }

        @Override
        public Rectangle bounds() {
            return this;
        }

        public Point centre() {
            return new Point(x + width / 2, y + height / 2);
        }
    }

    /** An upright ellipse that fills its bounds. */
    record Ellipse(Rectangle bounds) implements Shape {
        @Override
        public boolean contains(int px, int py) {
            double rx = bounds.width() / 2.0;
            double ry = bounds.height() / 2.0;
            double dx = (px + 0.5 - bounds.x() - rx) / rx;
            double dy = (py + 0.5 - bounds.y() - ry) / ry;
            return dx * dx + dy * dy <= 1;
        }
    }

    /** A simple polygon; rotated rectangles and ellipses become one too. Inside is what an odd number of edges surrounds. */
    record Polygon(List<Point> corners) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new IllegalArgumentException("a polygon has three corners at least, not " + corners.size());
            }
        }

        @Override
        public boolean contains(int px, int py) {
            boolean inside = false;
            for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
                Point a = corners.get(i);
                Point b = corners.get(j);
                boolean crosses = (a.y() > py) != (b.y() > py)
                        && px < (double) (b.x() - a.x()) * (py - a.y()) / (b.y() - a.y()) + a.x();
                inside ^= crosses;
            }
            return inside;
        }

        @Override
        public Rectangle bounds() {
            int left = corners.stream().mapToInt(Point::x).min().orElseThrow();
            int top = corners.stream().mapToInt(Point::y).min().orElseThrow();
            int right = corners.stream().mapToInt(Point::x).max().orElseThrow();
            int bottom = corners.stream().mapToInt(Point::y).max().orElseThrow();
            return new Rectangle(left, top, right - left + 1, bottom - top + 1);
        }
    }

    /** Whole tiles: what a tile layer with a property covers. The bit of column c and row r is r * columns + c. */
    record Tiles(int columns, int rows, int tileWidth, int tileHeight, BitSet tiles) implements Shape {
        public Tiles {
            tiles = (BitSet) tiles.clone();
        }

        @Override
        public boolean contains(int px, int py) {
            if (px < 0 || py < 0) {
                return false;
            }
            int column = px / tileWidth;
            int row = py / tileHeight;
            return column < columns && row < rows && tiles.get(row * columns + column);
        }

        @Override
        public Rectangle bounds() {
            int left = columns;
            int right = -1;
            int top = rows;
            int bottom = -1;
            for (int i = tiles.nextSetBit(0); i >= 0; i = tiles.nextSetBit(i + 1)) {
                left = Math.min(left, i % columns);
                right = Math.max(right, i % columns);
                top = Math.min(top, i / columns);
                bottom = Math.max(bottom, i / columns);
            }
            if (right < 0) {
                return new Rectangle(0, 0, 0, 0);
            }
            return new Rectangle(
                    left * tileWidth,
                    top * tileHeight,
                    (right - left + 1) * tileWidth,
                    (bottom - top + 1) * tileHeight);
        }
    }
}
