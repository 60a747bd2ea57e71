package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Area;
import org.lichthof.world.Point;
import org.lichthof.world.WalkGrid;

/** Ten years of Tiled's JSON: whatever the form, the same map comes of it. */
class MapFormatsTest {
    private static final String[] ROOM = {"#####", "#111#", "#####"};

    @Test
    void aMapIsAsWideAsItsTiles() {
        WalkGrid grid =
                MapBuilder.bare(5, 3).layer("floor", ROOM).open().world().grid();

        assertEquals("##### #...# #####", drawn(grid));
        assertEquals(160, grid.width());
        assertEquals(96, grid.height());
    }

    @Test
    void allEncodingsOfALayerAreRead() throws IOException {
        byte[] raw = littleEndian(MapBuilder.gids(ROOM));
        Map<String, byte[]> packed = Map.of(
                "",
                raw,
                "zlib",
                through(raw, DeflaterOutputStream::new),
                "gzip",
                through(raw, GZIPOutputStream::new),
                "zstd",
                zstd(raw));
        for (var entry : packed.entrySet()) {
            var map = MapBuilder.bare(5, 3);
            String data = Base64.getEncoder().encodeToString(entry.getValue());
            map.layers.add(map.tileLayer(object("encoding", "base64", "compression", entry.getKey()), "floor", data));

            assertEquals("##### #...# #####", drawn(map.open().world().grid()), entry.getKey());
        }
    }

    @Test
    void infiniteMapsBeginWhereTheirTilesBegin() {
        var map = MapBuilder.bare(0, 0).set("infinite", true);
        map.layers.add(object(
                "type",
                "tilelayer",
                "name",
                "floor",
                "width",
                32,
                "height",
                32,
                "startx",
                -32,
                "starty",
                -16,
                "chunks",
                List.of(
                        object("x", -17, "y", -16, "width", 2, "height", 2, "data", new int[] {0, 1, 0, 1}),
                        object("x", -15, "y", -15, "width", 2, "height", 2, "data", new int[] {2, 0, 1, 0}))));
        map.layers.add(MapBuilder.objectLayer(
                "starts",
                List.of(object(
                        "id",
                        1,
                        "name",
                        "start",
                        "point",
                        true,
                        "x",
                        -16 * 32 + 5,
                        "y",
                        -16 * 32 + 6,
                        "properties",
                        MapBuilder.properties("start", true)))));

        var world = map.open().world();

        assertEquals(".. .# ..", drawn(world.grid()));
        assertEquals(List.of(new Point(5, 6)), world.entries().getFirst().spots());
    }

    @Test
    void anInfiniteMapWithoutTilesIsRefused() {
        var map = MapBuilder.bare(0, 0).set("infinite", true);

        assertEquals(List.of("empty"), map.codes());
    }

    @Test
    void groupsGiveTheirLayersNamesOffsetsAndVisibility() {
        var map = MapBuilder.floor(4, 2);
        map.layers.add(object(
                "type",
                "group",
                "name",
                "rooms",
                "offsetx",
                32,
                "offsety",
                0,
                "opacity",
                0.5,
                "visible",
                true,
                "layers",
                List.of(
                        map.tileLayer(
                                object("opacity", 0.5, "offsety", 32), "silence", MapBuilder.gids("1...", "....")),
                        object(
                                "type",
                                "group",
                                "name",
                                "hidden",
                                "visible",
                                false,
                                "layers",
                                List.of(map.tileLayer(object(), "walls", MapBuilder.gids("#...", "....")))))));

        var scene = map.scene();

        assertEquals(2, scene.get("layers").size(), "the hidden one is not drawn");
        assertEquals("rooms/silence", scene.get("layers").get(1).get("name").stringValue());
        assertEquals(0.25, scene.get("layers").get(1).get("opacity").doubleValue());
        assertEquals(32, scene.get("layers").get(1).get("offsetX").intValue());
        assertEquals(32, scene.get("layers").get(1).get("offsetY").intValue());
        assertEquals(".#.. ....", drawn(map.open().world().grid()), "hidden walls hold, moved by the group's offset");
    }

