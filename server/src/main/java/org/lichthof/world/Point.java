package org.lichthof.world;

/** A spot on the floor, in world pixels. A person's point is between their feet. */
public record Point(int x, int y) {
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public long squaredDistanceTo(Point other) {
        long dx = (long) x - other.x;
        long dy = (long) y - other.y;
        return dx * dx + dy * dy;
    }

    public Point plus(int dx, int dy) {
        return new Point(x + dx, y + dy);
    }
}
