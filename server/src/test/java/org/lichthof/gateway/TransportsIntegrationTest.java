package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichthof.config.Settings;
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
            // Some rings of some loops are found to be gone with each that comes; whoever stood on one begins anew.
            await().atMost(LichthofClient.PATIENCE).ignoreExceptions().untilAsserted(() -> {
                try (var cem = LichthofClient.enter(house.port(), "Cem");
                        var dan = LichthofClient.enter(house.port(), "Dan")) {
                    dan.awaitSome("Cem", c -> c.seen(cem.you()));
                    cem.settle();
                    cem.sayRoom("r1", "still here");
                    dan.awaitMessage(
                            "the words",
                            m -> m.hasSaid()
                                    && m.getSaid().getMessage().getText().equals("still here"));
                }
            });
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