    @Test
    void propertiesOfOldFormAreRead() {
        var map = MapBuilder.bare(3, 1).set("version", 1);
        map.root.put("properties", object("mapName", "Old map"));
        map.root.remove("infinite");
        map.tilesets.set(
                0,
                object(
                        "firstgid",
                        1,
                        "name",
                        "old",
                        "image",
                        "plain.png",
                        "imagewidth",
                        96,
                        "imageheight",
                        96,
                        "tilewidth",
                        32,
                        "tileheight",
                        32,
                        "margin",
                        0,
                        "spacing",
                        0,
                        "tileproperties",
                        object("1", object("collides", "true")),
                        "tiles",
                        object("0", object("animation", List.of(object("duration", 100, "tileid", 2))))));
        map.layer(object("properties", object("silent", true)), "quiet", "1#1");

        var loaded = map.open();

        assertEquals(".#.", drawn(loaded.world().grid()));
        assertEquals("Old map", loaded.world().title().in("de"));
        assertTrue(loaded.world().areas().getFirst() instanceof Area.Quiet);
        var tileset = map.scene().get("tilesets").get(0);
        assertEquals(9, tileset.get("count").intValue(), "reckoned from the image");
        assertEquals(3, tileset.get("columns").intValue());
        assertEquals(
                "[{\"tile\":0,\"frames\":[{\"tile\":2,\"ms\":100}]}]",
                tileset.get("animations").toString());
    }

    @Test
    void versionsAreNumbersOrTexts() {
        for (Object version : List.of(1, 1.2, "1.4", "1.10", "1.12", "2021.03.23")) {
            assertFalse(
                    MapBuilder.floor(2, 2).set("version", version).load().map().isEmpty(), version.toString());
        }
    }

