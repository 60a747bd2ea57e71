package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.world.Entry;
import org.lichthof.world.Point;
import org.lichthof.world.WalkGrid;

/** Where people come in: layers, objects and tiles that say so, less what is walled up. The default entry comes first. */
final class EntryReader {
    /** More spots do not spread people better; the rest is left out evenly. */
    private static final int MOST_SPOTS = 4_096;

    private final MapReading reading;
    private final WalkGrid grid;
    private final Map<String, Spots> byName = new LinkedHashMap<>();
    private @Nullable String first;

    private record Spots(String place, List<Point> points) {}

    private EntryReader(MapReading reading, WalkGrid grid) {
        this.reading = reading;
        this.grid = grid;
    }

    /** @throws Problems.Stop when there is nowhere to stand on the whole map */
    static List<Entry> read(MapReading reading, WalkGrid grid) {
        var reader = new EntryReader(reading, grid);
        reading.map.layers().forEach(reader::layer);
        reading.tilesWith(Set.of("start"))
                .forEach((properties, placed) -> properties
                        .text("start")
                        .filter(value -> !Properties.isFalse(value))
                        .ifPresent(value -> reader.addTiles(
                                Properties.isTrue(value) ? Entry.START : value, placed.place(), placed.tiles())));
        return reader.entries();
    }

    private void layer(TiledLayer layer) {
        String ownName = layer.about().ownName();
        boolean whole = ownName.equals(Entry.START)
                || layer.about().properties().flag("startLayer")
                || layer.about().properties().flag("start");
        String named = ownName.isEmpty() ? Entry.START : ownName;
        if (layer instanceof TileLayer tiles && whole) {
            BitSet filled =
                    tiles.cells() == null ? new BitSet() : reading.projection.tilesOf(layer.about(), tiles.cells());
            addTiles(named, layer.about().place(), filled);
        }
        if (layer instanceof ObjectLayer objects) {
            for (TiledObject object : objects.objects()) {
                String start = reading.propertiesOf(object).text("start").orElse("");
                boolean isStart = object.className().equals("start") || !Properties.isFalse(start);
                if (isStart || whole) {
                    boolean namesIt = isStart && !Properties.isFalse(start) && !Properties.isTrue(start);
                    String name =
                            namesIt ? start : whole ? named : object.name().isEmpty() ? Entry.START : object.name();
                    object(layer, object, name);
                    if (first == null && Properties.isTrue(start)) {
                        first = name;
                    }
                }
            }
        }
    }

    private void object(TiledLayer layer, TiledObject object, String name) {
        String place = reading.placeOf(layer, object);
        if (object.form() instanceof TiledMap.PointForm) {
            add(name, place, List.of(new Point(reading.projection.x(object.x()), reading.projection.y(object.y()))));
        } else {
            reading.shapes.shapeOf(object).ifPresent(shape -> addTiles(name, place, reading.tilesIn(shape, place)));
        }
    }

    private void addTiles(String name, String place, BitSet tiles) {
        add(name, place, tiles.stream().mapToObj(reading.projection::centre).toList());
    }

    private void add(String name, String place, List<Point> points) {
        byName.computeIfAbsent(name, key -> new Spots(place, new ArrayList<>()))
                .points()
                .addAll(points);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        byName.forEach((name, spots) -> {
            List<Point> free =
                    spots.points().stream().filter(grid::isFree).distinct().toList();
            int walled = spots.points().size()
                    - (int) spots.points().stream().filter(grid::isFree).count();
            if (walled > 0) {
                reading.problems.warn(
                        "start-in-wall",
                        spots.place(),
                        walled + " of " + spots.points().size() + " spots of the entry '" + name
                                + "' lie on tiles that collide; nobody is put there.",
                        "Move the start, or take 'collides' off the tiles under it.");
            }
            if (!free.isEmpty()) {
                entries.add(new Entry(name, thinned(free)));
            } else if (spots.points().isEmpty()) {
                reading.problems.warn(
                        "empty-start",
                        spots.place(),
                        "The entry '" + name + "' has no tiles.",
                        "Paint some tiles on it, or remove it.");
            }
        });
        String main = byName.containsKey(Entry.START) || first == null ? Entry.START : first;
        entries.stream().filter(entry -> entry.name().equals(main)).findFirst().ifPresent(entry -> {
            entries.remove(entry);
            entries.addFirst(entry);
        });
        if (entries.isEmpty()) {
            entries.add(middle());
        }
        return List.copyOf(entries);
    }

    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MOST_SPOTS) {
            return points;
        }
        List<Point> kept = new ArrayList<>(MOST_SPOTS);
        for (int i = 0; i < MOST_SPOTS; i++) {
            kept.add(points.get((int) ((long) i * points.size() / MOST_SPOTS)));
        }
        return kept;
    }

    private Entry middle() {
        Projection projection = reading.projection;
        Point centre = new Point(grid.width() / 2, grid.height() / 2);
        Optional<Point> nearest = Optional.empty();
        for (int tile = 0; tile < projection.tileCount(); tile++) {
            if (!grid.isWall(tile % projection.columns(), tile / projection.columns())) {
                Point point = projection.centre(tile);
                if (nearest.isEmpty()
                        || point.squaredDistanceTo(centre) < nearest.get().squaredDistanceTo(centre)) {
                    nearest = Optional.of(point);
                }
            }
        }
        if (nearest.isEmpty()) {
            throw reading.problems.stop(
                    "nowhere-to-stand",
                    "map",
                    "Every tile of the map collides.",
                    "Take 'collides' off the floor tiles.");
        }
        reading.problems.warn(
                "no-start",
                "map",
                "Nothing says where people come in; they start in the middle.",
                "Add a tile layer named 'start' and paint some tiles of the floor on it.");
        return new Entry(Entry.START, List.of(nearest.get()));
    }
}
