package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.Ping;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.ServerMessage;

/** The port as browsers, probes and rude strangers meet it. */
class FrontDoorIntegrationTest {
    @TempDir
    static Path folder;

    private static OpenHouse house;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws IOException {
        house = new OpenHouse(folder)
                .with("LICHTHOF_LIMITS_CONNECTIONS_PER_ADDRESS", "4")
                .with("LICHTHOF_LIMITS_HELLO_SECONDS", "1")
                .with("LICHTHOF_LIMITS_MESSAGES_PER_SECOND", "10")
                .with("LICHTHOF_LIMITS_MESSAGES_BURST", "10")
                .with("LICHTHOF_METRICS", "everybody");
        house.maps.put("/maps/hash/foyer.json", new MapAssets.MapFile(OpenHouse.utf8("{}"), "application/json"));
        house.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void thePageIsTheSameForTheEntranceAndEveryPlaceInTheEvent() throws Exception {
        for (String path : new String[] {"/", "/e/demo", "/e/demo/people"}) {
            var page = get(path);
            assertEquals(200, page.statusCode(), path);
            assertEquals(
                    "text/html; charset=utf-8",
                    page.headers().firstValue("content-type").orElseThrow());
            assertEquals("no-cache", page.headers().firstValue("cache-control").orElseThrow());
        }
        assertEquals(404, get("/elsewhere").statusCode());
        assertEquals(404, get("/assets/").statusCode());
    }

    @Test
    void everyAnswerTellsBrowsersWhatToRefuse() throws Exception {
        for (String path : new String[] {"/", "/healthz", "/api/hello", "/nothing"}) {
            var headers = get(path).headers();
            assertEquals(
                    SecurityHeaders.CONTENT_SECURITY_POLICY,
                    headers.firstValue("content-security-policy").orElseThrow(),
                    path);
            assertEquals("nosniff", headers.firstValue("x-content-type-options").orElseThrow(), path);
            assertEquals("no-referrer", headers.firstValue("referrer-policy").orElseThrow(), path);
        }
    }

    @Test
    void hashedFilesAreCompressedAndKeptForEver() throws Exception {
        var plain = get("/assets/main-abc123.js");
        var zipped = get("/assets/main-abc123.js", "accept-encoding", "gzip, br");
        assertEquals("gzip", zipped.headers().firstValue("content-encoding").orElseThrow());
        assertTrue(zipped.headers().firstValue("cache-control").orElseThrow().contains("immutable"));
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
            assertEquals(
                    new String(plain.body(), StandardCharsets.UTF_8),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        String etag = plain.headers().firstValue("etag").orElseThrow();
        var again = get("/assets/main-abc123.js", "if-none-match", etag);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
    }

    @Test
    void headGivesTheHeadersOfGet() throws Exception {
        var head = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/assets/main-abc123.js"))
                        .HEAD()
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, head.statusCode());
        assertEquals(
                get("/assets/main-abc123.js").headers().firstValue("content-length"),
                head.headers().firstValue("content-length"));
    }

    @Test
    void nothingOutsideOfTheWebFolderCanBeRead() throws Exception {
        for (String path : new String[] {
            "/../logback.xml",
            "/%2e%2e/logback.xml",
            "/assets/..%2f..%2flogback.xml",
            "/.git/config",
            "//etc/passwd",
            "/assets/main-abc123.js.gz"
        }) {
            assertEquals(
                    404,
                    raw("GET " + path + " HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
                            .status(),
                    path);
        }
    }

    @Test
    void mapsComeFromTheirPort() throws Exception {
        var scene = get("/maps/hash/foyer.json");
        assertEquals("{}", new String(scene.body(), StandardCharsets.UTF_8));
        assertTrue(scene.headers().firstValue("cache-control").orElseThrow().contains("immutable"));
        assertEquals(404, get("/maps/hash/none.json").statusCode());
    }

    @Test
    void probesAndMetersAnswer() throws Exception {
        assertEquals(200, get("/healthz").statusCode());
        assertEquals(200, get("/readyz").statusCode());
        assertTrue(new String(get("/metrics").body(), StandardCharsets.UTF_8).contains("lichthof_connections"));
    }

    @Test
    void aRequestThatGoesWrongInTheHouseIsAnswered() throws Exception {
        house.canKeep = () -> {
            throw new IllegalStateException("on purpose");
        };
        try {
            await().atMost(LichthofClient.PATIENCE).until(() -> get("/readyz").statusCode() == 500);
        } finally {
            house.canKeep = () -> true;
        }
        await().atMost(LichthofClient.PATIENCE).until(() -> get("/readyz").statusCode() == 200);
    }

    @Test
    void aPathThatIsNoneIsRefused() throws Exception {
        try (var odd = new BareSocket(house.port(), 0)) {
            odd.write(OpenHouse.utf8("GET ?x HTTP/1.1\r\nhost: x\r\n\r\n"));
            assertEquals("HTTP/1.1 400 Bad Request", odd.readLine());
        }
    }

    @Test
    void whoCannotKeepAnythingIsAliveButNotReady() throws Exception {
        house.canKeep = () -> false;
        try {
            await().atMost(LichthofClient.PATIENCE).until(() -> get("/readyz").statusCode() == 503);
            assertEquals(200, get("/healthz").statusCode());
        } finally {
            house.canKeep = () -> true;
        }
        await().atMost(LichthofClient.PATIENCE).until(() -> get("/readyz").statusCode() == 200);
    }

    @Test
    void restIsAnsweredAndAStrangerCannotForgeWhereTheyComeFrom() throws Exception {
        var hello = get("/api/hello", "x-forwarded-for", "203.0.113.9");
        assertEquals(200, hello.statusCode());
        assertEquals("{\"from\":\"127.0.0.1\"}", new String(hello.body(), StandardCharsets.UTF_8));
        assertEquals(404, get("/api/nothing").statusCode());
    }

    @Test
    void pagesOfOthersMayNotConnect() {
        assertThrows(RuntimeException.class, () -> LichthofClient.connect(house.port(), "https://evil.example"));
        LichthofClient.connect(house.port(), "http://127.0.0.1:" + house.port()).close();
    }

    @Test
    void tooManyConnectionsOfOneAddressAreRefused() {
        await().atMost(LichthofClient.PATIENCE).until(() -> house.gateway().connections() == 0);
        var some = new java.util.ArrayList<LichthofClient>();
        try {
            for (int i = 0; i < 4; i++) {
                some.add(LichthofClient.connect(house.port()));
            }
            assertThrows(RuntimeException.class, () -> LichthofClient.connect(house.port()));
        } finally {
            some.forEach(LichthofClient::close);
        }
        await().atMost(LichthofClient.PATIENCE).until(() -> house.gateway().connections() == 0);
    }

    /** Nobody said that this machine is a proxy, so what it writes about others is worth nothing. */
    @Test
    void whoForgesAddressesHasNoMoreConnectionsThanOthers() throws Exception {
        await().atMost(LichthofClient.PATIENCE).until(() -> house.gateway().connections() == 0);
        var some = new java.util.ArrayList<BareSocket>();
        try {
            for (int i = 0; i < 4; i++) {
                some.add(BareSocket.webSocket(house.port(), 0, "203.0.113." + i));
            }
            var refused = assertThrows(IOException.class, () -> BareSocket.webSocket(house.port(), 0, "203.0.113.99"));
            assertTrue(String.valueOf(refused.getMessage()).contains(" 429 "), refused.getMessage());
        } finally {
            some.forEach(BareSocket::close);
        }
        await().atMost(LichthofClient.PATIENCE).until(() -> house.gateway().connections() == 0);
    }

    @Test
    void whoSaysNothingIsClosed() {
        try (var silent = LichthofClient.connect(house.port())) {
            silent.awaitMessage("a reason", ServerMessage::hasClosing);
            silent.awaitTrue("closed", LichthofClient::isClosed);
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsTheConnection() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            ann.send(new byte[20_000]);
            ann.awaitTrue("closed", LichthofClient::isClosed);
        }
    }

    @Test
    void textFramesAndNonsenseAreNotUnderstood() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            ann.send(new byte[] {1, 2, 3, 4, 5});
            assertEquals(
                    RefusalCode.REFUSAL_CODE_MALFORMED,
                    ann.awaitMessage("a refusal", ServerMessage::hasRefused)
                            .getRefused()
                            .getCode());
            assertFalse(ann.isClosed());
            ann.sendText("hello");
            ann.awaitTrue("closed", LichthofClient::isClosed);
        }
    }

    @Test
    void aFloodIsRefusedOnceAndSlowedDown() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            for (int i = 0; i < 40; i++) {
                ann.send(ClientMessage.newBuilder().setPing(Ping.newBuilder().setClientTime(i + 1)));
            }
            var refused =
                    ann.awaitMessage("a refusal", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_FAST, refused.getCode());
            assertTrue(refused.getRetryAfterMillis() > 0);
            assertFalse(ann.isClosed(), "slowed down, not thrown out");
        }
    }

    @Test
    void requestsThatAreNoRequestsEndInABadRequest() throws IOException {
        assertEquals(400, raw("nonsense\r\n\r\n").status());
        assertEquals(
                426,
                raw("GET /ws HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").status());
        assertEquals(
                405,
                raw("POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
                        .status());
    }

    private record Raw(int status) {}

    private static Raw raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", house.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] head = socket.getInputStream().readNBytes(12);
            return new Raw(Integer.parseInt(new String(head, 9, 3, StandardCharsets.ISO_8859_1)));
        }
    }
}