    @Test
    void booleansWrittenAsTextsCount() {
        var map = MapBuilder.bare(2, 1);
        map.tiles.add(MapBuilder.tile(4, "collides", "true"));
        map.tiles.add(MapBuilder.tile(5, "collides", "false"));

        assertEquals("#.", drawn(map.layer("floor", "56").open().world().grid()));
    }

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
    void externalTilesetsAreReadInJsonAndXml() {
        var map = MapBuilder.bare(4, 1);
        map.tilesets.clear();
        map.tilesets.add(object("firstgid", 1, "source", "art/json.tsj"));
        map.tilesets.add(object("firstgid", 5, "source", "art/xml.tsx"));
        map.file("art/a.png", MapBuilder.png(64, 64)).file("art/b.png", MapBuilder.png(64, 64));
        map.file(
                "art/json.tsj",
                object(
                        "name",
                        "json",
                        "tilewidth",
                        32,
                        "tileheight",
                        32,
                        "tilecount",
                        4,
                        "columns",
                        2,
                        "image",
                        "a.png",
                        "imagewidth",
                        64,
                        "imageheight",
                        64,
                        "tiles",
                        List.of(MapBuilder.tile(1, "collides", true))));
        map.file("art/xml.tsx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <tileset version="1.10" name="xml" tilewidth="32" tileheight="32" tilecount="4" columns="2">
                 <tileoffset x="3" y="-4"/>
                 <image source="../art/b.png" trans="ff00ff" width="64" height="64"/>
                 <tile id="0"><properties><property name="collides" type="bool" value="true"/></properties>
                  <animation><frame tileid="0" duration="250"/><frame tileid="3" duration="50"/></animation></tile>
                </tileset>
                """);
        map.layer("floor", "1256");

        assertEquals(".##.", drawn(map.open().world().grid()));
        var tilesets = map.scene().get("tilesets");
        assertEquals(2, tilesets.size());
        assertEquals(5, tilesets.get(1).get("firstId").intValue());
        assertEquals(-4, tilesets.get(1).get("offsetY").intValue());
        assertEquals("#ff00ff", tilesets.get(1).get("transparent").stringValue());
        assertEquals(
                "[{\"tile\":0,\"frames\":[{\"tile\":0,\"ms\":250},{\"tile\":3,\"ms\":50}]}]",
                tilesets.get(1).get("animations").toString());
    }

    @Test
    void aMissingTilesetIsAnErrorAndTheRestOpens() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.add(object("firstgid", 10, "source", "gone.tsx"));

        map.layers.add(map.tileLayer(object(), "lost", new int[] {10, 0}));

        assertTrue(map.codes().contains("missing-tileset"));
        assertFalse(map.codes().contains("unknown-tile"), "one mistake is told once");
        var ids = map.scene().get("layers").get(1).get("ids").stringValue();
        assertEquals(10, Base64.getDecoder().decode(ids)[0], "what it drew is drawn plainly");
        assertFalse(map.open().world().grid().isWall(0, 0), "and blocks nobody: nothing is known of it");
    }

    @Test
    void twoTilesetsMayHaveOneName() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.add(MapBuilder.sheet(10, "plain", "other.png"));
        map.file("other.png", MapBuilder.png(96, 96));
        map.layer(object(), "more", "..");
        map.layers.add(map.tileLayer(object(), "other", new int[] {10, 0}));

        assertEquals(2, map.scene().get("tilesets").size());
        assertEquals(10, map.scene().get("tilesets").get(1).get("firstId").intValue());
    }

    @Test
    void imagesMayHaveCapitalEndingsAndLieInAFolderBeside() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.set(0, MapBuilder.sheet(1, "plain", "../tilesets/Walls.PNG"));
        map.file("tilesets/Walls.PNG", MapBuilder.png(96, 96));
        map.file("maps/map.json", map.bytes());

        MapLoad load = new MapLoader(map, map.limits).load("maps/map.json", path -> java.util.Optional.empty());

        assertEquals(1, load.map().orElseThrow().assets().size(), load::toString);
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
    void flippedTilesAreStillTheirTiles() {
        var map = MapBuilder.bare(5, 1);
        map.layers.add(map.tileLayer(
                object(), "floor", new long[] {0x80000002L, 0x40000002L, 0x20000002L, 0x10000002L, 0xe0000001L}));

        assertEquals("####.", drawn(map.open().world().grid()));
        byte[] ids = Base64.getDecoder()
                .decode(map.scene().get("layers").get(0).get("ids").stringValue());
        int[] read = new int[5];
        ByteBuffer.wrap(ids).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(read);
        assertEquals(
                "[80000002, 40000002, 20000002, 2, e0000001]",
                Arrays.stream(read).mapToObj(Integer::toHexString).toList().toString());
    }

    @Test
    void smallTilesAreDrawnLarger() {
        var map = MapBuilder.floor(4, 4).set("tilewidth", 16).set("tileheight", 16);
        map.objects(
                "areas", object("id", 1, "class", "place", "name", "p", "x", 16, "y", 8, "width", 16, "height", 24));

        assertEquals(128, map.open().world().width());
        assertEquals(
                new org.lichthof.world.Shape.Rectangle(32, 16, 32, 48),
                map.open().world().areas().getFirst().shape());
        assertEquals(2, map.scene().get("scale").intValue());
    }

    @Test
    void tilesThatAreNotSquareKeepTheirShape() {
        var world = MapBuilder.floor(4, 4)
                .set("tilewidth", 64)
                .set("tileheight", 32)
                .open()
                .world();

        assertEquals(32, world.grid().tileWidth());
        assertEquals(16, world.grid().tileHeight());
    }

    @Test
    void theMapMaySetItsScale() {
        assertEquals(
                64,
                MapBuilder.floor(2, 2)
                        .property("lichthofScale", 2.0)
                        .open()
                        .world()
                        .grid()
                        .tileWidth());
        assertTrue(
                MapBuilder.floor(2, 2).property("lichthofScale", 0.001).codes().contains("bad-scale"));
    }

    @Test
    void otherOrientationsAreRefusedWithAReason() {
        for (String orientation : List.of("isometric", "staggered", "hexagonal")) {
            var load = MapBuilder.floor(2, 2).set("orientation", orientation).load();

            assertTrue(load.map().isEmpty());
            assertEquals("orientation", load.problems().getFirst().code());
            assertTrue(load.problems().getFirst().message().contains(orientation));
        }
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

    private static String drawn(WalkGrid grid) {
        var text = new StringBuilder();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                text.append(grid.isWall(column, row) ? '#' : '.');
            }
            text.append(' ');
        }
        return text.toString().strip();
    }

    static byte[] littleEndian(int[] gids) {
        ByteBuffer bytes = ByteBuffer.allocate(gids.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int gid : gids) {
            bytes.putInt(gid);
        }
        return bytes.array();
    }

    interface Packing {
        OutputStream around(OutputStream out) throws IOException;
    }

    static byte[] through(byte[] raw, Packing packing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.around(bytes)) {
            out.write(raw);
        }
        return bytes.toByteArray();
    }

    static byte[] zstd(byte[] raw) {
        var compressor = new ZstdJavaCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(raw.length)];
        int length = compressor.compress(raw, 0, raw.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }
}
