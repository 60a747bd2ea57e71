package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.lichthof.tiled.MapBuilder.object;
import static org.lichthof.tiled.MapBuilder.properties;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid maps with random damage give a map or problems, never anything else. */
class MapFuzzTest {
    private static final int ROUNDS = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** Values that have broken parsers before. */
    private static final List<String> NASTY = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e308",
            "-1e308",
            "2147483647",
            "4294967295",
            "9999999999999999999",
            "0.0001",
            "\"\"",
            "\"NaN\"",
            "\"../..\"",
            "\"{{{ x }}}\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":1}",
            "\"\\u0000\"",
            "[1,2,3]",
            "\"#\"",
            "\"true\"");

    @Test
    void damagedBytesGiveAMapOrProblems() {
        byte[] whole = everything().bytes();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            load(damaged, "bytes, seed " + seed);
        }
    }

    @Test
    void damagedValuesGiveAMapOrProblems() {
        byte[] whole = everything().bytes();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            JsonNode tree = JSON.readTree(whole);
            for (int i = random.nextInt(3); i >= 0; i--) {
                damage(tree, random);
            }
            load(JSON.writeValueAsBytes(tree), "values, seed " + seed);
        }
    }

    @Test
    void damagedXmlGivesAMapOrProblems() {
        byte[] whole = TSX.getBytes(StandardCharsets.UTF_8);
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(96));
            }
            var map = everything().file("more.tsx", damaged);
            try {
                check(map.load(), "xml, seed " + seed);
            } catch (RuntimeException | StackOverflowError e) {
                fail("xml, seed " + seed, e);
            }
        }
    }

    private static void load(byte[] bytes, String scene) {
        var map = everything().file("map.json", bytes);
        try {
            check(map.load(), scene);
        } catch (RuntimeException | StackOverflowError e) {
            fail(scene, e);
        }
    }

    private static void check(MapLoad load, String scene) {
        assertTrue(load.map().isPresent() || load.hasErrors(), () -> scene + ": neither a map nor a reason");
        load.map()
                .ifPresent(map -> assertTrue(
                        map.world().entries().stream()
                                .allMatch(entry -> entry.spots().stream()
                                        .allMatch(map.world().grid()::isFree)),
                        () -> scene + ": entry in a wall"));
    }

    /** Changes one value somewhere in the tree: replaced, removed or doubled. */
    private static void damage(JsonNode tree, Random random) {
        List<JsonNode> holders = new ArrayList<>();
        collect(tree, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode nasty = JSON.readTree(NASTY.get(random.nextInt(NASTY.size())));
        if (holder instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>(fields.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                fields.remove(name);
            } else {
                fields.set(name, nasty);
            }
        } else if (holder instanceof ArrayNode list) {
            int at = random.nextInt(list.size());
            switch (random.nextInt(3)) {
                case 0 -> list.remove(at);
                case 1 -> list.add(list.get(at));
                default -> list.set(at, nasty);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainer() && !node.isEmpty()) {
            holders.add(node);
            for (JsonNode child : node) {
                collect(child, holders);
            }
        }
    }

    private static final String TSX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tileset version="1.10" name="more" tilewidth="16" tileheight="16" tilecount="4" columns="2" objectalignment="top">
             <image source="plain.png" width="32" height="32"/>
             <tile id="1" type="x"><properties><property name="silent" type="bool" value="true"/></properties>
              <objectgroup><object id="1" x="1" y="2"><polygon points="0,0 3,4 5,6"/></object></objectgroup>
              <animation><frame tileid="0" duration="100"/></animation></tile>
            </tileset>
            """;

    /** A small map with a little of everything. */
    private static MapBuilder everything() {
        var map = MapBuilder.floor(6, 4)
                .set("backgroundcolor", "#abcdef")
                .property("joinDistance", 70)
                .property("mapName", "Everything");
        map.file("more.tsx", TSX).file("birds.ogg", "OggS");
        map.file(
                "thing.tj",
                object(
                        "type",
                        "template",
                        "object",
                        object("name", "thing", "type", "help", "width", 32, "height", 32)));
        map.tilesets.add(object("firstgid", 10, "source", "more.tsx"));
        map.tilesets.add(object(
                "firstgid",
                30,
                "name",
                "images",
                "tilewidth",
                32,
                "tileheight",
                32,
                "tilecount",
                1,
                "columns",
                0,
                "tiles",
                List.of(object(
                        "id",
                        2,
                        "image",
                        "plain.png",
                        "imagewidth",
                        96,
                        "imageheight",
                        96,
                        "animation",
                        List.of(object("tileid", 2, "duration", 10))))));
        map.layer("walls", "######", "#....#", "#....#", "######")
                .layer("start", "......", ".11...", "......", "......");
        map.meaning("exit", properties("exitUrl", "garden.json#gate"), "......", "....1.", "......", "......");
        String data = java.util.Base64.getEncoder()
                .encodeToString(MapFormatsTest.littleEndian(MapBuilder.gids("......", ".3....", "......", "......")));
        map.layers.add(object(
                "type",
                "group",
                "name",
                "group",
                "offsetx",
                32.5,
                "layers",
                List.of(map.tileLayer(object("encoding", "base64", "tintcolor", "#ff0000"), "packed", data))));
        Map<String, Object> polygon = object(
                "id",
                3,
                "class",
                "quiet",
                "name",
                "kite",
                "x",
                32,
                "y",
                32,
                "rotation",
                30,
                "polygon",
                List.of(object("x", 0, "y", 0), object("x", 60, "y", 0), object("x", 0, "y", 60)));
        map.objects(
                "areas",
                map.rectangle("stage", "stage", 1, 1, 2, 1, "title_de", "Bühne", "onlyFor", "host"),
                polygon,
                object(
                        "id",
                        4,
                        "type",
                        "meeting",
                        "name",
                        "round",
                        "ellipse",
                        true,
                        "x",
                        64,
                        "y",
                        32,
                        "width",
                        64,
                        "height",
                        40,
                        "properties",
                        properties("capacity", 5)),
                object("id", 5, "template", "thing.tj", "x", 64, "y", 64),
                object("id", 6, "gid", 32, "x", 64, "y", 64, "width", 32, "height", 32, "rotation", 12.5),
                object(
                        "id",
                        7,
                        "text",
                        object("text", "Hi", "pixelsize", 10),
                        "x",
                        0,
                        "y",
                        0,
                        "width",
                        50,
                        "height",
                        20),
                map.rectangle(
                        "area",
                        "kiosk",
                        3,
                        2,
                        1,
                        1,
                        "openWebsite",
                        "https://example.org/",
                        "playAudio",
                        "birds.ogg",
                        "focusable",
                        true));
        map.layers.add(object("type", "imagelayer", "name", "sky", "image", "plain.png", "repeatx", true));
        return map;
    }
}
