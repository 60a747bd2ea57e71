package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichthof.config.Settings;

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

    private static boolean worksHere(Settings.Transport transport) {
        return switch (transport) {
            case AUTO, NIO -> true;
            case EPOLL -> Epoll.isAvailable();
            case IO_URING -> IoUring.isAvailable();
        };
    }
}
