package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.properties;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What authors are told. */
class MapCheckTest {
    @TempDir
    Path folder;

    /** A map with nothing to complain about. */
    private static MapBuilder faultless() {
        return MapBuilder.floor(6, 4)
                .property("mapName", "Hall")
                .property("mapDescription", "A hall.")
                .layer("start", "1.....", "......", "......", "......");
    }

    @Test
    void aFaultlessMapHasNoProblems() {
        assertEquals(List.of(), faultless().load().problems());
    }

    @Test
    void misspeltWordsAreFoundWhereverTheyStand() {
        var map = faultless()
                .property("mapNmae", "x")
                .meaning(
                        "web",
                        properties("openWebiste", "https://example.org"),
                        "1.....",
                        "......",
                        "......",
                        "......");
        map.tiles.add(MapBuilder.tile(3, "colldies", true));
        map.tiles.add(MapBuilder.tile(4, "colldies", true));
        map.objects(
                "areas",
                map.rectangle("", "a", 0, 0, 1, 1, "collide", true, "Exiturl", "x", "zone", "fine", "myOwn", 1));

        List<String> told = map.load().problems().stream()
                .filter(problem -> problem.code().equals("misspelt"))
                .map(problem -> problem.place() + ": " + problem.remedy())
                .toList();

        assertEquals(
                List.of(
                        "map: Was 'mapName' meant?",
                        "layer 'web': Was 'openWebsite' meant?",
                        "layer 'areas' object 1 'a' at (0, 0): Was 'collides' meant?",
                        "layer 'areas' object 1 'a' at (0, 0): Was 'exitUrl' meant?",
                        "tileset 'plain' tile 3: Was 'collides' meant?"),
                told);
    }

    @Test
    void spellingIsMeasuredInLetters() {
        assertEquals(0, Spelling.distance("Collides", "collides", 3));
        assertEquals(1, Spelling.distance("colldies", "collides", 3));
        assertEquals(1, Spelling.distance("collide", "collides", 3));
        assertEquals(3, Spelling.distance("kitten", "sitting", 3));
        assertEquals(Optional.of("collides"), Vocabulary.meantInsteadOf("collision"));
        assertEquals(Optional.empty(), Vocabulary.meantInsteadOf("title_fr"));
        assertEquals(Optional.empty(), Vocabulary.meantInsteadOf("depth"));
    }

    @Test
    void collisionShapesWithoutThePropertyAreFound() {
        var map = faultless();
        var outline =
                MapBuilder.object("objects", List.of(MapBuilder.object("x", 0, "y", 0, "width", 32, "height", 16)));
        map.tiles.add(MapBuilder.object("id", 3, "objectgroup", outline));
        map.tiles.add(MapBuilder.object("id", 4, "objectgroup", outline));
        map.tiles.add(MapBuilder.object(
                "id", 5, "objectgroup", outline, "properties", MapBuilder.properties("collides", true)));

        MapProblem problem = map.load().problems().getFirst();

        assertEquals("collision-shapes", problem.code());
        assertEquals("tileset 'plain' tile 3", problem.place());
        assertTrue(problem.message().contains("on 2 of its tiles"), problem.message());
    }

    @Test
    void areasNeedWordsForTheListView() {
        var map = faultless();
        map.objects(
                "areas",
                map.rectangle("quiet", "", 0, 0, 1, 1),
                map.rectangle("meeting", "m", 2, 0, 1, 1, "title", "M", "description_de", "Hier."));

        assertEquals(List.of("no-title", "no-description"), map.codes());
    }

    @Test
    void areasThatNobodyReachesAreFound() {
        var map = faultless().layer("walls", "...#..", "...#..", "...#..", "...#..");
        map.objects(
                "areas",
                map.rectangle("place", "far", 4, 1, 1, 1, "description", "Far."),
                map.rectangle("place", "near", 1, 1, 1, 1, "description", "Near."));

        List<MapProblem> problems = map.load().problems();

        assertEquals(1, problems.size(), problems::toString);
        assertEquals("unreachable", problems.getFirst().code());
        assertEquals("place area 'far'", problems.getFirst().place());
    }

