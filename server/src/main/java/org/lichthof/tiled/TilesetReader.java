package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.Frame;
import org.lichthof.tiled.TiledMap.ImageFile;
import org.lichthof.tiled.TiledMap.Tile;
import org.lichthof.tiled.TiledMap.Tileset;

/** Reads tilesets: inside of the map or in files of their own, JSON or XML, in old and new form. */
final class TilesetReader {
    /** Of one tileset; gids have 28 bits for all. */
    private static final int MOST_TILES = 1 << 20;

    private static final int MOST_FRAMES = 1_000;

    private final OpenFiles files;
    private final MapLimits limits;
    private final Problems problems;
    private final Map<String, Tileset> external = new HashMap<>();

    TilesetReader(OpenFiles files, MapLimits limits, Problems problems) {
        this.files = files;
        this.limits = limits;
        this.problems = problems;
    }

    /** The tileset that a map or template lists; null when it cannot be had (the reason is collected). */
    @Nullable
    Tileset read(Fields listed, String base) {
        int firstGid = listed.gid("firstgid");
        if (firstGid < 1 || firstGid > TiledMap.GID - MOST_TILES) {
            problems.refuse(
                    "bad-tileset",
                    base,
                    "A tileset begins with the tile number " + firstGid + ".",
                    "Save the map from Tiled again.");
            return null;
        }
        Optional<String> source = listed.text("source");
        if (source.isEmpty()) {
            return tileset(listed, base, firstGid);
        }
        Tileset read = external(source.get(), base);
        return read == null ? null : read.startingAt(firstGid);
    }

    private @Nullable Tileset external(String source, String base) {
        Optional<String> path = files.locate(source, base, "tileset");
        if (path.isEmpty()) {
            return null;
        }
        if (external.containsKey(path.get())) {
            return external.get(path.get());
        }
        Tileset tileset = null;
        Optional<Fields> fields = files.open(path.get(), "tileset");
        if (fields.isPresent()) {
            if (fields.get().has("source")) {
                problems.refuse(
                        "bad-tileset",
                        path.get(),
                        "A tileset file names another tileset file instead of holding one.",
                        "Save the tileset from Tiled again.");
            } else {
                tileset = tileset(fields.get(), path.get(), 1);
            }
        }
        external.put(path.get(), tileset);
        return tileset;
    }

    private @Nullable Tileset tileset(Fields fields, String base, int firstGid) {
        String name = fields.text("name", "");
        String place = "tileset '" + name + "'";
        int tileWidth = fields.whole("tilewidth", 0);
        int tileHeight = fields.whole("tileheight", 0);
        if (tileWidth < 1
                || tileHeight < 1
                || tileWidth > limits.maxImageSide()
                || tileHeight > limits.maxImageSide()) {
            problems.refuse(
                    "bad-tileset",
                    place,
                    "Its tiles are " + tileWidth + " x " + tileHeight + " pixels.",
                    "Give the tiles a size in Tiled.");
            return null;
        }
        int margin = Math.clamp(fields.whole("margin", 0), 0, limits.maxImageSide());
        int spacing = Math.clamp(fields.whole("spacing", 0), 0, limits.maxImageSide());
        ImageFile image = fields.has("image") ? imageFile(fields, base, place) : null;
        // Old files leave both to be reckoned from the image.
        int columns = fields.whole("columns", 0);
        if (columns < 1 && image != null) {
            columns = (image.width() - margin + spacing) / (tileWidth + spacing);
        }
        Map<Integer, Tile> tiles = tiles(fields, base, place);
        int count = fields.whole("tilecount", 0);
        if (count < 1 && image != null) {
            count = columns * ((image.height() - margin + spacing) / (tileHeight + spacing));
        }
        if (image == null && !tiles.isEmpty()) {
            // A collection of images has holes where images were taken out again.
            count = Math.max(count, ((TreeMap<Integer, Tile>) tiles).lastKey() + 1);
        }
        if (count < 1 || count > MOST_TILES || columns > MOST_TILES) {
            problems.refuse(
                    "bad-tileset",
                    place,
                    "It says that it has " + count + " tiles.",
                    "Save the tileset from Tiled again.");
            return null;
        }
        Properties own = Properties.of(fields);
        if (own.flag("collides")) {
            problems.warn(
                    "misplaced-property",
                    place,
                    "'collides' on a whole tileset has no effect.",
                    "Select the tiles in the tileset and set it on them.");
        }
        Fields offset = fields.fields("tileoffset").orElse(Fields.NONE);
        return new Tileset(
                name,
                firstGid,
                count,
                tileWidth,
                tileHeight,
                Math.max(1, columns),
                margin,
                spacing,
                offset.number("x", 0),
                offset.number("y", 0),
                fields.text("objectalignment", "unspecified"),
                fields.text("transparentcolor").flatMap(Colours::rgb),
                own.text("tilesetCopyright"),
                image,
                tiles);
    }

    private ImageFile imageFile(Fields fields, String base, String place) {
        String written = fields.text("image", "");
        return new ImageFile(
                written,
                MapPath.locate(base, written, "image", place, problems),
                Math.max(0, fields.whole("imagewidth", 0)),
                Math.max(0, fields.whole("imageheight", 0)));
    }

    private Map<Integer, Tile> tiles(Fields fields, String base, String place) {
        Map<Integer, Tile> tiles = new TreeMap<>();
        for (Fields tile : fields.list("tiles")) {
            addTile(tiles, tile.whole("id", -1), tile, Properties.of(tile), base, place);
        }
        // Before 1.2: one object by number for looks, another for properties.
        Fields oldTiles = fields.fields("tiles").orElse(Fields.NONE);
        Fields oldProperties = fields.fields("tileproperties").orElse(Fields.NONE);
        var numbers = new java.util.TreeSet<>(oldTiles.all().keySet());
        numbers.addAll(oldProperties.all().keySet());
        for (String number : numbers) {
            var holder = new Fields();
            oldProperties.fields(number).ifPresent(properties -> holder.put("properties", properties));
            int id = number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : -1;
            addTile(tiles, id, oldTiles.fields(number).orElse(Fields.NONE), Properties.of(holder), base, place);
        }
        return tiles;
    }

    private void addTile(
            Map<Integer, Tile> tiles, int id, Fields tile, Properties properties, String base, String place) {
        if (id < 0 || id >= MOST_TILES) {
            problems.warn(
                    "bad-tile", place, "A tile has a number that cannot be.", "Save the tileset from Tiled again.");
            return;
        }
        List<Frame> frames = new ArrayList<>();
        for (Fields frame : tile.list("animation")) {
            int shown = frame.whole("tileid", 0);
            if (shown >= 0 && shown < MOST_TILES && frames.size() < MOST_FRAMES) {
                // Zero would be a frame that is never over.
                frames.add(new Frame(shown, Math.max(10, frame.whole("duration", 100))));
            }
        }
        boolean hasShapes = tile.fields("objectgroup")
                .map(group -> !group.list("objects").isEmpty())
                .orElse(false);
        ImageFile image = tile.has("image") ? imageFile(tile, base, place + " tile " + id) : null;
        tiles.put(id, new Tile(id, properties, hasShapes, image, List.copyOf(frames)));
    }
}
