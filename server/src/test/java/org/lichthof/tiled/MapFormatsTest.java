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

    static String drawn(WalkGrid grid) {
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
