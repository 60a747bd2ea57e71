package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.Cells;
import org.lichthof.tiled.TiledMap.ImageFile;
import org.lichthof.tiled.TiledMap.LayerAbout;
import org.lichthof.tiled.TiledMap.LayerLook;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.Tileset;

/** Reads a map file of any version from 1.0 to 1.12 into a {@link TiledMap}. */
final class TiledReader {
    private final OpenFiles files;
    private final MapLimits limits;
    private final Problems problems;
    private final String path;
    private final List<LayerAbout> groups = new ArrayList<>();
    private int layers;

    /** Before the size is known: a layer with its tiles still in chunks. */
    private record Found(
            Fields fields, LayerAbout about, @Nullable TilePieces pieces) {}

    TiledReader(MapFiles files, String path, MapLimits limits, Problems problems) {
        this.files = new OpenFiles(files, limits, problems);
        this.limits = limits;
        this.problems = problems;
        this.path = path;
    }

    /** @throws Problems.Stop when it cannot be read to its end */
    TiledMap read() {
        Fields map = files.openMap(path);
        if (!map.has("layers")) {
            throw problems.stop(
                    "not-a-map",
                    path,
                    "This file is no Tiled map: it has no layers.",
                    "In Tiled, use File > Save As with the type 'JSON map files'.");
        }
        String orientation = map.text("orientation", "orthogonal").toLowerCase(Locale.ROOT);
        if (!orientation.equals("orthogonal")) {
            throw problems.stop(
                    "orientation",
                    "map",
                    "The map is " + orientation + "; people walk on orthogonal maps only.",
                    "In Tiled, set Map > Map Properties > Orientation.");
        }
        int tileWidth = map.whole("tilewidth", 0);
        int tileHeight = map.whole("tileheight", 0);
        if (tileWidth < 1 || tileHeight < 1 || tileWidth > 1_024 || tileHeight > 1_024) {
            throw problems.stop(
                    "bad-size",
                    "map",
                    "The tiles are " + tileWidth + " x " + tileHeight + " pixels.",
                    "Tiles are 1 to 1024 pixels a side.");
        }

        NavigableMap<Integer, Tileset> tilesets = new TreeMap<>();
        var tilesetReader = new TilesetReader(files, limits, problems);
        NavigableSet<Integer> lost = new TreeSet<>();
        readTilesets(map, tilesetReader, tilesets, lost);

        boolean infinite = map.flag("infinite", false);
        List<Found> found = new ArrayList<>();
        LayerAbout top = new LayerAbout("", "", "", Properties.NONE, Properties.NONE, LayerLook.PLAIN);
        var pieceReader = new TilePieces.Reader(limits, problems, infinite);
        collect(map, top, 0, pieceReader, found);

        Extent extent = infinite ? extentOf(found) : fixedExtent(map);
        var objectReader = new ObjectReader(files, limits, problems, tilesetReader, tilesets);
        double originX = (double) extent.column() * tileWidth;
        double originY = (double) extent.row() * tileHeight;
        List<TiledLayer> read = new ArrayList<>();
        int cells = 0;
        for (Found layer : found) {
            TiledLayer one = layer(layer, extent, objectReader, originX, originY);
            if (one instanceof TiledMap.TileLayer tiles && tiles.cells() != null) {
                cells += tiles.cells().gids().length;
                if (cells > limits.maxLayerCells()) {
                    throw problems.stop(
                            "too-many-tiles",
                            "map",
                            "The layers hold more than " + limits.maxLayerCells() + " tiles together.",
                            "Split the map in several.");
                }
            }
            read.add(one);
        }
        return new TiledMap(
                path,
                extent.columns(),
                extent.rows(),
                tileWidth,
                tileHeight,
                Properties.of(map),
                map.text("backgroundcolor").flatMap(Colours::rgb),
                new TiledMap.Corner(
                        map.number("parallaxoriginx", 0) - originX, map.number("parallaxoriginy", 0) - originY),
                List.copyOf(read),
                List.copyOf(groups),
                tilesets,
                lost);
    }

    /** What exists, in tiles. */
    record Extent(int column, int row, int columns, int rows) {}

    private Extent fixedExtent(Fields map) {
        return checked(0, 0, map.whole("width", 0), map.whole("height", 0));
    }

    private Extent extentOf(List<Found> found) {
        long left = Integer.MAX_VALUE;
        long top = Integer.MAX_VALUE;
        long right = Integer.MIN_VALUE;
        long bottom = Integer.MIN_VALUE;
        for (Found layer : found) {
            for (Cells piece :
                    layer.pieces() == null ? List.<Cells>of() : layer.pieces().pieces()) {
                left = Math.min(left, piece.column());
                top = Math.min(top, piece.row());
                right = Math.max(right, (long) piece.column() + piece.columns());
                bottom = Math.max(bottom, (long) piece.row() + piece.rows());
            }
        }
        if (left >= right) {
            throw problems.stop("empty", "map", "The map is infinite and has not a single tile.", "Draw a floor.");
        }
        return checked((int) left, (int) top, right - left, bottom - top);
    }

