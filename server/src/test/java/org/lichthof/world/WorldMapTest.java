package org.lichthof.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldMapTest {
    @Test
    void theIndexMissesNoArea() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<Area> areas = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                areas.add(quiet(i, randomShape(random)));
            }
            WorldMap map = map(areas);
            for (int i = 0; i < 300; i++) {
                Point point = new Point(random.nextInt(360) - 20, random.nextInt(360) - 20);
                boolean onMap = point.x() >= 0 && point.y() >= 0 && point.x() < map.width() && point.y() < map.height();

                List<Area> expected = onMap
                        ? areas.stream()
                                .filter(area -> area.shape().contains(point))
                                .toList()
                        : List.of();

                assertEquals(expected, map.areasAt(point), "seed " + seed + " at " + point);
            }
        }
    }

    @Test
    void aMaskIsIndexedTileByTile() {
        WorldMap map = map(List.of(quiet(0, tiles(0, 11))));

        assertArrayEquals(new int[] {0}, map.areasNear(5, 5));
        assertArrayEquals(new int[] {}, map.areasNear(40, 5), "within the bounds, and not in the mask");
        assertArrayEquals(new int[] {0}, map.areasNear(40, 40));
    }

    @Test
    void anUnknownEntryLeadsToTheFirst() {
        WorldMap map = map(List.of());

        assertEquals("start", map.entry("renamed long ago").name());
        assertEquals("gate", map.entry("gate").name());
    }

    @Test
    void areasAreNumberedInOrder() {
        assertThrows(IllegalArgumentException.class, () -> map(List.of(quiet(1, tiles(0)))));
    }

    @Test
    void aMapHasAnEntryAndAnEntryHasASpot() {
        assertThrows(IllegalArgumentException.class, () -> new Entry("start", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WorldMap(
                        "m",
                        LocalText.NONE,
                        LocalText.NONE,
                        WalkGrid.open(1, 1),
                        List.of(),
                        List.of(),
                        WorldMap.TalkSettings.DEFAULT));
    }

    @Test
    void edgesOfShapes() {
        Shape rectangle = new Shape.Rectangle(10, 10, 5, 5);
        Shape polygon =
                new Shape.Polygon(List.of(new Point(0, 0), new Point(10, 0), new Point(10, 10), new Point(0, 10)));
        Shape ellipse = new Shape.Ellipse(new Shape.Rectangle(0, 0, 20, 10));

        assertTrue(rectangle.contains(10, 10) && rectangle.contains(14, 14));
        assertFalse(rectangle.contains(15, 10) || rectangle.contains(10, 15) || rectangle.contains(9, 10));
        assertTrue(polygon.contains(0, 0) && polygon.contains(9, 9));
        assertFalse(polygon.contains(10, 5) || polygon.contains(5, 10));
        assertTrue(ellipse.contains(10, 5) && ellipse.contains(0, 5) && ellipse.contains(19, 4));
        assertFalse(ellipse.contains(0, 0) || ellipse.contains(19, 9));
        assertThrows(
                IllegalArgumentException.class, () -> new Shape.Polygon(List.of(new Point(0, 0), new Point(1, 1))));
        assertEquals(new Shape.Rectangle(0, 0, 0, 0), tiles().bounds());
        assertEquals(new Shape.Rectangle(32, 32, 32, 32), tiles(11).bounds());
    }

    @Test
    void boundsHoldWhatTheShapeHolds() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Shape shape = randomShape(random);
            for (int i = 0; i < 100; i++) {
                Point point = new Point(random.nextInt(400) - 40, random.nextInt(400) - 40);
                assertTrue(
                        !shape.contains(point) || shape.bounds().contains(point),
                        "seed " + seed + " " + shape + " " + point);
            }
        }
    }

    @Test
    void textsFallBackToWhatThereIs() {
        assertEquals("Saal", new LocalText(Map.of("de", "Saal", "en", "Hall")).in("de"));
        assertEquals("Hall", new LocalText(Map.of("", "Hall")).in("de"));
        assertEquals("Hall", new LocalText(Map.of("en", "Hall")).in("de"));
        assertEquals("", LocalText.NONE.in("de"));
        var three = new LocalText(Map.of("de", "Saal", "en", "Hall", "nl", "Zaal"));
        assertEquals("Saal", three.in("de-AT", List.of("en")), "Austrians read German");
        assertEquals("Hall", three.in("fr", List.of("en", "de")), "the event's first, not the alphabet's");
        assertEquals("Zaal", three.in("fr", List.of("es", "nl-BE")));
        assertTrue(LocalText.of("  ").isEmpty());
    }

    @Test
    void onlyThoseNamedMayWalkIn() {
        var open = new Area.About(0, "a", LocalText.NONE, LocalText.NONE, tiles(0), Set.of());
        var shut = new Area.About(0, "a", LocalText.NONE, LocalText.NONE, tiles(0), Set.of("host"));

        assertTrue(open.admits(Set.of()) && shut.admits(Set.of("citizen", "host")));
        assertFalse(shut.admits(Set.of("citizen")));
    }

    @Test
    void facingsAreEightClockwiseFromEast() {
        assertEquals(Facing.EAST, Facing.towards(5, 0, Facing.NORTH));
        assertEquals(Facing.SOUTH, Facing.towards(0, 5, Facing.NORTH));
        assertEquals(Facing.NORTH_WEST, Facing.towards(-5, -5, Facing.SOUTH));
        assertEquals(Facing.WEST, Facing.towards(-5, 0.001, Facing.SOUTH));
        assertEquals(Facing.SOUTH, Facing.towards(0, 0, Facing.SOUTH));
        for (Facing facing : Facing.values()) {
            assertEquals(facing, Facing.of(facing.number()));
            assertEquals(facing, Facing.towards(Math.cos(facing.radians()), Math.sin(facing.radians()), Facing.EAST));
        }
        assertEquals(Facing.NORTH_EAST, Facing.of(-1));
    }

    @Test
    void roomNamesAndNumbersAreChecked() {
        assertTrue(RoomId.isValid("hall-2"));
        assertFalse(
                RoomId.isValid("Hall") || RoomId.isValid("-a") || RoomId.isValid("") || RoomId.isValid("a".repeat(65)));
        assertThrows(IllegalArgumentException.class, () -> new RoomId("a b"));
        assertThrows(IllegalArgumentException.class, () -> new PersonId(0));
        assertThrows(IllegalArgumentException.class, () -> new PersonId(PersonId.MAX + 1));
    }

    private static Shape randomShape(Random random) {
        int x = random.nextInt(320) - 20;
        int y = random.nextInt(320) - 20;
        var box = new Shape.Rectangle(x, y, 1 + random.nextInt(120), 1 + random.nextInt(120));
        return switch (random.nextInt(4)) {
            case 0 -> box;
            case 1 -> new Shape.Ellipse(box);
            case 2 ->
                new Shape.Polygon(List.of(
                        new Point(x, y),
                        new Point(x + random.nextInt(90), y + random.nextInt(90)),
                        new Point(x - random.nextInt(90), y + random.nextInt(90))));
            default -> tiles(random.nextInt(100), random.nextInt(100), random.nextInt(100));
        };
    }

    private static Shape.Tiles tiles(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            bits.set(number);
        }
        return new Shape.Tiles(10, 10, 32, 32, bits);
    }

    private static Area quiet(int index, Shape shape) {
        return new Area.Quiet(new Area.About(index, "a" + index, LocalText.NONE, LocalText.NONE, shape, Set.of()));
    }

    private static WorldMap map(List<Area> areas) {
        var entries =
                List.of(new Entry("start", List.of(new Point(1, 1))), new Entry("gate", List.of(new Point(9, 9))));
        return new WorldMap(
                "m",
                LocalText.NONE,
                LocalText.NONE,
                WalkGrid.open(10, 10),
                entries,
                areas,
                WorldMap.TalkSettings.DEFAULT);
    }
}
