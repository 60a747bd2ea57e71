package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a proxy on this machine. What strangers' headers are worth: {@link FrontDoorIntegrationTest}. */
class TrustedProxyIntegrationTest {
    @TempDir
    static Path folder;

    private static OpenHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = new OpenHouse(folder)
                .with("LICHTHOF_TRUSTED_PROXIES", "127.0.0.0/8")
                .with("LICHTHOF_LIMITS_REQUESTS_PER_MINUTE_PER_ADDRESS", "2")
                .with("LICHTHOF_LIMITS_CONNECTIONS_PER_ADDRESS", "2")
                .open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> hello(String... headers) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/api/hello"))
                                .headers(headers)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theProxySaysWhoAsksAndHow() throws Exception {
        var answer = hello("x-forwarded-for", "127.0.0.1, 203.0.113.9", "x-forwarded-proto", "https");
        assertEquals("{\"from\":\"203.0.113.9\"}", answer.body());
        assertTrue(answer.headers().firstValue("strict-transport-security").isPresent());
        assertTrue(hello("x-forwarded-for", "203.0.113.9", "x-forwarded-proto", "http")
                .headers()
                .firstValue("strict-transport-security")
                .isEmpty());
    }

    @Test
    void l5ConnectionsCountForThoseBehindTheProxyEach() throws Exception {
        // The proxy's own address would have been used up by the second.
        try (var one = BareSocket.webSocket(house.port(), 0, "203.0.113.30")) {
            try (var two = BareSocket.webSocket(house.port(), 0, "198.51.100.4, 203.0.113.30");
                    var other = BareSocket.webSocket(house.port(), 0, "203.0.113.31")) {
                assertRefused("203.0.113.30");
                // What a browser wrote in front is not what counts.
                assertRefused("203.0.113.31, 203.0.113.30");
                for (BareSocket inside : List.of(one, two, other)) {
                    inside.send(BareSocket.hello("Ann"));
                    inside.read();
                }
            }
            await().atMost(LichthofClient.PATIENCE).until(() -> isLetIn("203.0.113.30"));
        }
    }

    private static boolean isLetIn(String forwardedFor) {
        try (var again = BareSocket.webSocket(house.port(), 0, forwardedFor)) {
            return again != null;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void assertRefused(String forwardedFor) {
        IOException refused =
                assertThrows(IOException.class, () -> BareSocket.webSocket(house.port(), 0, forwardedFor));
        assertTrue(String.valueOf(refused.getMessage()).contains(" 429 "), refused.getMessage());
    }

    @Test
    void limitsCountForThoseBehindTheProxyEach() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertEquals(200, hello("x-forwarded-for", "203.0.113.20").statusCode());
        }
        assertEquals(429, hello("x-forwarded-for", "203.0.113.20").statusCode());
        assertEquals(200, hello("x-forwarded-for", "203.0.113.21").statusCode());
    }
}
