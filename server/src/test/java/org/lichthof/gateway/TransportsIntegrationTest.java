package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichthof.config.Settings;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.uring.Ring;
import org.lichthof.uring.TakenAway;

/** Whatever way to the kernel was chosen, people come in, see each other and talk. */
class TransportsIntegrationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Settings.Transport.class)
    void peopleMeetAndTalk(Settings.Transport transport) throws IOException {
        assumeTrue(worksHere(transport), transport + " does not work on this machine");
        try (var house = new OpenHouse(folder)
                        .with("LICHTHOF_TRANSPORT", transport.name().toLowerCase(java.util.Locale.ROOT))
                        .open();
                var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.awaitSome("Ann", c -> c.seen(ann.you()));
            ann.settle();
            ann.sayRoom("r1", "hello");
            var said = bob.awaitMessage(
                    "the words",
                    m -> m.hasSaid() && m.getSaid().getMessage().getText().equals("hello"));
            assertEquals("Ann", said.getSaid().getMessage().getFromName());
        }
    }

    @Test
    void whenTheKernelTakesItsListsAwayPeopleComeBackAndGoOnTalking() throws IOException {
        assumeTrue(Ring.whyNot().isEmpty(), () -> Ring.whyNot().orElse(""));
        try (var house = new OpenHouse(folder).open();
                var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.awaitSome("Ann", c -> c.seen(ann.you()));
            assertTrue(TakenAway.allRings() > 0, "the server uses none");
            // A loop notices with the first calls it wants made; whoever they were of begins anew. There are two loops.
            var inARow = new AtomicInteger();
            await().atMost(LichthofClient.PATIENCE).until(() -> {
                boolean stayed = comesInAndTalks(house.port());
                return (stayed ? inARow.incrementAndGet() : inARow.getAndSet(0)) == 4;
            });
            assertEquals(List.of(), TakenAway.rings());
        }
    }

    /** @return whether they were not sent away in the middle of it */
    private static boolean comesInAndTalks(int port) {
        try (var cem = LichthofClient.connect(port)) {
            cem.send(ClientMessage.newBuilder().setHello(LichthofClient.hello("Cem")));
            cem.awaitTrue(
                    "a welcome or the end",
                    c -> c.isClosed() || c.all().stream().anyMatch(ServerMessage::hasWelcome));
            cem.sayRoom("r1", "still here");
            cem.awaitTrue(
                    "the words or the end",
                    c -> c.isClosed() || c.all().stream().anyMatch(ServerMessage::hasSaid));
            return !cem.isClosed();
        } catch (CompletionException e) {
            return false; // nothing can be sent any more
        }
    }

    private static boolean worksHere(Settings.Transport transport) {
        return switch (transport) {
            case AUTO, NIO -> true;
            case EPOLL -> Epoll.isAvailable();
            case IO_URING -> IoUring.isAvailable();
        };
    }
}
