package org.lichthof.world;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A map as the rules see it: walls, areas, entries. How it looks is no business of the server's; clients get that from the
 * scene that the map loader writes.
 */
public final class WorldMap {
    private final String name;
    private final LocalText title;
    private final LocalText description;
    private final WalkGrid grid;
    private final List<Entry> entries;
    private final List<Area> areas;
    private final TalkSettings talk;
    private final int[][] areasByTile;

    /**
     * What a map sets differently from the server's defaults for conversations; empty: the default. Distances in world
     * pixels, times in seconds.
     */
    public record TalkSettings(
            OptionalInt joinDistance,
            OptionalInt leaveDistance,
            OptionalDouble dwellSeconds,
            OptionalDouble lingerSeconds,
            OptionalInt capacity) {
        public static final TalkSettings DEFAULT = new TalkSettings(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    /**
     * @param areas in the order of their index
     *
     * @param entries the first is where people come in who name none
     */
    public WorldMap(
            String name,
            LocalText title,
            LocalText description,
            WalkGrid grid,
            List<Entry> entries,
            List<Area> areas,
            TalkSettings talk) {
        this.name = name;
        this.title = title;
        this.description = description;
        this.grid = grid;
        this.entries = List.copyOf(entries);
        this.areas = List.copyOf(areas);
        this.talk = talk;
        if (this.entries.isEmpty()) {
            throw new IllegalArgumentException("map '" + name + "' has no entry");
        }
        for (int i = 0; i < this.areas.size(); i++) {
            if (this.areas.get(i).index() != i) {
                throw new IllegalArgumentException(
                        "area " + i + " calls itself " + this.areas.get(i).index());
            }
        }
        this.areasByTile = indexByTile(grid, this.areas);
    }

    public String name() {
        return name;
    }

    public LocalText title() {
        return title;
    }

    public LocalText description() {
        return description;
    }

    public WalkGrid grid() {
        return grid;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The entry of this name, or the first one: a link to an entry that was renamed still leads in. */
    public Entry entry(String wanted) {
        return entries.stream()
                .filter(entry -> entry.name().equals(wanted))
                .findFirst()
                .orElse(entries.getFirst());
    }

    public List<Area> areas() {
        return areas;
    }

    public TalkSettings talk() {
        return talk;
    }

    public int width() {
        return grid.width();
    }

    public int height() {
        return grid.height();
    }

    /**
     * Numbers of the areas whose bounds touch the tile at this point, ascending; a caller still asks the shape. Not to be
     * written to. Empty outside of the map.
     */
    public int[] areasNear(int x, int y) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return NO_AREAS;
        }
        return areasByTile[y / grid.tileHeight() * grid.columns() + x / grid.tileWidth()];
    }

    /** The areas that contain this point, in ascending order of their number. */
    public List<Area> areasAt(Point point) {
        int[] near = areasNear(point.x(), point.y());
        if (near.length == 0) {
            return List.of();
        }
        var found = new java.util.ArrayList<Area>(near.length);
        for (int index : near) {
            if (areas.get(index).shape().contains(point)) {
                found.add(areas.get(index));
            }
        }
        return found;
    }

    private static final int[] NO_AREAS = {};

    private static int[][] indexByTile(WalkGrid grid, List<Area> areas) {
        int[][] index = new int[grid.columns() * grid.rows()][];
        java.util.Arrays.fill(index, NO_AREAS);
        // Counted first and filled then: growing the lists one by one is slow where hundreds of areas lie on each
        // other.
        int[] counts = new int[index.length];
        for (Area area : areas) {
            forEachTile(grid, area.shape(), tile -> counts[tile]++);
        }
        for (int tile = 0; tile < counts.length; tile++) {
            if (counts[tile] > 0) {
                index[tile] = new int[counts[tile]];
                counts[tile] = 0;
            }
        }
        for (Area area : areas) {
            forEachTile(grid, area.shape(), tile -> index[tile][counts[tile]++] = area.index());
        }
        return index;
    }

    private static void forEachTile(WalkGrid grid, Shape shape, java.util.function.IntConsumer visit) {
        Shape.Rectangle bounds = shape.bounds();
        int left = Math.max(0, Math.floorDiv(bounds.x(), grid.tileWidth()));
        int right = Math.min(grid.columns() - 1, Math.floorDiv(bounds.x() + bounds.width() - 1, grid.tileWidth()));
        int top = Math.max(0, Math.floorDiv(bounds.y(), grid.tileHeight()));
        int bottom = Math.min(grid.rows() - 1, Math.floorDiv(bounds.y() + bounds.height() - 1, grid.tileHeight()));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                // A mask knows exactly; for the other shapes the bounds do, the shape is asked later.
                if (shape instanceof Shape.Tiles mask
                        && mask.tileWidth() == grid.tileWidth()
                        && mask.tileHeight() == grid.tileHeight()
                        && !mask.contains(column * grid.tileWidth(), row * grid.tileHeight())) {
                    continue;
                }
                visit.accept(row * grid.columns() + column);
            }
        }
    }
}
