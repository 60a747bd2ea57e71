package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.protocol.v1.Closing;
import org.lichthof.protocol.v1.ClosingReason;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.store.SqliteStore;
import org.lichthof.world.RoomId;

/** The whole program, with a hundred people walking and writing in it, is told to stop. */
class DrainTest {
    private static final int PEOPLE = 100;
    private static final int DRAIN_SECONDS = 5;
    private static final Pattern OPEN = Pattern.compile("Lichthof is open: +http://localhost:(\\d+)/");

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Timeout(120)
    void onSigtermEverybodyIsToldAndNothingThatWasAcknowledgedIsLost() throws Exception {
        Process program = start();
        var people = new ArrayList<LichthofClient>();
        var http = HttpClient.newHttpClient();
        try (var life = Executors.newScheduledThreadPool(2)) {
            int port = portOf(program);
            for (int i = 0; i < PEOPLE; i++) {
                people.add(LichthofClient.enter(http, port, "Person " + i));
            }
            String room = people.getFirst().entered().getRoom();
            for (int i = 0; i < PEOPLE; i++) {
                var evening = new Evening(i, people.get(i));
                life.scheduleAtFixedRate(evening, i * 5L, 250, TimeUnit.MILLISECONDS);
            }
            await("they write")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> acknowledged(people).size() > PEOPLE);

            long asked = System.nanoTime();
            program.destroy(); // SIGTERM
            assertTrue(
                    program.waitFor(DRAIN_SECONDS + 15, TimeUnit.SECONDS),
                    "ends within its deadline and a little for closing the store");
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - asked).toSeconds() < DRAIN_SECONDS + 15,
                    "and not by the patience of this test");
            life.shutdownNow();

            for (LichthofClient person : people) {
                person.awaitTrue("the end", LichthofClient::isClosed);
                Closing closing = person.awaitMessage("to be told", ServerMessage::hasClosing)
                        .getClosing();
                assertEquals(ClosingReason.CLOSING_REASON_SERVER_RESTART, closing.getReason());
                assertTrue(closing.getComeBackAfterMillis() > 0);
            }
            Set<String> lost = acknowledged(people);
            lost.removeAll(kept(new RoomId(room)));
            assertEquals(Set.of(), lost, "acknowledged, and lost");
        } finally {
            people.forEach(LichthofClient::close);
            http.shutdownNow();
            program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Walks to and fro, and says something every second. */
    private static final class Evening implements Runnable {
        private final int number;
        private final LichthofClient person;
        private int beats;

        Evening(int number, LichthofClient person) {
            this.number = number;
            this.person = person;
        }

        @Override
        public void run() {
            try {
                beats++;
                person.walk(beats % 2 == 0 ? 8 : -8, 0);
                if (beats % 4 == 1) {
                    person.sayRoom("ref-" + number + "-" + beats, "message " + beats);
                }
            } catch (CompletionException gone) {
                // The connection is at its end; what they were told is looked at later.
            }
        }
    }

    private Process start() throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.lichthof.Main",
                "serve");
        command.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("LICHTHOF_BIND", "127.0.0.1");
        command.environment().put("LICHTHOF_PORT", "0");
        command.environment().put("LICHTHOF_DATA", folder.resolve("data").toString());
        command.environment().put("LICHTHOF_DRAIN_SECONDS", String.valueOf(DRAIN_SECONDS));
        return command.start();
    }

    private static int portOf(Process program) throws IOException {
        // What it prints after this is little enough for the pipe.
        var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var open = OPEN.matcher(line);
            if (open.find()) {
                return Integer.parseInt(open.group(1));
            }
        }
        throw new IllegalStateException("the program ended by itself");
    }

    private static Set<String> acknowledged(List<LichthofClient> people) {
        Set<String> refs = new TreeSet<>();
        for (LichthofClient person : people) {
            for (ServerMessage message : person.all()) {
                if (message.hasSayDone()) {
                    refs.add(message.getSayDone().getClientRef());
                }
            }
        }
        return refs;
    }

    private Set<String> kept(RoomId room) {
        Set<String> refs = new HashSet<>();
        try (SqliteStore store = SqliteStore.open(folder.resolve("data"), InstantSource.system())) {
            long before = Long.MAX_VALUE;
            ChatLog.Page page;
            do {
                page = store.chatLog().history(new EventId("demo"), 1, new Channel.WholeRoom(room), 0, before, 500);
                page.messages().stream().map(Message::clientRef).forEach(refs::add);
                before = page.more() ? page.messages().getFirst().id() : before;
            } while (page.more());
        }
        return refs;
    }
}
