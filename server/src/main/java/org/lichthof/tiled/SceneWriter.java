package org.lichthof.tiled;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lichthof.tiled.TiledMap.Tile;
import org.lichthof.tiled.TiledMap.Tileset;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes what browsers draw. The form is told in {@code docs/scene.md}. */
final class SceneWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final MapReading reading;
    private final WorldMap world;
    private final Assets assets;
    private final JsonGenerator json;

    private SceneWriter(MapReading reading, WorldMap world, Assets assets, JsonGenerator json) {
        this.reading = reading;
        this.world = world;
        this.assets = assets;
        this.json = json;
    }

    static byte[] write(MapReading reading, WorldMap world, String copyright, Assets assets) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new SceneWriter(reading, world, assets, json).scene(copyright);
        }
        return bytes.toByteArray();
    }

    private void scene(String copyright) {
        Projection projection = reading.projection;
        json.writeStartObject();
        json.writeNumberProperty("format", 1);
        json.writeStringProperty("name", world.name());
        text("title", world.title());
        text("description", world.description());
        json.writeStringProperty("copyright", copyright);
        json.writeNumberProperty("width", world.width());
        json.writeNumberProperty("height", world.height());
        json.writeNumberProperty("columns", projection.columns());
        json.writeNumberProperty("rows", projection.rows());
        json.writeNumberProperty("tileWidth", projection.tileWidth());
        json.writeNumberProperty("tileHeight", projection.tileHeight());
        number("scale", projection.scaleX());
        json.writeName("background");
        nullable(reading.map.background());
        walls();
        SceneLayers layers = new SceneLayers(reading, assets, json);
        tilesets(layers.usedTiles());
        layers.write();
        json.writeName("areas");
        new SceneAreas(assets, json).write(world.areas());
        entries();
        json.writeEndObject();
    }

    private void walls() {
        BitSet walls = new BitSet();
        for (int tile = 0; tile < reading.projection.tileCount(); tile++) {
            walls.set(
                    tile,
                    world.grid().isWall(tile % reading.projection.columns(), tile / reading.projection.columns()));
        }
        json.writeName("walls");
        json.writeBinary(bits(walls, reading.projection.tileCount()));
    }

    private void tilesets(BitSet used) {
        json.writeName("tilesets");
        json.writeStartArray();
        for (Tileset tileset : reading.map.tilesets().values()) {
            int last = tileset.firstGid() + tileset.count();
            int first = used.nextSetBit(tileset.firstGid());
            if (first < 0 || first >= last) {
                continue; // its image would be loaded for nothing
            }
            if (tileset.image() != null) {
                sheet(tileset);
            } else {
                for (int gid = first; gid >= 0 && gid < last; gid = used.nextSetBit(gid + 1)) {
                    single(tileset, gid);
                }
            }
        }
        json.writeEndArray();
    }

    private void sheet(Tileset tileset) {
        var file = java.util.Objects.requireNonNull(tileset.image());
        String place = "tileset '" + tileset.name() + "'";
        Optional<Assets.Image> image = assets.image(file, place);
        int width = image.map(Assets.Image::width).orElse(file.width());
        int height = image.map(Assets.Image::height).orElse(file.height());
        int columns = tileset.columns();
        if (image.isPresent() && file.width() > 0 && (width != file.width() || height != file.height())) {
            reading.problems.warn(
                    "image-size",
                    place,
                    "The image is " + width + " x " + height + " pixels, the map says " + file.width() + " x "
                            + file.height() + ".",
                    "Open and save the map in Tiled again.");
            columns = Math.max(
                    1, (width - tileset.margin() + tileset.spacing()) / (tileset.tileWidth() + tileset.spacing()));
        }
        json.writeStartObject();
        head(tileset, tileset.firstGid(), tileset.count(), image, width, height);
        json.writeNumberProperty("tileWidth", tileset.tileWidth());
        json.writeNumberProperty("tileHeight", tileset.tileHeight());
        json.writeNumberProperty("columns", columns);
        json.writeNumberProperty("margin", tileset.margin());
        json.writeNumberProperty("spacing", tileset.spacing());
        tail(tileset);
        json.writeName("animations");
        json.writeStartArray();
        for (Tile tile : new TreeMap<>(tileset.tiles()).values()) {
            animation(tile, 0);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One tile of a collection of images. */
    private void single(Tileset tileset, int gid) {
        int id = gid - tileset.firstGid();
        Tile tile = tileset.tiles().get(id);
        var file = tile == null ? null : tile.image();
        Optional<Assets.Image> image =
                file == null ? Optional.empty() : assets.image(file, "tileset '" + tileset.name() + "' tile " + id);
        int width = image.map(Assets.Image::width)
                .orElse(file == null || file.width() < 1 ? tileset.tileWidth() : file.width());
        int height = image.map(Assets.Image::height)
                .orElse(file == null || file.height() < 1 ? tileset.tileHeight() : file.height());
        json.writeStartObject();
        head(tileset, gid, 1, image, width, height);
        json.writeNumberProperty("tileWidth", width);
        json.writeNumberProperty("tileHeight", height);
        json.writeNumberProperty("columns", 1);
        json.writeNumberProperty("margin", 0);
        json.writeNumberProperty("spacing", 0);
        tail(tileset);
        json.writeName("animations");
        json.writeStartArray();
        if (tile != null) {
            animation(tile, id);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void head(Tileset tileset, int firstId, int count, Optional<Assets.Image> image, int width, int height) {
        json.writeStringProperty("name", tileset.name());
        json.writeNumberProperty("firstId", firstId);
        json.writeNumberProperty("count", count);
        json.writeName("image");
        nullable(image.map(Assets.Image::address));
        json.writeNumberProperty("imageWidth", width);
        json.writeNumberProperty("imageHeight", height);
    }

    private void tail(Tileset tileset) {
        number("offsetX", tileset.offsetX() * reading.projection.scaleX());
        number("offsetY", tileset.offsetY() * reading.projection.scaleY());
        tileset.transparent().ifPresent(colour -> json.writeStringProperty("transparent", colour));
    }

    private void animation(Tile tile, int base) {
        if (tile.animation().isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("tile", tile.id() - base);
        json.writeName("frames");
        json.writeStartArray();
        for (TiledMap.Frame frame : tile.animation()) {
            json.writeStartObject();
            json.writeNumberProperty("tile", frame.tile() - base);
            json.writeNumberProperty("ms", frame.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void entries() {
        json.writeName("entries");
        json.writeStartArray();
        for (Entry entry : world.entries()) {
            json.writeStartObject();
            json.writeStringProperty("name", entry.name());
            json.writeName("spots");
            points(json, entry.spots());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void points(JsonGenerator json, List<Point> points) {
        json.writeStartArray();
        for (Point point : points) {
            json.writeStartArray();
            json.writeNumber(point.x());
            json.writeNumber(point.y());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void text(String name, LocalText text) {
        json.writeName(name);
        text(json, text);
    }

    static void text(JsonGenerator json, LocalText text) {
        json.writeStartObject();
        text.byLanguage().forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void nullable(Optional<String> text) {
        text.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private void number(String name, double value) {
        number(json, name, value);
    }

    /** Short: whole where it is whole, else a thousandth is fine enough for anything on a screen. */
    static void number(JsonGenerator json, String name, double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        if (rounded == Math.rint(rounded)) {
            json.writeNumberProperty(name, (long) rounded);
        } else {
            json.writeNumberProperty(name, rounded);
        }
    }

    /** The lowest bit of each byte first; always as many bytes as {@code count} bits need. */
    static byte[] bits(BitSet bits, int count) {
        return java.util.Arrays.copyOf(bits.toByteArray(), Math.ceilDiv(count, 8));
    }
}
