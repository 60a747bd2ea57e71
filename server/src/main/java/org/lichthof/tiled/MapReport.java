package org.lichthof.tiled;

import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lichthof.tiled.MapProblem.Severity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What was found in some maps, told to people or to machines. */
record MapReport(List<Checked> maps) {
    /** @param opens whether a room can be opened with it */
    record Checked(Path file, boolean opens, List<MapProblem> problems) {}

    MapReport {
        maps = List.copyOf(maps);
    }

    int errors() {
        return count(Severity.ERROR);
    }

    int warnings() {
        return count(Severity.WARNING);
    }

    private int count(Severity severity) {
        return (int) maps.stream()
                .flatMap(map -> map.problems().stream())
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /**
     * For people: errors first, and what has one remedy in one list under it. A map without its thirty images has one thing to
     * be done about it, not thirty.
     */
    void print(PrintStream out) {
        for (Checked map : maps) {
            out.println(map.file()
                    + (map.problems().isEmpty()
                            ? ": nothing to complain about"
                            : map.opens() ? ": opens" : ": cannot be opened"));
            for (Severity severity : Severity.values()) {
                alike(map, severity).forEach((kind, problems) -> {
                    String word = severity == Severity.ERROR ? "error    " : "warning  ";
                    out.println("  " + word + kind.code() + (problems.size() > 1 ? " (" + problems.size() + ")" : ""));
                    sentences(problems).forEach(sentence -> out.println("    " + sentence));
                    out.println("    > " + kind.remedy());
                });
            }
        }
        out.println(counted(maps.size(), "map") + ", " + counted(errors(), "error") + ", "
                + counted(warnings(), "warning"));
    }

    private record Kind(String code, String remedy) {}

    private static Map<Kind, List<MapProblem>> alike(Checked map, Severity severity) {
        Map<Kind, List<MapProblem>> alike = new LinkedHashMap<>();
        for (MapProblem problem : map.problems()) {
            if (problem.severity() == severity) {
                var kind = new Kind(problem.code(), problem.remedy());
                alike.merge(
                        kind,
                        List.of(problem),
                        (these, one) ->
                                Stream.of(these, one).flatMap(List::stream).toList());
            }
        }
        return alike;
    }

    /** Each with its place; the same sentence about many places once, with all of them. */
    private static List<String> sentences(List<MapProblem> problems) {
        Map<String, String> placesBySentence = new LinkedHashMap<>();
        for (MapProblem problem : problems) {
            placesBySentence.merge(problem.message(), problem.place(), (places, place) -> places + ", " + place);
        }
        return placesBySentence.entrySet().stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .toList();
    }

    /** One object, for machines. */
    void printJson(PrintStream out) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("errors", errors());
            json.writeNumberProperty("warnings", warnings());
            json.writeName("maps");
            json.writeStartArray();
            for (Checked map : maps) {
                json.writeStartObject();
                json.writeStringProperty("file", map.file().toString());
                json.writeBooleanProperty("opens", map.opens());
                json.writeName("problems");
                json.writeStartArray();
                map.problems().forEach(problem -> write(problem, json));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println(text);
    }

    private static void write(MapProblem problem, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("severity", problem.severity() == Severity.ERROR ? "error" : "warning");
        json.writeStringProperty("code", problem.code());
        json.writeStringProperty("place", problem.place());
        json.writeStringProperty("message", problem.message());
        json.writeStringProperty("remedy", problem.remedy());
        json.writeEndObject();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