    @Test
    void overlappingConversationsAreFound() {
        var map = faultless();
        map.objects(
                "areas",
                map.rectangle("meeting", "a", 0, 0, 3, 3, "description", "A."),
                map.rectangle("booth", "b", 2, 2, 2, 2, "description", "B."),
                map.rectangle("quiet", "c", 0, 0, 1, 1, "title", "C", "description", "C."));

        assertEquals(List.of("overlap"), map.codes());
    }

    @Test
    void aStageNeedsAnAudience() {
        var map = faultless();
        map.objects(
                "areas",
                map.rectangle("stage", "s", 0, 0, 1, 1, "description", "S.", "stage", "plenum"),
                map.rectangle("audience", "a", 2, 0, 1, 1, "description", "A."));

        assertEquals(List.of("stage-alone", "audience-alone"), map.codes());
    }

    @Test
    void theSameMistakeIsNotToldForEver() {
        var map = faultless();
        for (int i = 0; i < 175; i++) {
            map.meaning("layer " + i, properties("colldies", true), "1.....", "......", "......", "......");
        }

        assertEquals(101, map.load().problems().size());
        assertTrue(map.load().problems().getLast().message().startsWith("75 more"));
    }

    @Test
    void cleanMapsEndWithZeroAndErrorsWithOne() throws IOException {
        write("good.json", faultless());
        write(
                "bad.json",
                faultless()
                        .meaning(
                                "door", properties("exitUrl", "nowhere.json"), "1.....", "......", "......", "......"));

        assertEquals(0, check("good.json").code());
        assertTrue(check("good.json").text().contains("nothing to complain about"));
        assertEquals(1, check("good.json", "bad.json").code());
        assertTrue(check("bad.json").text().contains("dangling-exit"));
        assertEquals(1, check("none.json").code());
    }

    @Test
    void warningsAloneEndWithZero() throws IOException {
        write("plain.json", MapBuilder.floor(2, 2));

        Result result = check("plain.json");

        assertEquals(0, result.code());
        assertTrue(result.text().contains("no-start"), result.text());
        assertTrue(result.text().contains("1 map, 0 errors, 2 warnings"), result.text());
    }

    @Test
    void whatHasOneRemedyIsToldTogetherAndErrorsFirst() throws IOException {
        MapBuilder map = faultless();
        map.tilesets.add(MapBuilder.sheet(20, "a", "lost/a.png"));
        map.tilesets.add(MapBuilder.sheet(30, "b", "lost/b.png"));
        map.tilesets.add(MapBuilder.sheet(40, "c", "../outside.png"));
        map.layer("all", "1.....", "......", "......", "......");
        map.layers.add(map.tileLayer(MapBuilder.object(), "these", gidsOf(24, 20, 30, 40)));
        write("map.json", map);

        Result result = check("map.json");

        assertEquals(1, result.code());
        assertEquals("""
                map.json: opens
                  error    outside
                    tileset 'c': The image '../outside.png' leads out of the folder of the maps, where nothing is read.
                    > Keep maps and what they use in one folder: the event's folder for an event, the folder named with --root for 'map check'.
                  warning  missing-image (2)
                    tileset 'a': There is no file lost/a.png.
                    tileset 'b': There is no file lost/b.png.
                    > Put the file there, or mend its name (capital letters count).
                1 map, 1 error, 2 warnings
                """, result.text().replace(folder + "/", ""));
    }

    private static int[] gidsOf(int cells, int... first) {
        return java.util.Arrays.copyOf(first, cells);
    }

