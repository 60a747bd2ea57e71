package org.lichthof.tiled;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lichthof.tiled.MapReport.Checked;
import org.lichthof.world.Area;
import org.lichthof.world.RoomId;

/** The command {@code map check}: says what is wrong with map files, to people or to machines. */
public final class MapCheck {
    private final MapLimits limits;
    private final Map<Path, Map<String, MapLoad>> neighbours = new HashMap<>();

    private MapCheck(MapLimits limits) {
        this.limits = limits;
    }

    /**
     * Checks these files and prints what is found.
     *
     * @param rootOf the folder that holds everything a map (absolute path) may use; the map lies below it
     * @param json one JSON object instead of lines to read
     * @return 1 when there are errors, else 0
     */
    public static int run(List<Path> files, UnaryOperator<Path> rootOf, boolean json, PrintStream out) {
        var check = new MapCheck(MapLimits.DEFAULT);
        var report = new MapReport(
                files.stream().map(file -> check.check(file, rootOf)).toList());
        if (json) {
            report.printJson(out);
        } else {
            report.print(out);
        }
        return report.errors() > 0 ? 1 : 0;
    }

    private Checked check(Path file, UnaryOperator<Path> rootOf) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = rootOf.apply(absolute);
        String path = root.relativize(absolute).toString().replace('\\', '/');
        Map<String, RoomId> rooms = new LinkedHashMap<>();
        var mapFiles = new FolderMapFiles(root);
        MapLoad load = new MapLoader(mapFiles, limits).load(path, map -> roomFor(map, mapFiles, rooms));
        List<MapProblem> problems = new ArrayList<>(load.problems());
        load.map().ifPresent(map -> missingEntries(map, root, rooms, problems));
        return new Checked(file, load.map().isPresent(), problems);
    }

    /** Any map file that is there counts as a room; which ones an event opens is not known here. */
    private Optional<RoomId> roomFor(String map, MapFiles files, Map<String, RoomId> rooms) {
        RoomId known = rooms.get(map);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            files.read(map, limits.maxFileBytes());
        } catch (MapFiles.UnreadableFile e) {
            return Optional.empty();
        }
        RoomId room = new RoomId("map-" + rooms.size());
        rooms.put(map, room);
        return Optional.of(room);
    }

    private void missingEntries(LoadedMap map, Path root, Map<String, RoomId> rooms, List<MapProblem> problems) {
        for (Area area : map.world().areas()) {
            if (!(area instanceof Area.Exit exit && exit.target() instanceof Area.Exit.Elsewhere elsewhere)) {
                continue;
            }
            String room = elsewhere.map();
            String entry = elsewhere.entry();
            if (entry.isEmpty()) {
                continue;
            }
            String place = "exit area '" + area.about().name() + "'";
            if (room.isEmpty()) {
                missingEntry(map, "this map", entry, place, problems);
                continue;
            }
            String path = rooms.entrySet().stream()
                    .filter(known -> known.getValue().value().equals(room))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            MapLoad target = neighbours
                    .computeIfAbsent(root, key -> new HashMap<>())
                    .computeIfAbsent(
                            path,
                            key -> new MapLoader(new FolderMapFiles(root), limits)
                                    .load(key, other -> Optional.empty()));
            if (target.map().isPresent()) {
                missingEntry(target.map().get(), path, entry, place, problems);
            } else {
                problems.add(new MapProblem(
                        MapProblem.Severity.ERROR,
                        "dangling-exit",
                        place,
                        "The exit leads to " + path + ", which cannot be opened.",
                        "Check that map, too."));
            }
        }
    }

    private static void missingEntry(
            LoadedMap target, String path, String entry, String place, List<MapProblem> problems) {
        if (target.world().entries().stream().noneMatch(known -> known.name().equals(entry))) {
            List<String> names =
                    target.world().entries().stream().map(known -> known.name()).toList();
            problems.add(new MapProblem(
                    MapProblem.Severity.ERROR,
                    "missing-entry",
                    place,
                    "The exit leads to the entry '" + entry + "', which " + path
                            + " does not have; people come in by its default entry.",
                    "Its entries are: " + String.join(", ", names) + "."));
        }
    }
}
