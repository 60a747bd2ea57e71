package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ClosingReason;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.WhoIs;
import org.lichthof.wire.WebSocketFrames;

/** Connections that say little, late, nothing, or do not listen. */
class SlowAndSilentIntegrationTest {
    @TempDir
    static Path folder;

    private static OpenHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = new OpenHouse(folder)
                .with("LICHTHOF_LIMITS_IDLE_SECONDS", "1")
                .with("LICHTHOF_LIMITS_REQUEST_SECONDS", "1")
                .with("LICHTHOF_LIMITS_OUTBOX_BYTES", "65536")
                .with("LICHTHOF_LIMITS_MESSAGES_PER_SECOND", "10000")
                .with("LICHTHOF_LIMITS_MESSAGES_BURST", "100000")
                .open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aHelloInFragmentsWithAPingBetweenIsAHello() throws IOException {
        byte[] hello = BareSocket.hello("Ann");
        try (var ann = BareSocket.webSocket(house.port())) {
            ann.write(MaskedFrame.of(WebSocketFrames.BINARY, java.util.Arrays.copyOf(hello, 5)));
            ann.write(MaskedFrame.of(
                    MaskedFrame.FINAL | WebSocketFrames.PING, "there?".getBytes(StandardCharsets.UTF_8)));
            BareSocket.Frame pong = ann.readUntil(frame -> frame.opcode() == WebSocketFrames.PONG);
            assertEquals("there?", new String(pong.payload(), StandardCharsets.UTF_8));
            ann.write(MaskedFrame.of(0, java.util.Arrays.copyOfRange(hello, 5, 9)));
            ann.write(MaskedFrame.of(MaskedFrame.FINAL, java.util.Arrays.copyOfRange(hello, 9, hello.length)));
            assertTrue(ann.readUntil(frame -> frame.opcode() == WebSocketFrames.BINARY)
                    .message()
                    .hasWelcome());
        }
    }

    @Test
    void l4WhoIsSilentIsPingedAndThenClosed() throws IOException {
        try (var ann = BareSocket.webSocket(house.port())) {
            ann.send(BareSocket.hello("Ann"));
            ann.readUntil(frame -> frame.opcode() == WebSocketFrames.PING);
            BareSocket.Frame last = ann.readUntil(SlowAndSilentIntegrationTest::isClosing);
            assertEquals(
                    ClosingReason.CLOSING_REASON_IDLE,
                    last.message().getClosing().getReason());
            assertEquals(
                    1000,
                    ann.readUntil(frame -> frame.opcode() == WebSocketFrames.CLOSE)
                            .status());
            assertTrue(ann.endsWithin(LichthofClient.PATIENCE));
        }
    }

    @Test
    void l4WhoAnswersPingsStays() throws IOException {
        try (var ann = BareSocket.webSocket(house.port())) {
            ann.send(BareSocket.hello("Ann"));
            for (int i = 0; i < 6; i++) {
                BareSocket.Frame heard =
                        ann.readUntil(frame -> frame.opcode() == WebSocketFrames.PING || isClosing(frame));
                assertEquals(WebSocketFrames.PING, heard.opcode(), "still there after " + i + " pings");
                ann.write(MaskedFrame.of(MaskedFrame.FINAL | WebSocketFrames.PONG, heard.payload()));
            }
        }
    }

    private static boolean isClosing(BareSocket.Frame frame) {
        try {
            return frame.opcode() == WebSocketFrames.BINARY && frame.message().hasClosing();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void k2WhoDoesNotReadWhatMustArriveIsClosedAndNobodyElseNotices() throws IOException {
        var strangers = WhoIs.newBuilder();
        for (int person = 0; person < 200; person++) {
            strangers.addPersons(40_000 + person);
        }
        byte[] question = BareSocket.payload(ClientMessage.newBuilder().setWhoIs(strangers));
        try (var bob = LichthofClient.enter(house.port(), "Bob");
                var deaf = BareSocket.webSocket(house.port(), 4_096)) {
            deaf.send(BareSocket.hello("Deaf"));
            bob.awaitTrue("Deaf is in", _ -> house.rooms().people(OpenHouse.FOYER) >= 2);
            double before = tooSlow();
            // A flood of answers that nobody reads, until the house has had enough.
            org.awaitility.Awaitility.await()
                    .atMost(LichthofClient.PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        try {
                            for (int i = 0; i < 100 && tooSlow() == before; i++) {
                                deaf.send(question);
                            }
                        } catch (IOException closed) {
                            // written too far
                        }
                        return tooSlow() > before;
                    });
            assertTrue(deaf.endsWithin(LichthofClient.PATIENCE));
            bob.settle();
        }
    }

    private static double tooSlow() {
        return house.metric("lichthof_closings_total{reason=\"TOO_SLOW\"}");
    }

    @Test
    void headersThatDribbleInAreNotWaitedForLong() throws IOException {
        try (var slow = new BareSocket(house.port(), 0)) {
            slow.write("GET / HTTP/1.1\r\nx: ".getBytes(StandardCharsets.ISO_8859_1));
            assertEndsWhileDribbling(slow);
        }
    }

    @Test
    void aBodyThatDribblesInIsNotWaitedForLong() throws IOException {
        try (var slow = new BareSocket(house.port(), 0)) {
            slow.write("POST /api/hello HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertEndsWhileDribbling(slow);
        }
    }

    @Test
    void whoConnectsAndSaysNothingAtAllIsNotWaitedForLong() throws IOException {
        try (var silent = new BareSocket(house.port(), 0)) {
            assertTrue(silent.endsWithin(Duration.ofSeconds(5)));
        }
    }

    /** A byte every tenth of a second: never silent, never done. */
    private static void assertEndsWhileDribbling(BareSocket slow) throws IOException {
        for (int i = 0; i < 50; i++) {
            if (slow.endsWithin(Duration.ofMillis(100))) {
                return;
            }
            try {
                slow.write(new byte[] {'a'});
            } catch (IOException closed) {
                return;
            }
        }
        throw new AssertionError("still waited for after five seconds");
    }

    @Test
    void whoseMessagesCannotBeUnderstoodHasToStopAtSomeTime() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            for (int i = 0; i < 11; i++) {
                ann.send(new byte[] {1, 2, 3, 4, 5});
            }
            ann.awaitTrue("closed", LichthofClient::isClosed);
            assertEquals(
                    10,
                    ann.all().stream()
                            .filter(m ->
                                    m.hasRefused() && m.getRefused().getCode() == RefusalCode.REFUSAL_CODE_MALFORMED)
                            .count());
        }
    }
}
