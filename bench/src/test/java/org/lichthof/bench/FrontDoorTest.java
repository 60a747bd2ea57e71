package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrontDoorTest {
    @Test
    void aPersonalLinkIsTakenApart() {
        FrontDoor door = FrontDoor.of("https://space.example.org/e/hub-2026#s3cret");
        assertEquals(new FrontDoor(true, "space.example.org", 443, "hub-2026", "s3cret"), door);
        assertEquals("wss://space.example.org:443/ws", door.webSocket().toString());
    }

    @Test
    void aBareAddressLeadsToTheDemo() {
        assertEquals(new FrontDoor(false, "localhost", 8080, "demo", ""), FrontDoor.of("http://localhost:8080"));
    }

    @Test
    void whatIsNoAddressIsRefusedWithAnExample() {
        for (String wrong : new String[] {"localhost:8080", "ftp://x/e/demo", "http//oops", "", "ht tp://x"}) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> FrontDoor.of(wrong), wrong);
            assertTrue(refusal.getMessage().contains("http://localhost:8080/e/demo"), refusal.getMessage());
        }
    }
}
