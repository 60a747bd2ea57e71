package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lichthof.protocol.v1.Refused;
import org.lichthof.protocol.v1.ServerMessage;

/**
 * The whole program on a disk that fills up while people write. {@code bench/small-disk.sh} mounts a real one of 8 MB for it,
 * which is not for every machine that runs the tests; without one, {@link StoreFaultIntegrationTest} has the same facts with
 * a store that says no.
 */
@EnabledIfEnvironmentVariable(named = "SMALL_DISK", matches = ".+", disabledReason = "needs a mounted small disk")
class SmallDiskIntegrationTest {
    private static final int WRITERS = 6;
    private static final int AT_ONCE = 10;
    private static final String LONG_TEXT = "x".repeat(900);
    private static final Pattern OPEN = Pattern.compile("Lichthof is open: +http://localhost:(\\d+)/");

    private final Path disk = Path.of(System.getenv().getOrDefault("SMALL_DISK", ""));
    private final Path ballast = disk.resolve("ballast");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Refused> refused = new TreeMap<>();
    private final Set<String> acknowledged = new TreeSet<>();
    private final List<LichthofClient> people = new ArrayList<>();
    private Process server;
    private int port;
    private int marks;

    @BeforeEach
    void openOnAnAlmostFullDisk() throws Exception {
        Files.write(ballast, new byte[3 << 20]);
        start();
    }

    @AfterEach
    void stop() throws Exception {
        people.forEach(LichthofClient::close);
        server.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        http.close();
    }

    @Test
    @Timeout(180)
    void whileItIsFullEverybodyIsToldAndAfterwardsItGoesOn() throws Exception {
        for (int i = 0; i < WRITERS; i++) {
            people.add(LichthofClient.enter(port, "Writer " + i));
        }
        assertEquals(200, get("/readyz").statusCode());

        // Until it is full, and on.
        while (refused.size() < WRITERS * AT_ONCE * 3) {
            everybodyWrites();
        }
        assertFalse(acknowledged.isEmpty());
        refused.values().forEach(answer -> {
            assertEquals("REFUSAL_CODE_STORE_UNAVAILABLE", answer.getCode().name());
            assertTrue(answer.getMessage().contains("not saved"), answer.getMessage());
            assertTrue(answer.getRetryAfterMillis() > 0, "a time to try again");
        });

        // The house stands, and says what is the matter.
        await("not ready")
                .atMost(LichthofClient.PATIENCE)
                .until(() -> get("/readyz").statusCode() == 503);
        assertEquals(200, get("/healthz").statusCode());
        assertTrue(metric("lichthof_refusals_total{code=\"STORE_UNAVAILABLE\"}") >= refused.size());
        assertEquals(0, metric("lichthof_store_ready"));
        LichthofClient walker = people.getFirst();
        walker.walk(0, 30);
        int goal = walker.entered().getY() + 30;
        people.get(1).awaitSome("the walker", c -> {
            var seen = c.seen(walker.you());
            return seen != null && seen.y() == goal ? seen : null;
        });
        people.forEach(person -> assertFalse(person.isClosed()));

        // Somebody makes room.
        Files.delete(ballast);
        await("ready")
                .atMost(LichthofClient.PATIENCE)
                .until(() -> get("/readyz").statusCode() == 200);
        int before = refused.size();
        int kept = acknowledged.size();
        everybodyWrites();
        assertEquals(before, refused.size(), "the same people on the same connections");
        assertEquals(kept + WRITERS * AT_ONCE, acknowledged.size());
        LichthofClient.enter(port, "Newcomer").close();

        // A power cut; then what was acknowledged is there, and what was refused is not.
        server.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        start();
        Set<String> there = read();
        assertEquals(Set.of(), minus(acknowledged, there), "acknowledged, and lost");
        assertEquals(refused.keySet(), minus(refused.keySet(), there), "refused, and kept all the same");
        System.out.println(acknowledged.size() + " messages acknowledged, " + refused.size()
                + " refused; all of the first and" + " none of the second are there after a kill");
    }

    private void everybodyWrites() {
        var mine = new ArrayList<List<String>>();
        for (LichthofClient person : people) {
            var written = new ArrayList<String>();
            for (int i = 0; i < AT_ONCE; i++) {
                String mark = "m" + ++marks;
                written.add(mark);
                person.sayRoom(mark, LONG_TEXT);
            }
            mine.add(written);
        }
        for (int i = 0; i < people.size(); i++) {
            LichthofClient person = people.get(i);
            List<String> written = mine.get(i);
            await("an answer to each")
                    .atMost(LichthofClient.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> answers(person).keySet().containsAll(written));
            Map<String, ServerMessage> answers = answers(person);
            for (String mark : written) {
                ServerMessage answer = answers.get(mark);
                if (answer.hasSayDone()) {
                    acknowledged.add(mark);
                } else {
                    refused.put(mark, answer.getRefused());
                }
            }
        }
    }

    private static Map<String, ServerMessage> answers(LichthofClient person) {
        var answers = new TreeMap<String, ServerMessage>();
        for (ServerMessage message : person.all()) {
            if (message.hasSayDone()) {
                answers.put(message.getSayDone().getClientRef(), message);
            } else if (message.hasRefused()) {
                answers.put(message.getRefused().getClientRef(), message);
            }
        }
        return answers;
    }

    /** The marks of all messages that are on the disk, as its file has them. */
    private Set<String> read() throws Exception {
        try (var database = java.sql.DriverManager.getConnection("jdbc:sqlite:" + disk.resolve("data/lichthof.db"));
                var rows = database.createStatement().executeQuery("SELECT client_ref FROM message")) {
            var marks = new TreeSet<String>();
            while (rows.next()) {
                marks.add(rows.getString(1));
            }
            return marks;
        }
    }

    private static Set<String> minus(Set<String> of, Set<String> others) {
        return of.stream().filter(one -> !others.contains(one)).collect(Collectors.toCollection(TreeSet::new));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private double metric(String nameAndTags) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndTags + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(nameAndTags.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** The program as people start it, and what it says on its console into this one's. */
    private void start() throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.lichthof.Main",
                "serve",
                "--port",
                "0",
                "--data",
                disk.resolve("data").toString());
        builder.environment()
                .putAll(Map.of(
                        "LICHTHOF_BIND", "127.0.0.1",
                        "LICHTHOF_CHAT_BURST", "100",
                        "LICHTHOF_CHAT_PER_SECOND", "20",
                        "LICHTHOF_LIMITS_MESSAGES_PER_SECOND", "1000",
                        "LICHTHOF_LIMITS_MESSAGES_BURST", "1000"));
        server = builder.redirectErrorStream(true).start();
        var console = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            System.out.println("server: " + line);
            Matcher open = OPEN.matcher(line);
            if (open.find()) {
                port = Integer.parseInt(open.group(1));
                Thread.ofVirtual().start(() -> console.lines().forEach(more -> System.out.println("server: " + more)));
                return;
            }
        }
        throw new IllegalStateException("the server did not open");
    }
}
