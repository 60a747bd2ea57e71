package org.lichthof.room;

import java.util.Arrays;
import java.util.List;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/**
 * A way still to be walked: from where one is, through straight pieces, to its end. It is eaten up at the front by walking
 * and may grow at the end, as footprints do.
 */
final class Trail {
    private int[] xs = new int[8];
    private int[] ys = new int[8];
    private int head;
    private int size;
    // Exactly where one is; people stand on whole pixels, but their speed does not come in whole pixels.
    private double x;
    private double y;
    private int lastX;
    private int lastY;
    private double left;

    Trail(int x, int y) {
        this.x = x;
        this.y = y;
        this.lastX = x;
        this.lastY = y;
    }

    Trail(Point from, List<Point> way) {
        this(from.x(), from.y());
        for (Point point : way) {
            append(point.x(), point.y());
        }
    }

    /** World pixels from here to the end. */
    double left() {
        return left;
    }

    /** Rounded down: still in the tile that the exact point is in. */
    int x() {
        return (int) x;
    }

    int y() {
        return (int) y;
    }

    int endX() {
        return lastX;
    }

    int endY() {
        return lastY;
    }

    void append(int toX, int toY) {
        if (toX == lastX && toY == lastY) {
            return;
        }
        if (head + size == xs.length) {
            makeSpace();
        }
        xs[head + size] = toX;
        ys[head + size] = toY;
        size++;
        left += Math.hypot(toX - lastX, toY - lastY);
        lastX = toX;
        lastY = toY;
    }

    /** What is left of another way, at the end of this one. */
    void append(Trail rest) {
        for (int i = rest.head; i < rest.head + rest.size; i++) {
            append(rest.xs[i], rest.ys[i]);
        }
    }

    void advance(double distance) {
        double rest = distance;
        while (size > 0) {
            double piece = Math.hypot(xs[head] - x, ys[head] - y);
            if (piece > rest) {
                x += (xs[head] - x) / piece * rest;
                y += (ys[head] - y) / piece * rest;
                left -= rest;
                return;
            }
            x = xs[head];
            y = ys[head];
            left -= piece;
            rest -= piece;
            head++;
            size--;
        }
        left = 0;
    }

    /** The way one looks when walking on. */
    Facing facing(Facing otherwise) {
        return size == 0 ? otherwise : Facing.towards(xs[head] - x, ys[head] - y, otherwise);
    }

    private void makeSpace() {
        int length = head < xs.length / 2 ? xs.length * 2 : xs.length;
        xs = Arrays.copyOfRange(xs, head, head + length);
        ys = Arrays.copyOfRange(ys, head, head + length);
        head = 0;
    }
}
