package org.lichthof.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.Point;
import org.lichthof.world.Scale;
import org.lichthof.world.Shape;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * A map drawn with letters, one a tile: {@code #} is a wall, {@code e} a spot of the entry, {@code .} plain floor; other
 * letters mean what the methods say.
 */
final class MapSketch {
    private final List<String> rows;
    private final List<Area> areas = new ArrayList<>();

    MapSketch(String drawing) {
        rows = drawing.lines().toList();
    }

    /** A hall without anything in it, its entry in the upper left corner. */
    static WorldMap hall(int columns, int rows) {
        String row = ".".repeat(columns) + "\n";
        return new MapSketch("e" + row.substring(1) + row.repeat(rows - 1)).map();
    }

    /** The middle of the first tile with this letter. */
    static Point middle(String drawing, char letter) {
        List<String> rows = drawing.lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            int column = rows.get(row).indexOf(letter);
            if (column >= 0) {
                return new Point(column * Scale.TILE + Scale.TILE / 2, row * Scale.TILE + Scale.TILE / 2);
            }
        }
        throw new IllegalArgumentException("no '" + letter + "' in the drawing");
    }

    MapSketch meeting(char letter) {
        return add(new Area.Meeting(about(letter, Set.of()), Area.TalkOverrides.NONE));
    }

    MapSketch meetingOf(char letter, int capacity) {
        var talk = new Area.TalkOverrides(OptionalInt.empty(), OptionalInt.of(capacity));
        return add(new Area.Meeting(about(letter, Set.of()), talk));
    }

    MapSketch quiet(char letter) {
        return add(new Area.Quiet(about(letter, Set.of())));
    }

    MapSketch place(char letter) {
        return add(new Area.Place(about(letter, Set.of()), Area.TalkOverrides.NONE));
    }

    MapSketch onlyFor(char letter, String role) {
        return add(new Area.Place(about(letter, Set.of(role)), Area.TalkOverrides.NONE));
    }

    MapSketch stage(char letter, char audience) {
        add(new Area.Stage(about(letter, Set.of()), "main"));
        return add(new Area.Audience(about(audience, Set.of()), "main"));
    }

    MapSketch exit(char letter, String map, String entry) {
        return add(new Area.Exit(about(letter, Set.of()), new Area.Exit.Elsewhere(map, entry)));
    }

    MapSketch exitToWeb(char letter, String url) {
        return add(new Area.Exit(about(letter, Set.of()), new Area.Exit.Outside(url)));
    }

    WorldMap map() {
        int columns = rows.getFirst().length();
        var walls = new BitSet();
        List<Point> spots = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                char letter = rows.get(row).charAt(column);
                if (letter == '#') {
                    walls.set(row * columns + column);
                } else if (letter == 'e') {
                    spots.add(new Point(column * Scale.TILE + Scale.TILE / 2, row * Scale.TILE + Scale.TILE / 2));
                }
            }
        }
        var grid = new WalkGrid(columns, rows.size(), Scale.TILE, Scale.TILE, walls);
        var entry = new Entry(Entry.START, spots);
        return new WorldMap(
                "sketch",
                LocalText.of("Sketch"),
                LocalText.NONE,
                grid,
                List.of(entry),
                areas,
                WorldMap.TalkSettings.DEFAULT);
    }

    private MapSketch add(Area area) {
        areas.add(area);
        return this;
    }

    private Area.About about(char letter, Set<String> onlyFor) {
        int columns = rows.getFirst().length();
        var tiles = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                if (rows.get(row).charAt(column) == letter) {
                    tiles.set(row * columns + column);
                }
            }
        }
        var shape = new Shape.Tiles(columns, rows.size(), Scale.TILE, Scale.TILE, tiles);
        String name = String.valueOf(letter);
        return new Area.About(areas.size(), name, LocalText.of("Place " + name), LocalText.NONE, shape, onlyFor);
    }
}
