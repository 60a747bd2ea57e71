package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.config.Settings;

/** What somebody at the keyboard gets for each slip: a sentence that says what to do, and an exit code for scripts. */
class CommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "map",
                "map check",
                "groups",
                "links",
                "links list",
                "links issue",
                "links revoke",
                "backup",
                "settings"
            })
    void everyVerbExplainsItself(String verb) {
        Answer answer = ask((verb + " --help").strip().split(" "));

        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains(("./lichthof " + verb).strip()), answer.out());
        assertEquals("", answer.err());
    }

    @Test
    void everyVerbKnowsTheVersionOfTheHouse() {
        assertTrue(ask("--version").out().startsWith("Lichthof "));
        assertEquals(ask("--version").out(), ask("serve", "--version").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --prot 80",
                "serve --port",
                "serve here",
                "groups x",
                "backup",
                "map",
                "map check",
                "map chekc",
                "map check --root",
                "settings x",
                "fly"
            })
    void whoAsksWronglyIsToldInOneSentenceWhereToReadMore(String words) {
        Answer answer = ask(words.split(" "));

        assertEquals(2, answer.exitCode(), answer.err());
        says(answer, "lichthof: .*\\. See \\./lichthof.* --help\\.");
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer answer = serve("--bind", "127.0.0.1", "--port", String.valueOf(taken.getLocalPort()));

            assertEquals(1, answer.exitCode(), answer.err());
            says(
                    answer,
                    "lichthof: Port " + taken.getLocalPort() + " is taken by another program; stop that, or take"
                            + " another with --port or the setting 'port'\\.");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamedWithTheRemedy() throws IOException {
        // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
        Answer answer = serve("--bind", "192.0.2.1", "--port", "0");

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: 192\\.0\\.2\\.1 is not an address of this machine; set 'bind' .*");
    }

    @Test
    void aDataFolderThatIsAFileIsNamedWithTheRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Answer answer = ask("serve", "--port", "0", "--data", file.toString());

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: The data folder .*file cannot be written to\\. .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port eighty", "--port 70000", "--public-url ftp://x", "--port eighty --public-url x"})
    void aWrongValueIsNamedByTheOptionThatWasTyped(String words) throws IOException {
        Answer answer = serve(words.split(" "));

        assertEquals(2, answer.exitCode(), answer.err());
        String value = words.split(" ")[1];
        says(answer, "lichthof: " + words.split(" ")[0] + ": .*'" + value + "'.*");
    }

    @Test
    void aWrongValueInASettingIsNoWrongUsage() throws IOException {
        Path page = Files.writeString(folder.resolve("lichthof.yaml"), "room:\n  walkSpeed: fast\n");

        assertEquals(1, serve("--settings", page.toString(), "--port", "eighty").exitCode());
    }

    @Test
    void aRootThatDoesNotHoldTheMapIsAskedWrongly() {
        Answer answer = ask("map", "check", "--root", folder.resolve("a").toString(), folder + "/b/hall.tmj");

        assertEquals(2, answer.exitCode(), answer.err());
        says(
                answer,
                "lichthof: .*hall.tmj does not lie in the folder .*a that --root names\\. See .*map check --help\\.");
    }

    @Test
    void allMistakesInTheSettingsAreToldAtOnce() throws IOException {
        Path page = Files.writeString(folder.resolve("lichthof.yaml"), "prot: 80\nroom:\n  walkSpeed: fast\n");

        Answer answer = serve("--settings", page.toString());

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: .*lichthof\\.yaml:1: .*'port'.*\\R.*lichthof\\.yaml:3: .*'fast'.*");
    }

    @Test
    void aBrokenMapOfTheOnlyEventIsNamedWithPlaceAndReason() throws IOException {
        event("fair", "{\"width\": 3");

        Answer answer = serve("--port", "0", "--no-demo");

        assertEquals(1, answer.exitCode(), answer.err());
        assertEquals(
                "lichthof: The event 'fair' stays closed because its map " + folder + "/events/fair/hall.tmj"
                        + " cannot be opened: hall.tmj line 1 column 12: This is no JSON that can be read: it ends too"
                        + " early: expected close marker for Object. The file was cut off or changed by hand; save it"
                        + " from Tiled again. './lichthof map check " + folder + "/events/fair/hall.tmj' tells all.",
                answer.err().strip());
    }

    @Test
    void everyEventThatCannotOpenIsNamed() throws IOException {
        event("fair", "{\"width\": 3");
        event("market", "{}");

        Answer answer = serve("--port", "0", "--no-demo");

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: The event 'fair' stays closed .*\\RThe event 'market' stays closed .*");
    }

    @Test
    void aBackupIsToldWhereItCannotGo() throws IOException {
        Files.writeString(folder.resolve("lichthof.db"), "");

        Answer answer = ask(
                "backup",
                "--data",
                folder.toString(),
                folder.resolve("nowhere/copy.db").toString());

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: Nothing can be written to .*copy\\.db\\. .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup copy.db", "links list", "links issue --role host --name x", "links revoke 1"})
    void whereNothingIsKeptYetThatIsSaid(String words) {
        var all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of("--data", folder.toString()));

        Answer answer = ask(all.toArray(String[]::new));

        assertEquals(1, answer.exitCode(), answer.err());
        says(answer, "lichthof: There is no data in .*\\. .*--data .*\\.");
    }

    @Test
    void settingsPrintsAPageThatCanBeTakenAsItIs() throws IOException {
        Path page = Files.writeString(
                folder.resolve("printed.yaml"), ask("settings").out());

        assertEquals(Settings.defaults(), Settings.load(Optional.of(page), Map.of()));
    }

    private void event(String name, String map) throws IOException {
        Path event = Files.createDirectories(folder.resolve("events").resolve(name));
        Files.writeString(event.resolve("event.yaml"), """
                languages: [en]
                title: Fair
                description: A fair.
                privacy: Nothing is kept.
                rooms:
                  - {name: hall, title: Hall, map: hall.tmj}
                """);
        Files.writeString(event.resolve("hall.tmj"), map);
    }

    /** The whole of it: no stack trace before or behind. */
    private static void says(Answer answer, String pattern) {
        assertTrue(answer.err().strip().matches("(?s)" + pattern), answer.err());
    }

    /** With a data folder and events of its own. */
    private Answer serve(String... more) throws IOException {
        Files.createDirectories(folder.resolve("events"));
        var words = new ArrayList<>(List.of("serve"));
        words.addAll(List.of("--data", folder.resolve("data").toString()));
        words.addAll(List.of("--events", folder.resolve("events").toString()));
        words.addAll(List.of(more));
        return ask(words.toArray(String[]::new));
    }

    private static Answer ask(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private record Answer(int exitCode, String out, String err) {}
}
