package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lichthof.config.Settings;

class AddressLimitsTest {
    private static final String ANN = "203.0.113.1";
    private static final String BOB = "203.0.113.2";

    private final AddressLimits limits = new AddressLimits(Settings.load(
                    Optional.empty(),
                    Map.of(
                            "LICHTHOF_LIMITS_CONNECTIONS", "10",
                            "LICHTHOF_LIMITS_CONNECTIONS_PER_ADDRESS", "2",
                            "LICHTHOF_LIMITS_ENTRANCES_PER_MINUTE_PER_ADDRESS", "6",
                            "LICHTHOF_LIMITS_REQUESTS_PER_MINUTE_PER_ADDRESS", "3"))
            .limits());

    @Test
    void oneAddressHasSoManyConnectionsAndGetsThemBack() {
        assertTrue(limits.connected(ANN));
        assertTrue(limits.connected(ANN));
        assertFalse(limits.connected(ANN));
        assertTrue(limits.connected(BOB), "others are not their fault");
        limits.disconnected(ANN);
        assertTrue(limits.connected(ANN));
    }

    @Test
    void aHomeWithManyAddressesIsOne() {
        assertTrue(limits.connected("2001:db8:0:1:0:0:0:1"));
        assertTrue(limits.connected("2001:db8:0:1:aaaa:bbbb:cccc:dddd"));
        assertFalse(limits.connected("2001:db8:0:1:1:2:3:4"));
        assertTrue(limits.connected("2001:db8:0:2:0:0:0:1"), "the neighbours");
        limits.disconnected("2001:db8:0:1:5:6:7:8");
        assertTrue(limits.connected("2001:db8:0:1:1:2:3:4"));
    }

    @Test
    void socketsThatFetchThePageAreCountedMoreGenerously() {
        for (int i = 0; i < 8; i++) {
            assertTrue(limits.socketOpened(ANN, false));
        }
        assertFalse(limits.socketOpened(ANN, false));
        assertEquals(8, limits.sockets(), "one that was refused does not count");
        limits.socketClosed(ANN);
        assertTrue(limits.socketOpened(ANN, false));
    }

    @Test
    void aProxyHasManyBehindItButTheHouseHasAnEnd() {
        for (int i = 0; i < 10 + 256; i++) {
            assertTrue(limits.socketOpened(ANN, true));
        }
        assertFalse(limits.socketOpened(ANN, true));
        assertFalse(limits.socketOpened(BOB, false));
    }

    @Test
    void l5EntrancesComeBackWithinTheMinute() {
        for (int i = 0; i < 6; i++) {
            assertTrue(limits.mayEnter(ANN, 0));
        }
        assertFalse(limits.mayEnter(ANN, 0));
        assertTrue(limits.mayEnter(BOB, 0));
        assertFalse(limits.mayEnter(ANN, TimeUnit.SECONDS.toNanos(9)));
        assertTrue(limits.mayEnter(ANN, TimeUnit.SECONDS.toNanos(11)));
    }

    @Test
    void l5AWrongLinkCountsFiveTimes() {
        assertTrue(limits.mayEnter(ANN, 0));
        limits.wrongLink(ANN, 0);
        assertTrue(limits.mayEnter(ANN, 0), "the sixth of six");
        assertFalse(limits.mayEnter(ANN, 0));
    }

    @Test
    void requestsAreCountedByThemselves() {
        for (int i = 0; i < 3; i++) {
            assertTrue(limits.mayAsk(ANN, 0));
        }
        assertFalse(limits.mayAsk(ANN, 0));
        assertTrue(limits.mayEnter(ANN, 0));
        assertTrue(limits.mayAsk(ANN, TimeUnit.SECONDS.toNanos(21)));
    }
}
