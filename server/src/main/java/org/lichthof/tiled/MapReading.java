package org.lichthof.tiled;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.Tile;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.tiled.TiledMap.Tileset;
import org.lichthof.world.Shape;

/** One map while its meaning is read: what walls, entries and areas all need. */
final class MapReading {
    /** Looking at a tile under a polygon costs its corners; beyond this the map was built to keep us busy (about a second). */
    private static final long MOST_WORK = 200_000_000;

    final TiledMap map;
    final Projection projection;
    final ObjectShapes shapes;
    final MapLimits limits;
    final Problems problems;
    private long work;

    MapReading(TiledMap map, Projection projection, MapLimits limits, Problems problems) {
        this.map = map;
        this.projection = projection;
        this.shapes = new ObjectShapes(map, projection);
        this.limits = limits;
        this.problems = problems;
    }

    /** Own properties over those of the tile it shows. */
    Properties propertiesOf(TiledObject object) {
        Tile tile = object.form() instanceof TiledMap.TileForm form ? map.tile(form.gid()) : null;
        return tile == null ? object.properties() : object.properties().over(tile.properties());
    }

    String placeOf(TiledLayer layer, TiledObject object) {
        String name = object.name().isEmpty() ? "" : " '" + object.name() + "'";
        return layer.about().place() + " object " + object.id() + name + " at ("
                + (int) Math.floor(object.x() / map.tileWidth()) + ", "
                + (int) Math.floor(object.y() / map.tileHeight()) + ")";
    }

    /** Takes the tiles whose middle lies in the shape. */
    BitSet tilesIn(Shape shape, String place) {
        long corners =
                shape instanceof Shape.Polygon polygon ? polygon.corners().size() : 1;
        work += projection.tilesUnder(shape) * corners;
        if (work > MOST_WORK) {
            throw problems.stop(
                    "too-much",
                    place,
                    "Walls and starts are drawn with too many large shapes.",
                    "Draw them as tile layers.");
        }
        BitSet tiles = new BitSet();
        projection.forEachTile(shape, tiles::set);
        return tiles;
    }

    /**
     * Where tiles with properties that matter are placed, all tiles with equal ones together.
     *
     * @param mattering names of properties; others are dropped
     */
    Map<Properties, Placed> tilesWith(Set<String> mattering) {
        Map<Properties, Placed> placed = new LinkedHashMap<>();
        Function<Integer, @Nullable Placed> find = gid -> {
            Tile tile = map.tile(gid);
            Tileset tileset = map.tilesetOf(gid);
            if (tile == null || tileset == null) {
                return null;
            }
            Map<String, String> kept = new LinkedHashMap<>(tile.properties().values());
            kept.keySet().retainAll(mattering);
            if (kept.isEmpty()) {
                return null;
            }
            String place = "tileset '" + tileset.name() + "' tile " + tile.id();
            return placed.computeIfAbsent(new Properties(kept), key -> new Placed(place, new BitSet()));
        };
        Map<Integer, @Nullable Placed> known = new java.util.HashMap<>();
        for (TiledLayer layer : map.layers()) {
            if (!(layer instanceof TileLayer tiles) || tiles.cells() == null) {
                continue;
            }
            int[] gids = tiles.cells().gids();
            for (int i = 0; i < gids.length; i++) {
                int gid = gids[i] & TiledMap.GID;
                if (gid == 0) {
                    continue;
                }
                if (!known.containsKey(gid)) {
                    known.put(gid, find.apply(gid));
                }
                Placed here = known.get(gid);
                int tile = here == null
                        ? -1
                        : projection.tileOf(
                                layer.about(),
                                tiles.cells().column() + i % tiles.cells().columns(),
                                tiles.cells().row() + i / tiles.cells().columns());
                if (here != null && tile >= 0) {
                    here.tiles().set(tile);
                }
            }
        }
        return placed;
    }

    /** @param place of the first such tile in its tileset */
    record Placed(String place, BitSet tiles) {}
}
