package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;
import static org.lichthof.tiled.MapBuilder.properties;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What browsers draw. */
class SceneTest {
    @Test
    void theSceneTellsTheMap() {
        JsonNode scene = MapBuilder.floor(3, 1)
                .layer("walls", "..#")
                .set("backgroundcolor", "#80112233")
                .property("title_de", "Saal")
                .property("mapCopyright", "CC0")
                .scene();

        assertEquals(1, scene.get("format").intValue());
        assertEquals("map", scene.get("name").stringValue());
        assertEquals("{\"de\":\"Saal\"}", scene.get("title").toString());
        assertEquals("CC0", scene.get("copyright").stringValue());
        assertEquals("#112233", scene.get("background").stringValue());
        assertEquals(96, scene.get("width").intValue());
        assertEquals("BA==", scene.get("walls").stringValue(), "bit 2");
        assertEquals(
                "[{\"name\":\"start\",\"spots\":[[48,16]]}]",
                scene.get("entries").toString());
    }

    @Test
    void onlyTheFilledPartOfALayerIsSent() {
        JsonNode layer = MapBuilder.floor(4, 4)
                .layer("rug", "....", ".11.", ".11.", "....")
                .scene()
                .get("layers")
                .get(1);

        assertEquals("tiles", layer.get("kind").stringValue());
        assertEquals(
                List.of(1, 1, 2, 2),
                List.of(
                        layer.get("column").intValue(),
                        layer.get("row").intValue(),
                        layer.get("columns").intValue(),
                        layer.get("rows").intValue()));
        assertEquals("AQAAAAEAAAABAAAAAQAAAA==", layer.get("ids").stringValue());
    }

    @Test
    void whatFollowsTheFloorLayerIsAbovePeople() {
        var map = MapBuilder.floor(1, 1)
                .layer("roofless", "1")
                .objects("floorLayer")
                .layer("lamps", "1");

        assertEquals("floor false, roofless false, lamps true", aboves(map.scene()));
    }

    @Test
    void withoutAFloorLayerNamesAndPropertiesDecide() {
        var map = MapBuilder.floor(1, 1)
                .layer("Above the door", "1")
                .layer("roof", "1")
                .layer("walls", "1")
                .meaning("lamps", properties("above", true), "1")
                .meaning("overlay of the floor", properties("above", false), "1");

        assertEquals(
                "floor false, Above the door true, roof true, walls false, lamps true, overlay of the floor false",
                aboves(map.scene()));
    }

    @Test
    void imagesAreServedByTheirContent() {
        var map = MapBuilder.floor(2, 1);
        var loaded = map.open();

        assertEquals(1, loaded.assets().size());
        MapAsset image = loaded.assets().getFirst();
        assertTrue(image.address().matches("/maps/images/[0-9a-f]{32}\\.png"), image.address());
        assertEquals("image/png", image.mediaType());
        assertEquals(
                image.address(), map.scene().get("tilesets").get(0).get("image").stringValue());
        assertTrue(loaded.sceneAddress().matches("/maps/[0-9a-f]{32}/scene.json"), loaded.sceneAddress());
        assertEquals(loaded.sceneHash(), map.open().sceneHash(), "the same map, the same bytes");
    }

    @Test
    void aMapOpensWithoutItsImages() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.set(
                0,
                object(
                        "firstgid",
                        1,
                        "name",
                        "gone",
                        "tilewidth",
                        32,
                        "tileheight",
                        32,
                        "tilecount",
                        9,
                        "columns",
                        3,
                        "image",
                        "gone.png",
                        "imagewidth",
                        96,
                        "imageheight",
                        96));

