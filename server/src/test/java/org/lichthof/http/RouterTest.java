package org.lichthof.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
    record Wish(String name, int count) {}

    private final Router router = Router.builder(64)
            .get("/api/things", request -> Response.text("all"))
            .get("/api/things/{thing}", request -> Response.text(request.variable("thing")))
            .get("/api/things/{thing}/parts/{part}", request -> Response.text(request.variable("part")))
            .post("/api/things", request -> {
                Wish wish = request.json(Wish.class);
                return Response.text(wish.name() + wish.count());
            })
            .get("/api/ours", request -> {
                throw new IllegalStateException("we did this");
            })
            .build();

    @Test
    void aPathFindsItsHandlerAndItsVariables() {
        assertEquals("all", body(ask(Method.GET, "/api/things")));
        assertEquals("lamp", body(ask(Method.GET, "/api/things/lamp")));
        assertEquals("bulb", body(ask(Method.GET, "/api/things/lamp/parts/bulb?x=1")));
    }

    @Test
    void variablesAreDecodedAfterTheSlashesAreCounted() {
        assertEquals("a/b c+d", body(ask(Method.GET, "/api/things/a%2Fb%20c+d")));
        assertEquals(400, ask(Method.GET, "/api/things/100%").status());
    }

    @Test
    void anUnknownPathIsNotFound() {
        for (String path : List.of("/", "/api", "/api/things/", "/api/things/a/parts", "/API/things", "//")) {
            Response response = ask(Method.GET, path);
            assertEquals(404, response.status(), path);
            assertEquals("application/problem+json", response.contentType());
            assertFalse(router.knows(path), path);
        }
        assertTrue(router.knows("/api/things/x"));
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        Response response = ask(Method.DELETE, "/api/things");
        assertEquals(405, response.status());
        assertEquals("GET, HEAD, POST, OPTIONS", response.headers().get("allow"));
        assertEquals(204, ask(Method.OPTIONS, "/api/things").status());
    }

    @Test
    void headIsAnsweredLikeGet() {
        assertEquals(200, ask(Method.HEAD, "/api/things").status());
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        assertEquals(
                413, post("{\"name\":\"" + "x".repeat(64) + "\",\"count\":1}").status());
    }

    @Test
    void jsonOfTheRightShapeArrives() {
        assertEquals("lamp2", body(post("{\"name\":\"lamp\",\"count\":2}")));
    }

    @Test
    void jsonOfAnotherShapeIsToldWhere() {
        for (String wrong : List.of(
                "{\"name\":\"lamp\",\"count\":\"many\"}",
                "{\"name\":\"lamp\",\"count\":1,\"colour\":\"red\"}",
                "{\"name\":null,\"count\":1}",
                "null",
                "[]",
                "{",
                "",
                "{\"name\":\"a\",\"count\":1} x")) {
            Response response = post(wrong);
            assertEquals(400, response.status(), wrong);
            assertTrue(body(response).contains("remedy"), wrong);
        }
        assertTrue(body(post("{\"name\":\"lamp\",\"count\":\"many\"}")).contains("count"));
    }

    @Test
    void whatCameIsNotRepeatedForItMayBeASecret() {
        assertFalse(body(post("{\"name\":{\"x\":\"hush\"},\"count\":\"hush\"}")).contains("hush"));
        assertFalse(body(ask(Method.GET, "/api/hush")).contains("hush"));
    }

    @Test
    void ourMistakeIsToldWithoutItsInsides() {
        Response response = ask(Method.GET, "/api/ours");
        assertEquals(500, response.status());
        assertFalse(body(response).contains("we did this"));
        assertTrue(body(response).contains("incident 1"));
    }

    @Test
    void aProblemIsSentAsRfc9457Says() {
        Response response = Problem.tooManyRequests(7).response();
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Too many requests\",\"status\":429,"
                        + "\"detail\":\"More requests came from this address than are answered.\",\"remedy\":\"Try again in 7 s.\"}",
                body(response));
        assertEquals("7", response.headers().get("retry-after"));
    }

    @Test
    void queriesAndHeadersAreRead() {
        Request request =
                Request.of(Method.GET, "/x?a=1&b=%C3%A4+c&&a=2&d", Map.of("Accept-Language", "de"), new byte[0], "::1");
        assertEquals("1", request.query("a").orElseThrow());
        assertEquals("ä c", request.query("b").orElseThrow());
        assertEquals("", request.query("d").orElseThrow());
        assertTrue(request.query("e").isEmpty());
        assertEquals("de", request.header("accept-language").orElseThrow());
    }

    @Test
    void twoHandlersForOneRouteAreAMistakeOfOurs() {
        Router.Builder builder = Router.builder(1).get("/a", request -> Response.empty());
        assertThrows(IllegalArgumentException.class, () -> builder.get("/a", request -> Response.empty()));
    }

    private Response ask(Method method, String target) {
        return router.route(Request.of(method, target, Map.of(), new byte[0], "::1"));
    }

    private Response post(String json) {
        return router.route(
                Request.of(Method.POST, "/api/things", Map.of(), json.getBytes(StandardCharsets.UTF_8), "::1"));
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
