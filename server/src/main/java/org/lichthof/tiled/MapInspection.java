package org.lichthof.tiled;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lichthof.tiled.TiledMap.LayerAbout;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.Tile;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.tiled.TiledMap.Tileset;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.Point;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/** Looks for what opens and yet disappoints: misspelt words, floor that nobody reaches, places that cannot be told of. */
final class MapInspection {
    private final MapReading reading;
    private final WorldMap world;
    private final Problems problems;

    private MapInspection(MapReading reading, WorldMap world) {
        this.reading = reading;
        this.world = world;
        this.problems = reading.problems;
    }

    static void inspect(MapReading reading, WorldMap world) {
        var inspection = new MapInspection(reading, world);
        inspection.spelling();
        inspection.texts();
        inspection.collisionShapes();
        inspection.floor();
        inspection.stages();
    }

    private void spelling() {
        spelling(reading.map.properties(), "map");
        for (LayerAbout group : reading.map.groups()) {
            spelling(group.own(), group.place());
        }
        for (TiledLayer layer : reading.map.layers()) {
            spelling(layer.about().own(), layer.about().place());
            if (layer instanceof ObjectLayer objects) {
                for (TiledObject object : objects.objects()) {
                    spelling(object.properties(), reading.placeOf(layer, object));
                }
            }
        }
        for (Tileset tileset : reading.map.tilesets().values()) {
            // The same mistake is on hundreds of tiles: told once for the first.
            Set<String> told = new HashSet<>();
            for (Tile tile : new TreeMap<>(tileset.tiles()).values()) {
                for (String name : tile.properties().values().keySet()) {
                    if (told.add(name)) {
                        spelling(name, "tileset '" + tileset.name() + "' tile " + tile.id());
                    }
                }
            }
        }
    }

    private void spelling(Properties properties, String place) {
        properties.values().keySet().forEach(name -> spelling(name, place));
    }

    private void spelling(String name, String place) {
        Vocabulary.meantInsteadOf(name)
                .ifPresent(meant -> problems.warn(
                        "misspelt",
                        place,
                        "The property '" + AreaReader.shortened(name) + "' has no effect.",
                        "Was '" + meant + "' meant?"));
    }

    /** Other engines let people bump into outlines drawn on tiles; here whole tiles block, by their property. */
    private void collisionShapes() {
        for (Tileset tileset : reading.map.tilesets().values()) {
            List<Tile> outlined = new TreeMap<>(tileset.tiles())
                    .values().stream()
                            .filter(tile -> tile.hasShapes()
                                    && !tile.properties().values().containsKey("collides"))
                            .toList();
            if (!outlined.isEmpty()) {
                problems.warn(
                        "collision-shapes",
                        "tileset '" + tileset.name() + "' tile "
                                + outlined.getFirst().id(),
                        "Collision shapes are drawn on " + outlined.size()
                                + " of its tiles, and nobody is stopped by them.",
                        "Select the tiles that are walls and give them the property 'collides' (bool, checked).");
            }
        }
    }

    /** The list view tells of places in words. */
    private void texts() {
        if (world.description().isEmpty()) {
            problems.warn(
                    "no-description",
                    "map",
                    "The map has no description; people who use the list view are not told where they are.",
                    "Set the map properties description_de and description_en, or mapDescription.");
        }
        for (Area area : world.areas()) {
            if (area instanceof Area.Focus || area instanceof Area.Sound || area instanceof Area.Website) {
                continue;
            }
            String place = SceneAreas.kind(area) + " area '" + area.about().name() + "'";
            if (area.about().title().isEmpty()) {
                problems.warn(
                        "no-title",
                        place,
                        "It has no title, so the list view cannot name it.",
                        "Set title_de and title_en, or title.");
            }
            if (area.about().description().isEmpty()) {
                problems.warn(
                        "no-description",
                        place,
                        "It has no text description; people who do not see the map are not told what is there.",
                        "Set description_de and description_en, or description.");
            }
        }
    }

    private void floor() {
        BitSet reached = reachable();
        int[] talkingAt = new int[reading.projection.tileCount()];
        Set<Integer> told = new TreeSet<>();
        for (Area area : world.areas()) {
            String place = SceneAreas.kind(area) + " area '" + area.about().name() + "'";
            BitSet tiles = reading.tilesIn(area.shape(), place);
            if (!(area instanceof Area.Focus || area instanceof Area.Sound) && !tiles.intersects(reached)) {
                problems.warn(
                        "unreachable",
                        place,
                        "Nobody can walk there from any entry.",
                        "Open a way: look for tiles that collide around it or under it.");
            }
            if (!isConversation(area)) {
                continue;
            }
            for (int tile = tiles.nextSetBit(0); tile >= 0; tile = tiles.nextSetBit(tile + 1)) {
                int other = talkingAt[tile] - 1;
                if (other >= 0 && told.add(other * reading.limits.maxAreas() + area.index())) {
                    problems.warn(
                            "overlap",
                            place,
                            "It overlaps the " + SceneAreas.kind(world.areas().get(other)) + " area '"
                                    + world.areas().get(other).about().name()
                                    + "'; whoever stands in both is in one conversation only.",
                            "Draw them apart.");
                }
                talkingAt[tile] = area.index() + 1;
            }
        }
    }

    private static boolean isConversation(Area area) {
        return area instanceof Area.Meeting
                || area instanceof Area.Booth
                || area instanceof Area.Group
                || area instanceof Area.HelpPoint;
    }

    /** All tiles that can be walked to from an entry. Straight steps do: diagonal ones never lead past a corner. */
    private BitSet reachable() {
        WalkGrid grid = world.grid();
        BitSet reached = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (Entry entry : world.entries()) {
            for (Point spot : entry.spots()) {
                visit(spot.x() / grid.tileWidth(), spot.y() / grid.tileHeight(), reached, open);
            }
        }
        while (!open.isEmpty()) {
            int tile = open.remove();
            int column = tile % grid.columns();
            int row = tile / grid.columns();
            visit(column + 1, row, reached, open);
            visit(column - 1, row, reached, open);
            visit(column, row + 1, reached, open);
            visit(column, row - 1, reached, open);
        }
        return reached;
    }

    private void visit(int column, int row, BitSet reached, ArrayDeque<Integer> open) {
        int tile = row * world.grid().columns() + column;
        if (!world.grid().isWall(column, row) && !reached.get(tile)) {
            reached.set(tile);
            open.add(tile);
        }
    }

    private void stages() {
        Set<String> stages = new TreeSet<>();
        Set<String> audiences = new TreeSet<>();
        for (Area area : world.areas()) {
            if (area instanceof Area.Stage stage) {
                stages.add(stage.stage());
            } else if (area instanceof Area.Audience audience) {
                audiences.add(audience.stage());
            }
        }
        unpaired(stages, audiences, "stage", "audience");
        unpaired(audiences, stages, "audience", "stage");
    }

    private void unpaired(Set<String> these, Set<String> those, String kind, String other) {
        List<String> alone =
                these.stream().filter(name -> !those.contains(name)).toList();
        for (String name : alone) {
            problems.warn(
                    kind + "-alone",
                    kind + " '" + name + "'",
                    "There is no " + other + " area of the same name.",
                    "Draw an area of the class " + other + " and give both the same property 'stage'.");
        }
    }
}