        assertTrue(map.scene().get("tilesets").get(0).get("image").isNull());
        assertEquals(96, map.scene().get("tilesets").get(0).get("imageWidth").intValue());
        assertTrue(map.codes().contains("missing-image"));
    }

    @Test
    void whatIsNoImageIsNotServedAsOne() {
        var map = MapBuilder.floor(2, 1).file("plain.png", "<script>alert(1)</script>");

        assertEquals(List.of(), map.open().assets());
        assertTrue(map.codes().contains("missing-image"));
    }

    @Test
    void theRealSizeOfAnImageCounts() {
        var map = MapBuilder.floor(2, 1).file("plain.png", MapBuilder.png(64, 160));

        JsonNode tileset = map.scene().get("tilesets").get(0);

        assertEquals(64, tileset.get("imageWidth").intValue());
        assertEquals(2, tileset.get("columns").intValue());
        assertTrue(map.codes().contains("image-size"));
    }

    @Test
    void imagesTooLargeForPhonesAreReportedAndHugeOnesLeftOut() {
        assertTrue(MapBuilder.floor(1, 1)
                .file("plain.png", MapBuilder.png(5_000, 96))
                .codes()
                .contains("large-image"));
        var huge = MapBuilder.floor(1, 1).file("plain.png", MapBuilder.png(9_000, 96));
        assertTrue(huge.codes().contains("image-too-large"));
        assertEquals(List.of(), huge.open().assets());
    }

    @Test
    void aCollectionOfImagesIsOneTilesetATile() {
        var map = MapBuilder.bare(2, 1);
        map.tilesets.add(object(
                "firstgid",
                20,
                "name",
                "plants",
                "tilewidth",
                64,
                "tileheight",
                96,
                "tilecount",
                2,
                "columns",
                0,
                "tiles",
                List.of(
                        object("id", 0, "image", "a.png", "imagewidth", 64, "imageheight", 96),
                        object("id", 4, "image", "b.png", "imagewidth", 30, "imageheight", 40),
                        object("id", 7, "image", "unused.png", "imagewidth", 30, "imageheight", 40))));
        map.file("a.png", MapBuilder.png(64, 96)).file("b.png", MapBuilder.png(30, 40));
        map.layers.add(map.tileLayer(object(), "plants", new int[] {20, 24}));

        JsonNode tilesets = map.scene().get("tilesets");

        assertEquals(2, tilesets.size(), "only what is used");
        assertEquals(24, tilesets.get(1).get("firstId").intValue());
        assertEquals(40, tilesets.get(1).get("tileHeight").intValue());
    }

    @Test
    void spritesStandOnTheirLowerLeftCorner() {
        var map = MapBuilder.floor(4, 4);
        map.objects(
                "things",
                object("id", 1, "gid", 3, "x", 64, "y", 96, "width", 32, "height", 64, "rotation", 0),
                object("id", 2, "gid", 0x80000003L, "x", 10, "y", 20, "width", 32, "height", 32, "rotation", 90));

        JsonNode sprites = map.scene().get("layers").get(1).get("sprites");

        assertEquals(
                "{\"id\":2147483651,\"x\":10,\"y\":-12,\"width\":32,\"height\":32,\"rotation\":90}",
                sprites.get(0).toString(),
                "the higher one first");
        assertEquals(
                "{\"id\":3,\"x\":64,\"y\":32,\"width\":32,\"height\":64,\"rotation\":0}",
                sprites.get(1).toString());
    }

    @Test
    void otherAlignmentsAreBroughtToThatCorner() {
        var map = MapBuilder.floor(4, 4);
        map.tilesets.add(object(
                "firstgid",
                50,
                "name",
                "centred",
                "tilewidth",
                32,
                "tileheight",
                32,
                "tilecount",
                1,
                "columns",
                1,
                "objectalignment",
                "center",
                "image",
                "c.png",
                "imagewidth",
                32,
                "imageheight",
                32));
        map.file("c.png", MapBuilder.png(32, 32));
        map.objects("things", object("id", 1, "gid", 50, "x", 64, "y", 64, "width", 32, "height", 32, "rotation", 180));

        assertEquals(
                "{\"id\":50,\"x\":80,\"y\":16,\"width\":32,\"height\":32,\"rotation\":180}",
                map.scene().get("layers").get(1).get("sprites").get(0).toString(),
                "turned about its own middle it stays where it is");
    }

    @Test
    void textsAreTurnedAboutTheirUpperLeftCorner() {
        var map = MapBuilder.floor(4, 4);
        map.objects(
                "signs",
                object(
                        "id",
                        1,
                        "x",
                        64,
                        "y",
                        32,
                        "width",
                        50,
                        "height",
                        20,
                        "rotation",
                        -30,
                        "text",
                        object("text", "Up", "valign", "bottom")));

        JsonNode text = map.scene().get("layers").get(1).get("texts").get(0);

        assertEquals(-30, text.get("rotation").intValue());
        assertEquals(64, text.get("x").intValue());
        assertEquals("bottom", text.get("vertical").stringValue());
    }

    @Test
    void allKindsOfLayersCarryTheirTintAndThatOfTheirGroups() {
        var map = MapBuilder.floor(2, 1);
        map.file("sky.png", MapBuilder.png(10, 10));
        var tiles = map.tileLayer(object("tintcolor", "#ff8080"), "tiles", new int[] {1, 1});
        var image = object("type", "imagelayer", "name", "sky", "image", "sky.png");
        var things = MapBuilder.objectLayer(
                "things", List.of(object("id", 1, "gid", 3, "x", 0, "y", 32, "width", 32, "height", 32)));
        map.layers.add(object(
                "type",
                "group",
                "name",
                "dusk",
                "tintcolor",
                "#80ffff80",
                "opacity",
                0.5,
                "layers",
                List.of(tiles, image, things)));

        JsonNode layers = map.scene().get("layers");

        assertEquals("#ff8040", layers.get(1).get("tint").stringValue(), "each takes its share of the light");
        assertEquals("#ffff80", layers.get(2).get("tint").stringValue());
        assertEquals("#ffff80", layers.get(3).get("tint").stringValue());
        assertEquals(0.5, layers.get(3).get("opacity").doubleValue());
        assertTrue(layers.get(0).get("tint") == null);
    }

    @Test
    void parallaxIsSentWithThePlaceWhereEverythingLiesAsDrawn() {
        var map = MapBuilder.bare(0, 0)
                .set("tilewidth", 16)
                .set("tileheight", 16)
                .set("infinite", true)
                .set("parallaxoriginx", 80)
                .set("parallaxoriginy", 40);
        map.layers.add(object("type", "group", "name", "far", "parallaxx", 0.5, "layers", List.of(chunk("sky", 0.5))));
        map.layers.add(chunk("floor", 1));

        JsonNode layers = map.scene().get("layers");

        // The map begins at tile (-2, -1), and is drawn twice as large.
        assertEquals(
                "{\"x\":0.25,\"y\":1,\"originX\":224,\"originY\":112}",
                layers.get(0).get("parallax").toString());
        assertTrue(layers.get(1).get("parallax") == null);
        assertTrue(!map.codes().contains("parallax"));
    }

    private static java.util.Map<String, Object> chunk(String name, double parallaxX) {
        return object(
                "type",
                "tilelayer",
                "name",
                name,
                "parallaxx",
                parallaxX,
                "chunks",
                List.of(object("x", -2, "y", -1, "width", 2, "height", 1, "data", new int[] {1, 1})));
    }

    @Test
    void imageLayersAndTextsAreSent() {
        var map = MapBuilder.floor(2, 2);
        map.file("sky.png", MapBuilder.png(100, 50));
        map.layers.add(object(
                "type",
                "imagelayer",
                "name",
                "sky",
                "image",
                "sky.png",
                "offsetx",
                5,
                "offsety",
                6,
                "x",
                0,
                "y",
                0,
                "opacity",
                1,
                "visible",
                true,
                "repeatx",
                true));
        map.objects(
                "signs",
                object(
                        "id",
                        1,
                        "x",
                        3,
                        "y",
                        4,
                        "width",
                        50,
                        "height",
                        20,
                        "text",
                        object(
                                "text",
                                "Hello",
                                "pixelsize",
                                12,
                                "color",
                                "#ff0000",
                                "bold",
                                true,
                                "halign",
                                "center")));

        JsonNode layers = map.scene().get("layers");

        assertEquals(
                "100 x 50 at 5, 6 true",
                layers.get(1).get("width").intValue() + " x "
                        + layers.get(1).get("height").intValue() + " at "
                        + layers.get(1).get("x").intValue() + ", "
                        + layers.get(1).get("y").intValue() + " "
                        + layers.get(1).get("repeatX").booleanValue());
        assertEquals(
                "{\"text\":\"Hello\",\"x\":3,\"y\":4,\"width\":50,\"height\":20,\"rotation\":0,\"size\":12,\"colour\":\"#ff0000\",\"bold\":true,\"align\":\"center\",\"vertical\":\"top\"}",
                layers.get(2).get("texts").get(0).toString());
    }

    @Test
    void areasAreToldWithTheirKinds() {
        var map = MapBuilder.floor(8, 2);
        map.objects(
                "areas",
                map.rectangle("booth", "b", 0, 0, 2, 2, "capacity", 4, "title", "Booth"),
                map.rectangle("exit", "e", 4, 0, 1, 1, "exitUrl", "garden.json#gate"),
                map.rectangle("stage", "s", 6, 0, 1, 1));

        JsonNode areas = map.scene().get("areas");

        assertEquals(
                "{\"index\":0,\"kind\":\"booth\",\"name\":\"b\",\"title\":{\"\":\"Booth\"},\"description\":{},"
                        + "\"shape\":{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":64,\"height\":64},\"onlyFor\":[],\"capacity\":4}",
                areas.get(0).toString());
        assertEquals(
                "{\"room\":\"garden-json\",\"entry\":\"gate\"}",
                areas.get(1).get("exit").toString());
        assertEquals("stage", areas.get(2).get("stage").stringValue());
    }

    private static String aboves(JsonNode scene) {
        return String.join(
                ", ",
                StreamSupport.stream(scene.get("layers").spliterator(), false)
                        .map(layer -> layer.get("name").stringValue() + " "
                                + layer.get("above").booleanValue())
                        .toList());
    }
}
