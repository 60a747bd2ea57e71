package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

class TrailTest {
    @Test
    void walkingEatsTheWayAroundItsCorners() {
        var trail = new Trail(new Point(0, 0), List.of(new Point(30, 0), new Point(30, 40)));
        assertEquals(70, trail.left());
        assertEquals(Facing.EAST, trail.facing(Facing.NORTH));
        trail.advance(50);
        assertEquals(new Point(30, 20), new Point(trail.x(), trail.y()));
        assertEquals(Facing.SOUTH, trail.facing(Facing.NORTH));
        assertEquals(20, trail.left(), 1e-9);
    }

    @Test
    void theEndIsTheEnd() {
        var trail = new Trail(new Point(5, 5), List.of(new Point(8, 9)));
        trail.advance(1_000);
        assertEquals(new Point(8, 9), new Point(trail.x(), trail.y()));
        assertEquals(0, trail.left());
        assertEquals(Facing.WEST, trail.facing(Facing.WEST));
    }

    @Test
    void speedsBelowAPixelAStepAddUp() {
        var trail = new Trail(new Point(0, 0), List.of(new Point(100, 0)));
        for (int i = 0; i < 29; i++) {
            trail.advance(0.5);
        }
        assertEquals(14, trail.x());
        trail.advance(0.5);
        assertEquals(15, trail.x());
    }

    @Test
    void footprintsMayBeAddedForEver() {
        var trail = new Trail(0, 0);
        for (int i = 1; i <= 10_000; i++) {
            trail.append(3 * i, 4 * i);
            if (i > 10) {
                trail.advance(5);
            }
        }
        assertEquals(50, trail.left(), 1e-6);
        assertEquals(3 * 9_990, trail.x());
    }

    @Test
    void whoComesBehindTakesOverTheFootprintsOfWhoLeft() {
        var first = new Trail(new Point(50, 0), List.of(new Point(100, 0), new Point(100, 100)));
        first.advance(20);
        var second = new Trail(new Point(0, 0), List.of(new Point(50, 0)));
        second.append(first);
        assertEquals(200, second.left(), 1e-9);
        assertEquals(new Point(100, 100), new Point(second.endX(), second.endY()));
    }
}
