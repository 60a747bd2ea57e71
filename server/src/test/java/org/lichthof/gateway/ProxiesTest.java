package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.config.AddressRange;

class ProxiesTest {
    private static final InetAddress OURS = InetAddress.ofLiteral("10.0.0.7");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("198.51.100.1");

    private final Proxies proxies = new Proxies(List.of(
            AddressRange.parse("10.0.0.0/8").orElseThrow(),
            AddressRange.parse("fd00::/8").orElseThrow()));

    private static HttpHeaders headers(String... namesAndValues) {
        var headers = new DefaultHttpHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private String client(InetAddress peer, String... hops) {
        var headers = new DefaultHttpHeaders();
        for (String line : hops) {
            headers.add("X-Forwarded-For", line);
        }
        return proxies.clientOf(peer, headers);
    }

    @Test
    void aTrustedProxyIsBelievedWhomItAsksFor() {
        assertEquals("203.0.113.9", client(OURS, "203.0.113.9"));
        assertEquals("203.0.113.9", client(OURS, "203.0.113.9:50123"), "some write the port, too");
        assertEquals("2001:db8:0:0:0:0:0:1", client(OURS, "[2001:db8::1]:50123"));
        assertEquals("2001:db8:0:0:0:0:0:1", client(OURS, "2001:db8::1"));
    }

    @Test
    void aStrangerIsNotBelieved() {
        assertEquals("198.51.100.1", client(STRANGER, "203.0.113.9"));
        var forged = headers("x-forwarded-proto", "https", "x-forwarded-host", "evil.example", "host", "us.example");
        assertFalse(proxies.isSecure(STRANGER, forged, false));
        assertEquals("us.example", proxies.hostOf(STRANGER, forged));
    }

    @Test
    void whatABrowserWroteItselfStandsBeforeTheHopThatCounts() {
        assertEquals("203.0.113.9", client(OURS, "127.0.0.1, 203.0.113.9"));
        assertEquals("203.0.113.9", client(OURS, "1.2.3.4, 203.0.113.9, 10.1.1.1", "10.2.2.2"), "several proxies");
    }

    @Test
    void withoutAUsableHopItIsTheProxyThatAsks() {
        assertEquals("10.0.0.7", client(OURS));
        assertEquals("10.0.0.7", client(OURS, "unknown"));
        assertEquals("10.0.0.7", client(OURS, "203.0.113.9, gateway.example"), "names are not looked up");
        assertEquals("10.0.0.7", client(OURS, ",,"));
    }

    @Test
    void whereAllAreTrustedTheFarthestIsTheBrowser() {
        assertEquals("10.3.3.3", client(OURS, "10.3.3.3"));
        assertEquals("10.3.3.3", client(OURS, "10.3.3.3, 10.1.1.1", "10.2.2.2"));
        assertEquals("10.1.1.1", client(OURS, "unknown, 10.1.1.1"));
    }

    @Test
    void theProxySaysHowTheBrowserCameAndWhere() {
        var told = headers("X-Forwarded-Proto", "HTTPS", "X-Forwarded-Host", "Hub.Example", "Host", "10.0.0.7:8080");
        assertTrue(proxies.isSecure(OURS, told, false));
        assertEquals("hub.example", proxies.hostOf(OURS, told));
        assertFalse(proxies.isSecure(OURS, headers("x-forwarded-proto", "http"), true));
        assertTrue(proxies.isSecure(OURS, headers(), true), "silent about it: as it came to us");
        assertEquals("", proxies.hostOf(OURS, headers()));
    }
}
