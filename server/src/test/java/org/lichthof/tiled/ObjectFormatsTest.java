package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;
import static org.lichthof.tiled.MapFormatsTest.drawn;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Area;
import org.lichthof.world.Point;

/** Objects of any version, shape and template. */
class ObjectFormatsTest {
    @Test
    void theClassOfAnObjectStandsInClassOrType() {
        var map = MapBuilder.floor(4, 4);
        map.objects(
                "areas",
                object("id", 1, "type", "meeting", "name", "a", "x", 0, "y", 0, "width", 32, "height", 32),
                object("id", 2, "class", "booth", "type", "", "name", "b", "x", 0, "y", 64, "width", 32, "height", 32));

        assertEquals(
                List.of("meeting", "booth"),
                map.open().world().areas().stream().map(SceneAreas::kind).toList());
    }

    @Test
    void templatesFillInWhatAnObjectLeavesOut() {
        var map = MapBuilder.floor(4, 4);
        map.file("booth.tx", """
                <template><object name="Booth" type="booth" width="64" height="32">
                 <properties><property name="capacity" type="int" value="6"/><property name="title">A
                long title</property></properties></object></template>
                """);
        map.file(
                "plant.tj",
                object(
                        "type",
                        "template",
                        "tileset",
                        object("firstgid", 1, "source", "plants.tsj"),
                        "object",
                        object("gid", 2, "name", "", "width", 32, "height", 32)));
        map.file(
                "plants.tsj",
                object(
                        "name",
                        "plants",
                        "tilewidth",
                        32,
                        "tileheight",
                        32,
                        "tilecount",
                        2,
                        "columns",
                        0,
                        "tiles",
                        List.of(object(
                                "id",
                                1,
                                "image",
                                "plant.png",
                                "imagewidth",
                                32,
                                "imageheight",
                                32,
                                "properties",
                                MapBuilder.properties("collides", true)))));
        map.file("plant.png", MapBuilder.png(32, 32));
        map.objects(
                "things",
                object(
                        "id",
                        1,
                        "template",
                        "booth.tx",
                        "x",
                        32,
                        "y",
                        0,
                        "properties",
                        MapBuilder.properties("capacity", 4)),
                object("id", 2, "template", "plant.tj", "x", 96, "y", 128));

        var world = map.open().world();

        var booth = (Area.Booth) world.areas().getFirst();
        assertEquals(4, booth.talk().capacity().orElseThrow());
        assertEquals("A\nlong title", booth.about().title().in("en"));
        assertEquals(new org.lichthof.world.Shape.Rectangle(32, 0, 64, 32), booth.shape());
        assertEquals(".... .... .... ...#", drawn(world.grid()));
        assertEquals(
                "{\"id\":11,\"x\":96,\"y\":96,\"width\":32,\"height\":32,\"rotation\":0}",
                map.scene().get("layers").get(1).get("sprites").get(0).toString());
        assertEquals(11, map.scene().get("tilesets").get(1).get("firstId").intValue());
    }

    @Test
    void rotatedShapesBecomePolygons() {
        var map = MapBuilder.floor(8, 8);
        map.objects(
                "areas",
                object(
                        "id",
                        1,
                        "class",
                        "place",
                        "name",
                        "turned",
                        "x",
                        128,
                        "y",
                        128,
                        "width",
                        64,
                        "height",
                        32,
                        "rotation",
                        90),
                object(
                        "id",
                        2,
                        "class",
                        "place",
                        "name",
                        "round",
                        "ellipse",
                        true,
                        "x",
                        128,
                        "y",
                        128,
                        "width",
                        64,
                        "height",
                        32,
                        "rotation",
                        45),
                object(
                        "id",
                        3,
                        "class",
                        "place",
                        "name",
                        "kite",
                        "x",
                        32,
                        "y",
                        32,
                        "polygon",
                        List.of(object("x", 0, "y", 0), object("x", 64, "y", 0), object("x", 0, "y", 64))),
                object("id", 4, "class", "place", "name", "dot", "point", true, "x", 40, "y", 40));

        List<Area> areas = map.open().world().areas();

        assertTrue(areas.get(0).shape().contains(100, 180), "to the left of its corner and below it");
        assertFalse(areas.get(0).shape().contains(140, 140));
        assertTrue(
                areas.get(1).shape().contains(new Point(128 + 11, 128 + 34)),
                "the middle of the ellipse, turned about its corner");
        assertTrue(areas.get(2).shape().contains(40, 40));
        assertFalse(areas.get(2).shape().contains(90, 90));
        assertEquals(
                new org.lichthof.world.Shape.Rectangle(32, 32, 32, 32),
                areas.get(3).shape(),
                "a point covers the tile it is on");
    }

    @Test
    void linesCoverNothing() {
        var map = MapBuilder.floor(4, 4);
        map.objects(
                "areas",
                object(
                        "id",
                        1,
                        "class",
                        "quiet",
                        "name",
                        "line",
                        "x",
                        0,
                        "y",
                        0,
                        "polyline",
                        List.of(object("x", 0, "y", 0), object("x", 9, "y", 9))));

        assertEquals(List.of(), map.open().world().areas());
        assertTrue(map.codes().contains("empty-area"));
    }
}
