package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps built to hurt: refused, quickly, with a reason. */
class HostileMapTest {
    private static final byte[] ZEROS = new byte[64 << 20];

    @Test
    void compressedLayersAreNotUnpackedBeyondTheirSize() throws IOException {
        Map<String, byte[]> bombs = Map.of(
                "zlib", MapFormatsTest.through(ZEROS, DeflaterOutputStream::new),
                "gzip", MapFormatsTest.through(ZEROS, GZIPOutputStream::new),
                "zstd", MapFormatsTest.zstd(ZEROS));
        for (var bomb : bombs.entrySet()) {
            var map = MapBuilder.bare(10, 10);
            String data = Base64.getEncoder().encodeToString(bomb.getValue());
            map.layers.add(map.tileLayer(object("encoding", "base64", "compression", bomb.getKey()), "bomb", data));

            assertRefused(map, "bad-tiles");
        }
    }

    @Test
    void brokenLayersAreRefused() {
        for (String compression : List.of("", "zlib", "gzip", "zstd", "lzma")) {
            for (String data : List.of("", "!!!", "AAAA", "eJwDAAAAAAE=", "KLUv/SAA", "H4sIAAAA")) {
                var map = MapBuilder.bare(10, 10);
                map.layers.add(map.tileLayer(object("encoding", "base64", "compression", compression), "broken", data));

                assertRefused(map, "bad-tiles");
            }
        }
    }

    @Test
    void aBillionTilesAreNotMadeRoomFor() {
        assertRefused(MapBuilder.bare(100_000, 10_000), "too-large");
        assertRefused(MapBuilder.floor(2, 2).set("width", 1e300), "too-large");
        var layer = MapBuilder.floor(2, 2);
        layer.layers.add(layer.tileLayer(object("width", 40_000, "height", 30_000), "wide", new int[] {1}));
        assertRefused(layer, "too-large");
    }

    @Test
    void chunksFarApartAreRefused() {
        var map = MapBuilder.bare(0, 0).set("infinite", true);
        map.layers.add(object(
                "type",
                "tilelayer",
                "name",
                "far",
                "chunks",
                List.of(
                        object("x", -2_000_000_000, "y", 0, "width", 1, "height", 1, "data", new int[] {1}),
                        object("x", 2_000_000_000, "y", 0, "width", 1, "height", 1, "data", new int[] {1}))));

        assertRefused(map, "too-large");
    }

    @Test
    void layersThatAreOnlyLargeTogetherAreRefused() {
        var map = MapBuilder.bare(1, 1).limits(withLayerCells(100));
        for (int i = 0; i < 101; i++) {
            map.layer("layer " + i, "1");
        }

        assertRefused(map, "too-many-tiles");
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused(MapBuilder.bare(1, 1).file("map.json", "{\"layers\":" + "[".repeat(100_000)), "too-much");
        assertRefused(MapBuilder.bare(1, 1).file("map.json", "{\"a\":".repeat(100_000)), "too-much");
        var groups = MapBuilder.floor(1, 1);
        Map<String, Object> inner = object("type", "group", "name", "g", "layers", List.of());
        for (int i = 0; i < 40; i++) {
            inner = object("type", "group", "name", "g", "layers", List.of(inner));
        }
        groups.layers.add(inner);
        assertRefused(groups, "too-much");
    }

    @Test
    void hugeTextsAndNumbersAreRefused() {
        assertRefused(
                MapBuilder.bare(1, 1).file("map.json", "{\"version\":\"" + "x".repeat(30_000_000) + "\"}"), "too-much");
        assertRefused(MapBuilder.bare(1, 1).file("map.json", "{\"version\":" + "9".repeat(100_000) + "}"), "too-much");
    }

