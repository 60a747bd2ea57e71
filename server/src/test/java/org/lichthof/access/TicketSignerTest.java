package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lichthof.MovableClock;
import org.lichthof.event.EventId;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.Facing;
import org.lichthof.world.RoomId;

class TicketSignerTest {
    private final InMemoryStore store = new InMemoryStore();
    private final MovableClock clock = new MovableClock();
    private final TicketSigner signer = new TicketSigner(store.secrets(), clock);

    @Test
    void aTicketComesBackAsItWasSigned() {
        for (Ticket ticket : List.of(ticket(OptionalLong.of(-7), true), ticket(OptionalLong.empty(), false))) {
            assertEquals(Optional.of(ticket), signer.verify(signer.sign(ticket)));
        }
    }

    @Test
    void aTicketOfBeforeARestartIsGood() {
        String signed = signer.sign(ticket(OptionalLong.empty(), false));
        assertTrue(new TicketSigner(store.secrets(), clock).verify(signed).isPresent());
    }

    @Test
    void aTicketOfAnotherInstallationIsNot() {
        String signed =
                new TicketSigner(new InMemoryStore().secrets(), clock).sign(ticket(OptionalLong.empty(), false));
        assertEquals(Optional.empty(), signer.verify(signed));
    }

    @Test
    void aTicketExpiresAfterADay() {
        String signed = signer.sign(ticket(OptionalLong.empty(), false));
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertTrue(signer.verify(signed).isPresent());
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), signer.verify(signed));
    }

    @Test
    void noChangedBitIsOverlooked() {
        String signed = signer.sign(ticket(OptionalLong.of(5), true));
        int dot = signed.indexOf('.');
        byte[] payload = Base64.getUrlDecoder().decode(signed.substring(0, dot));
        byte[] mac = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
        for (byte[] part : new byte[][] {payload, mac}) {
            for (int bit = 0; bit < part.length * 8; bit++) {
                part[bit / 8] ^= (byte) (1 << (bit % 8));
                assertEquals(Optional.empty(), signer.verify(join(payload, mac)), "bit " + bit);
                part[bit / 8] ^= (byte) (1 << (bit % 8));
            }
        }
        assertTrue(signer.verify(join(payload, mac)).isPresent());
    }

    @Test
    void anythingElseIsNoTicket() {
        for (String text : List.of("", ".", "a.b", "%%%.%%%", "x".repeat(100_000), "AQE.", ".AQE", "AQE.AQE")) {
            assertEquals(Optional.empty(), signer.verify(text), text);
        }
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] payload = new byte[random.nextInt(80)];
            random.nextBytes(payload);
            byte[] mac = new byte[random.nextInt(40)];
            assertEquals(Optional.empty(), signer.verify(join(payload, mac)), "seed " + seed + ", " + i);
        }
    }

    @Test
    void theKeyIsReplacedAfterAMonthAndTheOneBeforeStillReads() {
        clock.advance(Duration.ofDays(31).minusHours(1));
        String signed = signer.sign(ticket(OptionalLong.empty(), false));
        TicketSigner next = new TicketSigner(store.secrets(), clock);
        assertTrue(next.verify(signed).isPresent());
        assertEquals(2, store.secrets().signingKeys(TicketSigner.PURPOSE).size());

        clock.advance(Duration.ofDays(31));
        new TicketSigner(store.secrets(), clock);
        assertEquals(
                List.of(3, 2),
                store.secrets().signingKeys(TicketSigner.PURPOSE).stream()
                        .map(key -> key.version())
                        .toList());
    }

    private Ticket ticket(OptionalLong conversation, boolean locked) {
        return new Ticket(
                new EventId("demo"),
                42,
                new RoomId("hall"),
                1_234,
                567,
                Facing.NORTH_WEST,
                conversation,
                locked,
                clock.instant());
    }

    private static String join(byte[] payload, byte[] mac) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(payload) + "." + base64.encodeToString(mac);
    }
}
