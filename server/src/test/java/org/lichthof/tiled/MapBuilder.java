package org.lichthof.tiled;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lichthof.world.RoomId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small Tiled maps for tests, together with the files beside them. Tiles are drawn with characters: {@code .} is empty,
 * {@code #} a tile that collides (number 2), a digit the tile of that number from the embedded tileset of nine.
 */
final class MapBuilder implements MapFiles {
    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, Object> root = new LinkedHashMap<>();
    final List<Object> layers = new ArrayList<>();
    final List<Object> tilesets = new ArrayList<>();
    final List<Object> tiles = new ArrayList<>();
    private final List<Object> properties = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    final Set<String> pathsRead = new TreeSet<>();
    private final int columns;
    private final int rows;
    private int nextObject = 1;
    MapLimits limits = MapLimits.DEFAULT;

    private MapBuilder(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        root.put("type", "map");
        root.put("version", "1.10");
        root.put("orientation", "orthogonal");
        root.put("width", columns);
        root.put("height", rows);
        root.put("tilewidth", 32);
        root.put("tileheight", 32);
        root.put("infinite", false);
        root.put("layers", layers);
        root.put("tilesets", tilesets);
        root.put("properties", properties);
        tiles.add(tile(1, "collides", true));
        tilesets.add(object(
                "firstgid",
                1,
                "name",
                "plain",
                "tilewidth",
                32,
                "tileheight",
                32,
                "tilecount",
                9,
                "columns",
                3,
                "margin",
                0,
                "spacing",
                0,
                "image",
                "plain.png",
                "imagewidth",
                96,
                "imageheight",
                96,
                "tiles",
                tiles));
        file("plain.png", png(96, 96));
    }

    /** A map without anything on it. */
    static MapBuilder bare(int columns, int rows) {
        return new MapBuilder(columns, rows);
    }

    /** A map with a floor of tile 1. */
    static MapBuilder floor(int columns, int rows) {
        String[] floor = new String[rows];
        java.util.Arrays.fill(floor, "1".repeat(columns));
        return new MapBuilder(columns, rows).layer("floor", floor);
    }

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** Properties as Tiled writes them since 1.2. */
    static List<Object> properties(Object... namesAndValues) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            String type = value instanceof Boolean
                    ? "bool"
                    : value instanceof Integer ? "int" : value instanceof Double ? "float" : "string";
            list.add(object("name", namesAndValues[i], "type", type, "value", value));
        }
        return list;
    }

    static Map<String, Object> tile(int id, Object... namesAndValues) {
        return object("id", id, "properties", properties(namesAndValues));
    }

    static int[] gids(String... drawn) {
        return String.join("", drawn)
                .chars()
                .map(c -> c == '.' ? 0 : c == '#' ? 2 : c - '0')
                .toArray();
    }

    MapBuilder set(String name, Object value) {
        root.put(name, value);
        return this;
    }

    MapBuilder property(String name, Object value) {
        properties.addAll(properties(name, value));
        return this;
    }

    MapBuilder layer(String name, String... drawn) {
        return layer(object(), name, drawn);
    }

    MapBuilder layer(Map<String, Object> more, String name, String... drawn) {
        layers.add(tileLayer(more, name, gids(drawn)));
        return this;
    }

    Map<String, Object> tileLayer(Map<String, Object> more, String name, Object data) {
        Map<String, Object> layer = object(
                "type",
                "tilelayer",
                "id",
                layers.size() + 1,
                "name",
                name,
                "x",
                0,
                "y",
                0,
                "width",
                columns,
                "height",
                rows,
                "opacity",
                1,
                "visible",
                true,
                "data",
                data);
        layer.putAll(more);
        return layer;
    }

    /** A layer with these properties. */
    MapBuilder meaning(String name, List<Object> properties, String... drawn) {
        return layer(object("properties", properties), name, drawn);
    }

    @SafeVarargs
    final MapBuilder objects(String layer, Map<String, Object>... objects) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Map<String, Object> object : objects) {
            list.add(object);
        }
        layers.add(objectLayer(layer, list));
        return this;
    }

    static Map<String, Object> objectLayer(String name, List<Map<String, Object>> objects) {
        return object(
                "type", "objectgroup", "name", name, "opacity", 1, "visible", true, "x", 0, "y", 0, "objects", objects);
    }

    /** A rectangle in tiles. */
    Map<String, Object> rectangle(
            String className, String name, int column, int row, int width, int height, Object... namesAndValues) {
        return object(
                "id",
                nextObject++,
                "class",
                className,
                "name",
                name,
                "x",
                32 * column,
                "y",
                32 * row,
                "width",
                32 * width,
                "height",
                32 * height,
                "rotation",
                0,
                "visible",
                true,
                "properties",
                properties(namesAndValues));
    }

    MapBuilder file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    MapBuilder file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    MapBuilder file(String path, Map<String, Object> json) {
        return file(path, JSON.writeValueAsBytes(json));
    }

    MapBuilder limits(MapLimits other) {
        limits = other;
        return this;
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(root);
    }

    @Override
    public byte[] read(String path, int maxBytes) throws UnreadableFile {
        pathsRead.add(path);
        byte[] bytes = path.equals("map.json") && !files.containsKey(path) ? bytes() : files.get(path);
        if (bytes == null) {
            throw new UnreadableFile(UnreadableFile.Reason.MISSING, "there is no file " + path);
        }
        if (bytes.length > maxBytes) {
            throw new UnreadableFile(UnreadableFile.Reason.TOO_LARGE, path + " is larger than " + maxBytes + " bytes");
        }
        return bytes;
    }

    /** Every map file but {@code lost.json} is a room of its name. */
    MapLoad load() {
        return new MapLoader(this, limits)
                .load(
                        "map.json",
                        map -> Optional.of(map.replaceAll("[^a-z]", "-"))
                                .filter(name -> !map.equals("lost.json") && RoomId.isValid(name))
                                .map(RoomId::new));
    }

    LoadedMap open() {
        MapLoad load = load();
        return load.map().orElseThrow(() -> new AssertionError("refused: " + load.problems()));
    }

    JsonNode scene() {
        return JSON.readTree(open().sceneJson());
    }

    /** Codes of all problems, in order. */
    List<String> codes() {
        return load().problems().stream().map(MapProblem::code).toList();
    }

    /** A tileset of nine tiles in one image. */
    static Map<String, Object> sheet(int firstGid, String name, String image) {
        return object(
                "firstgid",
                firstGid,
                "name",
                name,
                "tilewidth",
                32,
                "tileheight",
                32,
                "tilecount",
                9,
                "columns",
                3,
                "image",
                image,
                "imagewidth",
                96,
                "imageheight",
                96);
    }

    /** The header of a PNG of this size; nobody here looks further. */
    static byte[] png(int width, int height) {
        return java.nio.ByteBuffer.allocate(40)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .array();
    }
}