    private Extent checked(int column, int row, long columns, long rows) {
        if (columns < 1 || rows < 1) {
            throw problems.stop(
                    "bad-size",
                    "map",
                    "The map is " + columns + " x " + rows + " tiles.",
                    "Give it a size in Tiled (Map > Resize Map).");
        }
        if (columns > limits.maxSide() || rows > limits.maxSide() || columns * rows > limits.maxCells()) {
            throw problems.stop(
                    "too-large",
                    "map",
                    "The map is " + columns + " x " + rows + " tiles; at most " + limits.maxSide() + " a side and "
                            + limits.maxCells() + " in all can be.",
                    "Split it in several maps with exits between them.");
        }
        return new Extent(column, row, (int) columns, (int) rows);
    }

    private void readTilesets(
            Fields map, TilesetReader reader, NavigableMap<Integer, Tileset> tilesets, NavigableSet<Integer> lost) {
        List<Fields> listed = map.list("tilesets");
        if (listed.size() > limits.maxTilesets()) {
            throw problems.stop(
                    "too-much",
                    "map",
                    "The map has " + listed.size() + " tilesets; " + limits.maxTilesets() + " can be.",
                    "Join its tilesets.");
        }
        for (Fields one : listed) {
            Tileset tileset = reader.read(one, path);
            if (tileset == null) {
                lost.add(one.gid("firstgid"));
            } else if (tilesets.put(tileset.firstGid(), tileset) != null) {
                problems.refuse(
                        "bad-tileset",
                        "tileset '" + tileset.name() + "'",
                        "Two tilesets begin with the same tile number.",
                        "Save the map from Tiled again.");
            }
        }
    }

    /** Flattens groups: what a group says holds for all in it. */
    private void collect(Fields holder, LayerAbout group, int depth, TilePieces.Reader pieces, List<Found> found) {
        if (depth > limits.maxDepth()) {
            throw problems.stop(
                    "too-much",
                    group.place(),
                    "Groups are nested more than " + limits.maxDepth() + " deep.",
                    "Use fewer groups.");
        }
        for (Fields fields : holder.list("layers")) {
            if (++layers > limits.maxLayers()) {
                throw problems.stop(
                        "too-much", "map", "The map has more than " + limits.maxLayers() + " layers.", "Join some.");
            }
            LayerAbout about = about(fields, group);
            switch (fields.text("type", "")) {
                case "group" -> {
                    groups.add(about);
                    collect(fields, about, depth + 1, pieces, found);
                }
                case "tilelayer" -> found.add(new Found(fields, about, pieces.read(fields, about.place())));
                case "objectgroup", "imagelayer" -> found.add(new Found(fields, about, null));
                default ->
                    problems.warn(
                            "unknown-layer",
                            about.place(),
                            "A layer of the unknown type '" + fields.text("type", "") + "' is left out.",
                            "Remove it.");
            }
        }
    }

    private static LayerAbout about(Fields fields, LayerAbout group) {
        String ownName = fields.text("name", "").strip();
        Properties own = Properties.of(fields);
        return new LayerAbout(
                group.name().isEmpty() ? ownName : group.name() + "/" + ownName,
                ownName,
                fields.text("class", ""),
                own,
                own.over(group.properties()),
                look(fields, own).in(group.look()));
    }

    private static LayerLook look(Fields fields, Properties own) {
        return new LayerLook(
                fields.flag("visible", true),
                Math.clamp(fields.number("opacity", 1), 0, 1),
                fields.number("offsetx", 0),
                fields.number("offsety", 0),
                fields.text("tintcolor").flatMap(Colours::rgb),
                own.text("above").map(Properties::isTrue).orElse(null),
                parallax(fields, "parallaxx"),
                parallax(fields, "parallaxy"));
    }

    /** Beyond these, a layer is gone after one step. */
    private static double parallax(Fields fields, String name) {
        return Math.clamp(fields.number(name, 1), -10, 10);
    }

    private TiledLayer layer(Found found, Extent extent, ObjectReader objects, double originX, double originY) {
        LayerAbout about = found.about();
        if (found.pieces() != null) {
            return new TiledMap.TileLayer(about, found.pieces().joined(extent, limits, problems, about.place()));
        }
        Fields fields = found.fields();
        if (fields.text("type", "").equals("imagelayer")) {
            String written = fields.text("image", "");
            var image = new ImageFile(
                    written,
                    written.isBlank()
                            ? Optional.empty()
                            : MapPath.locate(path, written, "image", about.place(), problems),
                    fields.whole("imagewidth", 0),
                    fields.whole("imageheight", 0));
            LayerLook look = about.look().movedBy(fields.number("x", 0) - originX, fields.number("y", 0) - originY);
            var moved = new LayerAbout(
                    about.name(), about.ownName(), about.className(), about.own(), about.properties(), look);
            return new TiledMap.ImageLayer(moved, image, fields.flag("repeatx", false), fields.flag("repeaty", false));
        }
        return new TiledMap.ObjectLayer(
                about,
                objects.read(
                        fields,
                        about.place(),
                        path,
                        about.look().offsetX() - originX,
                        about.look().offsetY() - originY),
                !fields.text("draworder", "topdown").equals("index"));
    }
}
