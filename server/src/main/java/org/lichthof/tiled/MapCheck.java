package org.lichthof.tiled;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lichthof.world.Area;
import org.lichthof.world.RoomId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The command {@code map check}: says what is wrong with map files, to people or to machines. */
public final class MapCheck {
    private final MapLimits limits;
    private final Map<Path, Map<String, MapLoad>> neighbours = new HashMap<>();

    private MapCheck(MapLimits limits) {
        this.limits = limits;
    }

    /** @param opens whether a room can be opened with it */
    private record Checked(Path file, boolean opens, List<MapProblem> problems) {}

    /**
     * Checks these files and prints what is found. A map may use files in its own folder and below; when it lies below the
     * folder that the command is called in, everything below that.
     *
     * @param json one JSON object instead of lines to read
     * @return 1 when there are errors, else 0
     */
    public static int run(List<Path> files, boolean json, PrintStream out) {
        return run(files, json, out, Path.of(""));
    }

    static int run(List<Path> files, boolean json, PrintStream out, Path calledIn) {
        var check = new MapCheck(MapLimits.DEFAULT);
        List<Checked> checked =
                files.stream().map(file -> check.check(file, calledIn)).toList();
        if (json) {
            printJson(checked, out);
        } else {
            printText(checked, out);
        }
        return count(checked, MapProblem.Severity.ERROR) > 0 ? 1 : 0;
    }

    private Checked check(Path file, Path calledIn) {
        Path absolute = file.toAbsolutePath().normalize();
        Path here = calledIn.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(here);
        Path root = absolute.startsWith(here) ? here : folder;
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

    private static void printText(List<Checked> checked, PrintStream out) {
        for (Checked map : checked) {
            out.println(map.file()
                    + (map.problems().isEmpty()
                            ? ": nothing to complain about"
                            : map.opens() ? "" : ": cannot be opened"));
            for (MapProblem problem : map.problems()) {
                String severity = problem.severity() == MapProblem.Severity.ERROR ? "error  " : "warning";
                out.println("  " + severity + "  " + problem.place() + "  [" + problem.code() + "]");
                out.println("           " + problem.message());
                out.println("           " + problem.remedy());
            }
        }
        out.println(counted(checked.size(), "map") + ", " + counted(count(checked, MapProblem.Severity.ERROR), "error")
                + ", " + counted(count(checked, MapProblem.Severity.WARNING), "warning"));
    }

    private static void printJson(List<Checked> checked, PrintStream out) {
        var text = new java.io.StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("errors", count(checked, MapProblem.Severity.ERROR));
            json.writeNumberProperty("warnings", count(checked, MapProblem.Severity.WARNING));
            json.writeName("maps");
            json.writeStartArray();
            for (Checked map : checked) {
                json.writeStartObject();
                json.writeStringProperty("file", map.file().toString());
                json.writeBooleanProperty("opens", map.opens());
                json.writeName("problems");
                json.writeStartArray();
                for (MapProblem problem : map.problems()) {
                    json.writeStartObject();
                    json.writeStringProperty(
                            "severity", problem.severity() == MapProblem.Severity.ERROR ? "error" : "warning");
                    json.writeStringProperty("code", problem.code());
                    json.writeStringProperty("place", problem.place());
                    json.writeStringProperty("message", problem.message());
                    json.writeStringProperty("remedy", problem.remedy());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println(text);
    }

    private static int count(List<Checked> checked, MapProblem.Severity severity) {
        return (int) checked.stream()
                .flatMap(map -> map.problems().stream())
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
