package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.Refused;
import org.lichthof.protocol.v1.ServerMessage;

/** The disk is full in the middle of an evening. The same on a real one: {@link SmallDiskIntegrationTest}. */
class StoreFaultIntegrationTest {
    @TempDir
    Path folder;

    private OpenHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoWritesIsToldThatItWasNotSavedAndMayTryAgain() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            house.canKeep = () -> false;
            ann.sayRoom("lost", "is not kept");
            Refused refused =
                    ann.awaitMessage("a refusal", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_STORE_UNAVAILABLE, refused.getCode());
            assertEquals("lost", refused.getClientRef());
            assertTrue(refused.getMessage().contains("not saved"), refused.getMessage());
            assertTrue(refused.getRetryAfterMillis() > 0);
            assertEquals(1, house.metric("lichthof_refusals_total{code=\"STORE_UNAVAILABLE\"}"));

            house.canKeep = () -> true;
            ann.sayRoom("lost", "is kept now");
            ann.awaitMessage("an acknowledgement", ServerMessage::hasSayDone);
            bob.awaitMessage("what Ann said", ServerMessage::hasSaid);
            assertEquals(
                    1,
                    bob.settle().all().stream().filter(ServerMessage::hasSaid).count(),
                    "what was refused is told to nobody");
        }
    }

    @Test
    void walkingGoesOn() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            house.canKeep = () -> false;
            int goal = ann.entered().getX() + 24;
            int annsNumber = ann.you();
            ann.walk(24, 0);
            bob.awaitTrue("Ann has walked", c -> {
                var seen = c.seen(annsNumber);
                return seen != null && seen.x() == goal;
            });
        }
    }
}
