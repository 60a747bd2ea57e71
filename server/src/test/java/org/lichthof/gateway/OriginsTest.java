package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private final Origins origins =
            new Origins(Optional.of("https://Hub.example"), List.of("https://city.example:8443"));

    @Test
    void ourOwnPagesMayConnectUnderWhateverNameTheyWereOpened() {
        assertTrue(origins.admits("http://127.0.0.1:8080", "127.0.0.1:8080"));
        assertTrue(origins.admits("https://other.example", "other.example:443"));
        assertTrue(origins.admits("http://other.example:80", "other.example"));
    }

    @Test
    void thePublicAddressAndTheListedOnesMayConnectWhateverTheProxySaysOfTheHost() {
        assertTrue(origins.admits("https://hub.example", "10.0.0.7:8080"));
        assertTrue(origins.admits("https://city.example:8443", ""));
    }

    @Test
    void programsThatAreNoBrowsersSayNothing() {
        assertTrue(origins.admits(null, "hub.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://hub.example.evil.example",
                "https://evil.example/hub.example",
                "https://hub.example@evil.example",
                "https://city.example",
                "http://hub.example:8080",
                "null",
                "",
                "file://",
                "not an origin"
            })
    void pagesOfOthersMayNot(String origin) {
        assertFalse(origins.admits(origin, "hub.example"));
        assertFalse(origins.admits(origin, ""));
    }
}
