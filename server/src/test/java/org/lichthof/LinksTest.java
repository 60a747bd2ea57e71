package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.config.Settings;
import org.lichthof.store.SqliteStore;

/** {@code ./lichthof links}, typed while a server is running and while none is. */
class LinksTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void somethingIsKept() {
        SqliteStore.open(folder, InstantSource.system()).close();
    }

    @Test
    void whoIsIssuedALinkComesInUntilItIsRevoked() throws Exception {
        try (App house = App.open(Settings.load(
                Optional.empty(),
                Map.of(
                        "LICHTHOF_BIND", "127.0.0.1",
                        "LICHTHOF_PORT", "0",
                        "LICHTHOF_DATA", folder.toString(),
                        "LICHTHOF_DRAIN_SECONDS", "0")))) {
            String[] issued = ask("issue", "--role", "host", "--name", "Group 3")
                    .out()
                    .strip()
                    .split("\t");
            String token = issued[2].substring(issued[2].indexOf('#') + 1);

            assertEquals("Group 3", issued[1]);
            assertEquals(200, open(house, token), "at once, while the server is running");

            Answer revoked = ask("revoke", issued[0]);
            assertEquals(
                    "Link " + issued[0] + " (host, Group 3, demo) is revoked.",
                    revoked.out().strip());
            assertEquals(404, open(house, token));
            assertTrue(ask("revoke", issued[0]).out().contains("was revoked before"));
        }
    }

    @Test
    void theListTellsWhoseTheyAreAndNoSecrets() {
        String host = ask("issue", "--role", "host", "--name", "Group 3").out();
        ask("issue", "--role", "organiser", "--name", "Olga", "--days", "7");
        ask("revoke", host.split("\t")[0]);

        String list = ask("list").out();

        assertTrue(list.lines().anyMatch(line -> line.matches(" +1  host +Group 3 +issued .*, revoked .*")), list);
        assertTrue(list.lines().anyMatch(line -> line.matches(" +2  organiser +Olga +issued .*, good until .*")), list);
        assertFalse(list.contains(host.strip().split("#")[1]), list);
    }

    @Test
    void severalAtOnceAreOneLineEach() {
        Answer answer = ask("issue", "--role", "citizen", "--name", "Ann", "--name", "Bob");

        assertEquals(2, answer.out().lines().count(), answer.out());
        assertEquals(
                2,
                answer.out().lines().map(line -> line.split("#")[1]).distinct().count());
    }

    @Test
    void theAddressIsTheOneThatPeopleType() {
        Answer answer = ask("issue", "--role", "host", "--name", "x", "--public-url", "https://town.example");

        assertTrue(answer.out().contains("\thttps://town.example/e/demo#"), answer.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue --role king --name x",
                "issue --role host",
                "issue --name x",
                "issue --role host --name x --days 0",
                "revoke",
                "revoke x",
                ""
            })
    void whoAsksWronglyIsToldInOneSentence(String words) {
        Answer answer = ask(words.isEmpty() ? new String[0] : words.split(" "));

        assertEquals(2, answer.exitCode(), answer.err());
        assertTrue(answer.err().strip().matches("lichthof: .*[.?'] See \\./lichthof links.* --help\\."), answer.err());
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        for (String name : List.of(" ", "x".repeat(81), "two\nlines")) {
            assertEquals(2, ask("issue", "--role", "host", "--name", name).exitCode(), name);
        }
    }

    @Test
    void anEventThatIsNotThereIsNamedWithThoseThatAre() {
        Answer answer = ask("issue", "--role", "host", "--name", "x", "--event", "fair");

        assertEquals(1, answer.exitCode(), answer.err());
        assertEquals(
                "lichthof: There is no event 'fair'; there is: demo.",
                answer.err().strip());
    }

    @Test
    void oneWrongNumberRevokesNone() {
        ask("issue", "--role", "host", "--name", "x");

        Answer answer = ask("revoke", "1", "99");

        assertEquals(1, answer.exitCode(), answer.err());
        assertTrue(answer.err().contains("no link 99"), answer.err());
        assertFalse(ask("list").out().contains("revoked"));
    }

    private static int open(App house, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/api/events/demo/link"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\": \"" + token + "\"}"))
                .header("content-type", "application/json")
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private Answer ask(String... words) {
        var all = new ArrayList<>(List.of("links"));
        all.addAll(List.of(words));
        if (words.length > 0) {
            all.addAll(List.of("--data", folder.toString()));
        }
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private record Answer(int exitCode, String out, String err) {}
}