    @Test
    void brokenJsonIsToldWithLineColumnAndWhatWasExpected() throws IOException {
        Files.writeString(folder.resolve("cut.json"), "{\n  \"width\": 3,\n  \"layers\": [");
        Files.writeString(folder.resolve("slip.json"), "{\n  \"width\": 3;\n}");

        assertEquals("""
                cut.json: cannot be opened
                  error    not-json
                    cut.json line 3 column 14: This is no JSON that can be read: it ends too early: expected close marker for Array.
                    > The file was cut off or changed by hand; save it from Tiled again.
                1 map, 1 error, 0 warnings
                """, check("cut.json").text().replace(folder + "/", ""));
        assertEquals("""
                slip.json: cannot be opened
                  error    not-json
                    slip.json line 2 column 13: This is no JSON that can be read: Unexpected character (';' (code 59)): was expecting comma to separate Object entries.
                    > The file was cut off or changed by hand; save it from Tiled again.
                1 map, 1 error, 0 warnings
                """, check("slip.json").text().replace(folder + "/", ""));
    }

    @Test
    void exitsMustLeadToEntriesThatAreThere() throws IOException {
        write(
                "hall.json",
                faultless()
                        .meaning(
                                "a",
                                properties("exitUrl", "garden.json#gate", "title", "A", "description", "A."),
                                "1.....",
                                "......",
                                "......",
                                "......")
                        .meaning(
                                "b",
                                properties("exitUrl", "garden.json#start", "title", "B", "description", "B."),
                                ".1....",
                                "......",
                                "......",
                                "......")
                        .meaning(
                                "c",
                                properties("exitUrl", "#nowhere", "title", "C", "description", "C."),
                                "..1...",
                                "......",
                                "......",
                                "......"));
        write("garden.json", faultless());

        JsonNode problems = new JsonMapper()
                .readTree(run(true, "hall.json").text())
                .get("maps")
                .get(0)
                .get("problems");

        assertEquals(2, problems.size(), problems::toString);
        assertEquals("missing-entry", problems.get(0).get("code").stringValue());
        assertEquals("exit area 'a'", problems.get(0).get("place").stringValue());
        assertEquals("exit area 'c'", problems.get(1).get("place").stringValue());
    }

    @Test
    void machinesGetJson() throws IOException {
        write("plain.json", MapBuilder.floor(2, 2));

        JsonNode json = new JsonMapper().readTree(run(true, "plain.json").text());

        assertEquals(0, json.get("errors").intValue());
        assertEquals(2, json.get("warnings").intValue());
        assertTrue(json.get("maps").get(0).get("opens").booleanValue());
        assertEquals(
                "warning",
                json.get("maps").get(0).get("problems").get(0).get("severity").stringValue());
        assertFalse(json.get("maps")
                .get(0)
                .get("problems")
                .get(0)
                .get("remedy")
                .stringValue()
                .isEmpty());
    }

    @Test
    void theManualShowsWhatIsReallySaid() throws IOException {
        Path root = Path.of("").toAbsolutePath().endsWith("server") ? Path.of("..") : Path.of("");
        Files.copy(root.resolve("server/src/test/resources/maps/hall.tmj"), folder.resolve("hall.tmj"));

        String said = check("hall.tmj").text().replace(folder + "/", "");

        String manual = Files.readString(root.resolve("docs/maps.md"));
        assertTrue(manual.contains("```\n$ ./lichthof map check hall.tmj\n" + said + "```\n"), said);
    }

    private record Result(int code, String text) {}

    private Result check(String... names) {
        return run(false, names);
    }

    private Result run(boolean json, String... names) {
        var bytes = new ByteArrayOutputStream();
        int code;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            code = MapCheck.run(
                    java.util.Arrays.stream(names).map(folder::resolve).toList(), map -> folder, json, out);
        }
        return new Result(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private void write(String name, MapBuilder map) throws IOException {
        Files.write(folder.resolve(name), map.bytes());
        Files.write(folder.resolve("plain.png"), MapBuilder.png(96, 96));
    }
}
