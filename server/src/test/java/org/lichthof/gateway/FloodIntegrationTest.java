package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.Availability;
import org.lichthof.protocol.v1.ChangeProfile;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.Ping;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.Say;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.SetAvailability;
import org.lichthof.protocol.v1.Walk;
import org.lichthof.wire.WebSocketFrames;

/** Clients that say more than they may: refused, and nothing is lost without a word (SPEC, L3, L5 and K4). */
class FloodIntegrationTest {
    @TempDir
    static Path folder;

    private static OpenHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = new OpenHouse(folder)
                .with("LICHTHOF_LIMITS_MESSAGES_PER_SECOND", "20")
                .with("LICHTHOF_LIMITS_MESSAGES_BURST", "10")
                .with("LICHTHOF_LIMITS_HELLO_SECONDS", "2")
                .with("LICHTHOF_LIMITS_ENTRANCES_PER_MINUTE_PER_ADDRESS", "20")
                .with("LICHTHOF_TRUSTED_PROXIES", "127.0.0.0/8")
                .open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void k4EveryMessageOfAFloodIsAnswered() throws IOException {
        int many = 25;
        Set<String> unanswered =
                IntStream.range(0, many).mapToObj(i -> "ref-" + i).collect(Collectors.toCollection(TreeSet::new));
        var flood = new ByteArrayOutputStream();
        for (String ref : unanswered) {
            flood.writeBytes(MaskedFrame.of(
                    MaskedFrame.FINAL | WebSocketFrames.BINARY,
                    BareSocket.payload(ClientMessage.newBuilder()
                            .setSay(Say.newBuilder()
                                    .setClientRef(ref)
                                    .setChannel(Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance()))
                                    .setText("x")))));
        }
        int refused = 0;
        try (var ann = BareSocket.webSocket(house.port())) {
            ann.send(BareSocket.hello("Ann"));
            ann.readUntil(frame -> is(frame, ServerMessage::hasWelcome));
            // In one go, so that all of it is read before the first is judged.
            ann.write(flood.toByteArray());
            while (!unanswered.isEmpty()) {
                ServerMessage answer = ann.readUntil(frame -> is(frame, m -> m.hasRefused() || m.hasSayDone()))
                        .message();
                String ref = answer.hasRefused()
                        ? answer.getRefused().getClientRef()
                        : answer.getSayDone().getClientRef();
                assertTrue(unanswered.remove(ref), "answered once, with its mark: '" + ref + "'");
                refused += answer.getRefused().getMessage().contains("messages a second") ? 1 : 0;
            }
        }
        assertTrue(refused > 0, "the flood gate was shut at least once");
    }

    private static boolean is(BareSocket.Frame frame, java.util.function.Predicate<ServerMessage> what) {
        try {
            return frame.opcode() == WebSocketFrames.BINARY && what.test(frame.message());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Of several fields of a oneof the last one counts: this is a Ping, whatever it begins with. */
    @Test
    void l3APositionInFrontMakesNoMessageCheaper() throws IOException {
        var disguised = new ByteArrayOutputStream();
        disguised.writeBytes(ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder().setX(1))
                .build()
                .toByteArray());
        disguised.writeBytes(ClientMessage.newBuilder()
                .setPing(Ping.newBuilder().setClientTime(7))
                .build()
                .toByteArray());
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            for (int i = 0; i < 30; i++) {
                ann.send(disguised.toByteArray());
            }
            var refused =
                    ann.awaitMessage("a refusal", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_FAST, refused.getCode());
            assertTrue(refused.getRetryAfterMillis() > 0);
        }
    }

    @Test
    void namesAndStatusAreChangedEightTimesAtOnceAndThenNowAndThen() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            ann.send(ClientMessage.newBuilder()
                    .setSetAvailability(SetAvailability.newBuilder().setAvailability(Availability.AVAILABILITY_BUSY)));
            for (int i = 1; i <= 10; i++) {
                ann.send(profile("Ann the " + i));
            }
            var refused =
                    ann.awaitMessage("a refusal", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_FAST, refused.getCode());
            assertTrue(refused.getRetryAfterMillis() > 0);
        }
    }

    @Test
    void ofTwoNamesTheSecondStaysHereAndInTheStore() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.awaitSome("Ann in view", c -> c.seen(ann.you()));
            ann.send(profile("First"));
            ann.send(profile("Second"));
            bob.awaitTrue(
                    "the second name",
                    c -> c.person(ann.you()) != null
                            && c.person(ann.you()).getName().equals("Second"));
            assertEquals(
                    "Second",
                    house.store()
                            .members()
                            .byNumber(OpenHouse.DEMO, ann.welcomed().getMember())
                            .orElseThrow()
                            .name());
        }
    }

    private static ClientMessage.Builder profile(String name) {
        return ClientMessage.newBuilder()
                .setChangeProfile(ChangeProfile.newBuilder().setName(name));
    }

    /** A Hello is due within two seconds here, and there is one more entrance after three; who was told to wait is waited for. */
    @Test
    void l5WhoCameTooFastMayWaitAndComeInOverTheSameConnection() throws IOException {
        String crowd = "203.0.113.77";
        try (var busy = BareSocket.webSocket(house.port(), 0, crowd)) {
            for (int i = 0; i < 8; i++) {
                // Wrong links count five times.
                busy.send(BareSocket.payload(ClientMessage.newBuilder()
                        .setHello(LichthofClient.hello("x").setLinkToken("wrong"))));
                busy.readUntil(frame -> is(frame, ServerMessage::hasRefused));
            }
        }
        try (var ann = BareSocket.webSocket(house.port(), 0, crowd)) {
            int refusals = 0;
            ServerMessage answer;
            do {
                ann.send(BareSocket.hello("Ann"));
                answer = ann.readUntil(frame -> is(frame, m -> m.hasRefused() || m.hasWelcome()))
                        .message();
                refusals += answer.hasRefused() ? 1 : 0;
            } while (!answer.hasWelcome());
            assertTrue(refusals > 0);
        }
    }
}
