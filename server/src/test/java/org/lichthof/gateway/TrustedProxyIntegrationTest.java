package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
    void limitsCountForThoseBehindTheProxyEach() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertEquals(200, hello("x-forwarded-for", "203.0.113.20").statusCode());
        }
        assertEquals(429, hello("x-forwarded-for", "203.0.113.20").statusCode());
        assertEquals(200, hello("x-forwarded-for", "203.0.113.21").statusCode());
    }
}