    /** Whatever a map calls its files: the map opens without them, and nobody has looked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.png",
                "a/../../x.png",
                "..\\..\\x.png",
                "/etc/passwd.png",
                "\\etc\\passwd.png",
                "C:\\Windows\\x.png",
                "file:///etc/passwd.png",
                "https://example.org/x.png",
                "jar:file:/x.jar!/y.png",
                ".."
            })
    void namesThatLeadOutOfTheFolderAreToldAndNeverRead(String name) {
        var image = MapBuilder.floor(1, 1);
        image.tilesets.add(MapBuilder.sheet(20, "out", name));
        var single = MapBuilder.floor(1, 1);
        single.tilesets.add(object(
                "firstgid",
                20,
                "name",
                "out",
                "tilewidth",
                32,
                "tileheight",
                32,
                "tilecount",
                1,
                "tiles",
                List.of(object("id", 0, "image", name))));
        var layer = MapBuilder.floor(1, 1);
        layer.layers.add(object("type", "imagelayer", "name", "out", "image", name));
        var tileset = MapBuilder.floor(1, 1);
        tileset.tilesets.add(object("firstgid", 20, "source", name));
        var template = MapBuilder.floor(1, 1);
        template.objects("things", object("id", 1, "template", name));
        var sound = MapBuilder.floor(1, 1).meaning("out", MapBuilder.properties("playAudio", name), "1");

        for (MapBuilder map : List.of(image, single, layer, tileset, template, sound)) {
            boolean isSoundOnTheWeb = map == sound && name.startsWith("https:");
            assertEquals(!isSoundOnTheWeb, map.codes().contains("outside"), map.load()::toString);
            assertTrue(map.load().map().isPresent(), "people can walk on it all the same");
            map.pathsRead.forEach(path -> assertTrue(path.equals("map.json") || path.equals("plain.png"), path));
        }
    }

    @Test
    void escapesInNamesAreNotUndone() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.add(MapBuilder.sheet(20, "escaped", "%2e%2e/%2e%2e/etc/passwd.png"));
        map.layers.add(map.tileLayer(object(), "shown", new int[] {20, 20}));

        assertTrue(map.codes().contains("missing-image"), map.load()::toString);
        assertTrue(map.pathsRead.contains("%2e%2e/%2e%2e/etc/passwd.png"), "a folder of that very name");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed(@TempDir Path folder) throws IOException {
        Path maps = Files.createDirectory(folder.resolve("maps"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(maps.resolve("link.png"), folder.resolve("secret.txt"));
        Files.writeString(maps.resolve("inside.txt"), "inside");
        Files.createSymbolicLink(maps.resolve("fine.txt"), maps.resolve("inside.txt"));
        var files = new FolderMapFiles(maps);

        assertEquals(MapFiles.UnreadableFile.Reason.OUTSIDE, reason(files, "link.png"));
        assertEquals(MapFiles.UnreadableFile.Reason.OUTSIDE, reason(files, "../secret.txt"));
        assertEquals(MapFiles.UnreadableFile.Reason.MISSING, reason(files, "none.txt"));
        assertEquals(MapFiles.UnreadableFile.Reason.MISSING, reason(files, "a\0b"));
        assertEquals(null, reason(files, "fine.txt"));
    }

    @Test
    void anImageThatIsALinkOutOfTheFolderIsToldAndNotServed(@TempDir Path folder) throws IOException {
        Path maps = Files.createDirectory(folder.resolve("maps"));
        Files.write(folder.resolve("private.png"), MapBuilder.png(96, 96));
        Files.createSymbolicLink(maps.resolve("plain.png"), folder.resolve("private.png"));
        Files.write(maps.resolve("map.json"), MapBuilder.floor(2, 2).bytes());

        MapLoad load =
                new MapLoader(new FolderMapFiles(maps), MapLimits.DEFAULT).load("map.json", map -> Optional.empty());

        assertEquals(List.of(), load.map().orElseThrow().assets());
        assertTrue(load.problems().stream().anyMatch(problem -> problem.code().equals("outside")), load::toString);
    }

    @Test
    void circlesOfTemplatesAndTilesetsEnd() {
        var template = MapBuilder.floor(1, 1);
        template.file("self.tj", object("type", "template", "object", object("template", "self.tj")));
        template.objects("things", object("id", 1, "template", "self.tj"));
        assertRefused(template, "bad-template");

        var tileset = MapBuilder.floor(1, 1);
        tileset.file("self.tsj", object("source", "self.tsj"));
        tileset.tilesets.add(object("firstgid", 20, "source", "self.tsj"));
        assertRefused(tileset, "bad-tileset");
    }

    @Test
    void xmlEntitiesAreNotExpanded() {
        var map = MapBuilder.floor(1, 1);
        map.file("bomb.tsx", """
                <!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <tileset name="&b;&x;" tilewidth="32" tileheight="32" tilecount="1" columns="1"/>
                """);
        map.tilesets.add(object("firstgid", 20, "source", "bomb.tsx"));

        assertRefused(map, "not-xml");
    }

    @Test
    void tileNumbersBeyondAllTilesetsAreLeftEmpty() {
        var map = MapBuilder.floor(2, 1);
        map.layers.add(map.tileLayer(object(), "wild", new int[] {999, 0x0fffffff}));

        assertEquals(
                List.of("unknown-tile"),
                map.codes().stream().filter(code -> code.equals("unknown-tile")).toList());
        assertEquals(1, map.scene().get("layers").get(1).get("columns").intValue() > 0 ? 1 : 0);
    }

    @Test
    void tooManyLayersObjectsAndTilesetsAreRefused() {
        var layers = MapBuilder.floor(1, 1);
        for (int i = 0; i < 501; i++) {
            layers.objects("layer " + i);
        }
        assertRefused(layers, "too-much");

        var objects = MapBuilder.floor(1, 1);
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 20_001; i++) {
            many.add(object("id", i, "x", 0, "y", 0));
        }
        objects.layers.add(MapBuilder.objectLayer("many", many));
        assertRefused(objects, "too-many-objects");

        var tilesets = MapBuilder.floor(1, 1);
        for (int i = 0; i < 501; i++) {
            tilesets.tilesets.add(
                    object("firstgid", 20 + i, "name", "t", "tilewidth", 1, "tileheight", 1, "tilecount", 1));
        }
        assertRefused(tilesets, "too-much");

        var tiles = MapBuilder.floor(1, 1);
        tiles.tilesets.add(
                object("firstgid", 20, "name", "t", "tilewidth", 1, "tileheight", 1, "tilecount", 2_000_000_000));
        assertRefused(tiles, "bad-tileset");
    }

    @Test
    void areasThatCoverEverythingAThousandTimesAreRefused() {
        int side = 400;
        var map = MapBuilder.floor(side, side);
        List<Map<String, Object>> areas = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            areas.add(map.rectangle("meeting", "m", 0, 0, side, side));
        }
        map.layers.add(MapBuilder.objectLayer("areas", areas));

        assertRefused(map, "too-many-areas");
    }

    @Test
    void wallsOfHugePolygonsAreRefused() {
        int side = 400;
        var map = MapBuilder.floor(side, side);
        List<Object> corners = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            corners.add(object("x", i % 2 == 0 ? 0 : 32 * side, "y", 32 * side * i / 1_000));
        }
        List<Map<String, Object>> walls = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            walls.add(object(
                    "id",
                    i,
                    "x",
                    0,
                    "y",
                    0,
                    "polygon",
                    corners,
                    "properties",
                    MapBuilder.properties("collides", true)));
        }
        map.layers.add(MapBuilder.objectLayer("walls", walls));

        assertRefused(map, "too-much");
    }

    @Test
    void aMapThatIsTooFarToWalkIsRefused() {
        assertRefused(
                MapBuilder.bare(2_000, 2_000)
                        .set("tilewidth", 1)
                        .set("tileheight", 1_024)
                        .layer("none"),
                "bad-tiles",
                "too-large");
    }

    @Test
    void whatIsNoMapIsRefused() {
        for (String text : List.of(
                "", "{", "[]", "null", "{}", "{\"layers\":3}", "<map/>", "{\"layers\":[]} trailing", "\u0000\u0001")) {
            assertTrue(MapBuilder.bare(1, 1).file("map.json", text).load().map().isEmpty(), text);
            assertTrue(MapBuilder.bare(1, 1).file("map.json", text).load().hasErrors(), text);
        }
    }

    private static void assertRefused(MapBuilder map, String... codes) {
        MapLoad load = assertTimeoutPreemptively(Duration.ofSeconds(20), map::load);

        assertTrue(load.map().isEmpty(), "opened");
        assertTrue(
                load.problems().stream()
                        .anyMatch(problem -> problem.severity() == MapProblem.Severity.ERROR
                                && List.of(codes).contains(problem.code())),
                () -> List.of(codes) + " expected: " + load.problems());
    }

    private static MapFiles.UnreadableFile.@org.jspecify.annotations.Nullable Reason reason(
            MapFiles files, String path) {
        try {
            files.read(path, 100);
            return null;
        } catch (MapFiles.UnreadableFile e) {
            return e.reason();
        }
    }

    private static MapLimits withLayerCells(int cells) {
        MapLimits d = MapLimits.DEFAULT;
        return new MapLimits(
                d.maxFileBytes(),
                d.maxSide(),
                d.maxCells(),
                cells,
                d.maxLayers(),
                d.maxDepth(),
                d.maxObjects(),
                d.maxCorners(),
                d.maxTilesets(),
                d.maxAreas(),
                d.maxAreaTiles(),
                d.maxValues(),
                d.maxText(),
                d.maxImageSide(),
                d.maxImageBytes(),
                d.maxAssetBytes());
    }
}
