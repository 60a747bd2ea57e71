package org.lichthof.tiled;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.TileForm;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.Tileset;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * Loads maps. Whatever the file holds, the answer is a map or the reasons why there is none, within the memory and time that
 * {@link MapLimits} grant. Holds no state between loads; any thread.
 */
public final class MapLoader {
    private final MapFiles files;
    private final MapLimits limits;

    public MapLoader(MapFiles files, MapLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /**
     * @param path of the map file below the root of the files
     * @param rooms the room that another map file (path below the same root) is opened as; empty: that file is no part of the
     *     event, and exits to it lead nowhere
     */
    public MapLoad load(String path, Function<String, Optional<RoomId>> rooms) {
        var problems = new Problems();
        Optional<LoadedMap> map = Optional.empty();
        try {
            map = load(path, rooms, problems);
        } catch (Problems.Stop e) {
            // The reason is among the problems.
        }
        return new MapLoad(map, problems.list());
    }

    private Optional<LoadedMap> load(String path, Function<String, Optional<RoomId>> rooms, Problems problems) {
        TiledMap map = new TiledReader(files, path, limits, problems).read();
        dropUnknownTiles(map, problems);
        var reading = new MapReading(map, Projection.of(map, problems), limits, problems);
        WalkGrid grid = WallReader.read(reading);
        List<Entry> entries = EntryReader.read(reading, grid);
        List<Area> areas = AreaReader.read(reading, rooms);
        if (problems.isRefused()) {
            return Optional.empty();
        }
        WorldMap world =
                new WorldMap(nameOf(path), title(map), description(map), grid, entries, areas, talk(map, problems));
        MapInspection.inspect(reading, world);
        var assets = new Assets(files, path, limits, problems);
        byte[] scene = SceneWriter.write(reading, world, copyright(map), assets);
        return Optional.of(new LoadedMap(world, scene, Assets.hash(scene), assets.all()));
    }

    /** Numbers beyond all tilesets: such places are empty. */
    private static void dropUnknownTiles(TiledMap map, Problems problems) {
        for (TiledLayer layer : map.layers()) {
            int unknown = 0;
            switch (layer) {
                case TileLayer tiles ->
                    unknown = tiles.cells() == null
                            ? 0
                            : dropUnknown(map, tiles.cells().gids());
                case ObjectLayer objects -> {
                    for (var object : objects.objects()) {
                        boolean isUnknown = object.form() instanceof TileForm tile
                                && map.tilesetOf(tile.gid() & TiledMap.GID) == null
                                && !map.isLost(tile.gid() & TiledMap.GID);
                        unknown += isUnknown ? 1 : 0;
                    }
                }
                case TiledMap.ImageLayer image -> {}
            }
            if (unknown > 0) {
                problems.warn(
                        "unknown-tile",
                        layer.about().place(),
                        unknown + " tiles belong to no tileset and are not drawn.",
                        "Add the tileset they came from, or erase them.");
            }
        }
    }

    private static int dropUnknown(TiledMap map, int[] gids) {
        int unknown = 0;
        Tileset last = null;
        for (int i = 0; i < gids.length; i++) {
            int gid = gids[i] & TiledMap.GID;
            if (gid == 0 || (last != null && last.holds(gid))) {
                continue;
            }
            last = map.tilesetOf(gid);
            if (last == null && !map.isLost(gid)) {
                gids[i] = 0;
                unknown++;
            }
        }
        return unknown;
    }

    private static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static LocalText title(TiledMap map) {
        LocalText own = map.properties().localText("title");
        if (!own.isEmpty()) {
            return own;
        }
        LocalText named = map.properties().localText("mapName");
        return named.isEmpty() ? LocalText.of(nameOf(map.path())) : named;
    }

    private static LocalText description(TiledMap map) {
        LocalText own = map.properties().localText("description");
        return own.isEmpty() ? map.properties().localText("mapDescription") : own;
    }

    /** Of the map and of the art in it, which mostly asks to be named. */
    private static String copyright(TiledMap map) {
        Set<String> notes = new LinkedHashSet<>();
        map.properties().text("mapCopyright").ifPresent(notes::add);
        for (Tileset tileset : map.tilesets().values()) {
            tileset.copyright().ifPresent(notes::add);
            tileset.tiles()
                    .values()
                    .forEach(tile -> tile.properties().text("tilesetCopyright").ifPresent(notes::add));
        }
        return String.join("\n", notes);
    }

    private static WorldMap.TalkSettings talk(TiledMap map, Problems problems) {
        Properties own = map.properties();
        OptionalInt join = Vocabulary.whole(own, "joinDistance", 8, 4_000, "map", problems);
        OptionalInt leave = Vocabulary.whole(own, "leaveDistance", 8, 4_000, "map", problems);
        if (join.isPresent() && leave.isPresent() && leave.getAsInt() < join.getAsInt()) {
            problems.warn(
                    "bad-value",
                    "map",
                    "'leaveDistance' " + leave.getAsInt() + " is smaller than 'joinDistance' " + join.getAsInt()
                            + " and is not used.",
                    "People leave farther apart than they join, else conversations flicker.");
            leave = OptionalInt.empty();
        }
        return new WorldMap.TalkSettings(
                join,
                leave,
                Vocabulary.number(own, "dwellSeconds", 0, 60, "map", problems),
                Vocabulary.number(own, "lingerSeconds", 0, 60, "map", problems),
                Vocabulary.whole(own, "capacity", 2, 10_000, "map", problems));
    }
}
