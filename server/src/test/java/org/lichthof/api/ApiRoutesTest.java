package org.lichthof.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichthof.MovableClock;
import org.lichthof.access.Doorkeeper;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Role;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;
import org.lichthof.http.Method;
import org.lichthof.http.Request;
import org.lichthof.http.Response;
import org.lichthof.http.Router;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

class ApiRoutesTest {
    private final InMemoryStore store = new InMemoryStore();
    private final MovableClock clock = new MovableClock();
    private final Router router = router(store.invitations());

    @Test
    void openEventsAreListed() {
        assertEquals(
                "{\"events\":[{\"event\":\"demo\",\"title\":{\"de\":\"Treffen\",\"en\":\"Meeting\"},"
                        + "\"description\":{},\"languages\":[\"de\",\"en\"]}]}",
                body(get("/api/events")));
    }

    @Test
    void anEventTellsWhatTheEntranceNeedsAndNobodysName() {
        assertEquals(
                "{\"event\":\"demo\",\"title\":{\"de\":\"Treffen\",\"en\":\"Meeting\"},\"description\":{},"
                        + "\"privacy\":{\"\":\"Nothing is kept.\"},\"languages\":[\"de\",\"en\"],\"open\":true,\"nameLength\":40,"
                        + "\"rooms\":[{\"room\":\"hall\",\"title\":{\"\":\"Hall\"},\"people\":4,\"capacity\":10}]}",
                body(get("/api/events/demo")));
        assertTrue(body(get("/api/events/closed")).contains("\"open\":false"));
        assertEquals(403, get("/api/events/broken").status(), "closed for now");
    }

    @Test
    void anUnknownEventIsNotFoundWithARemedy() {
        for (String slug : List.of("none", "DEMO", "%2e%2e", "demo%00")) {
            Response response = get("/api/events/" + slug);
            assertEquals(404, response.status(), slug);
            assertEquals("application/problem+json", response.contentType());
            assertTrue(body(response).contains("\"remedy\":\"Check the address"), slug);
        }
    }

    @Test
    void aLinkTellsItsRole() {
        store.invitations()
                .add(
                        new EventId("demo"),
                        Role.BOOTH_STAFF,
                        "Booth 3",
                        TokenHash.of("secret"),
                        clock.instant(),
                        Optional.empty());
        assertEquals("{\"role\":\"booth-staff\",\"label\":\"Booth 3\"}", body(post("demo", "{\"token\":\"secret\"}")));
        assertEquals(404, post("closed", "{\"token\":\"secret\"}").status(), "another event's");
        assertEquals(404, post("demo", "{\"token\":\"guess\"}").status());
        assertEquals(404, post("demo", "{\"token\":\"\"}").status());
        assertEquals(404, post("none", "{\"token\":\"secret\"}").status());
        assertFalse(body(post("demo", "{\"token\":\"guess\"}")).contains("guess"));
    }

    @Test
    void aBodyOfAnotherShapeIsRefused() {
        for (String body : List.of("", "{}", "{\"token\":null}", "{\"token\":{}}", "[]", "{\"tokem\":\"x\"}")) {
            assertEquals(400, post("demo", body).status(), body);
        }
        assertEquals(
                413, post("demo", "{\"token\":\"" + "x".repeat(20_000) + "\"}").status());
        assertEquals(405, get("/api/events/demo/link").status());
    }

    @Test
    void aStoreThatFailsIsToldWithoutItsInsides() {
        Router failing = router(new Invitations() {
            @Override
            public Invitation add(
                    EventId event,
                    Role role,
                    String label,
                    TokenHash token,
                    java.time.Instant now,
                    Optional<java.time.Instant> expires) {
                throw failure();
            }

            @Override
            public Optional<Invitation> byToken(EventId event, TokenHash token) {
                throw failure();
            }

            @Override
            public Optional<Invitation> byNumber(EventId event, long number) {
                throw failure();
            }

            @Override
            public List<Invitation> of(EventId event) {
                throw failure();
            }

            @Override
            public boolean revoke(EventId event, long number, java.time.Instant now) {
                throw failure();
            }

            private StoreUnavailable failure() {
                return new StoreUnavailable("/var/lib/lichthof is full.", "Free some space.", null);
            }
        });
        Response response = failing.route(request(Method.POST, "/api/events/demo/link", "{\"token\":\"x\"}"));
        assertEquals(503, response.status());
        assertFalse(body(response).contains("/var/lib"));
        assertEquals("5", response.headers().get("retry-after"));
    }

    @Test
    void everyRouteIsInTheDocs() throws Exception {
        Path root = Path.of("").toAbsolutePath().endsWith("server") ? Path.of("..") : Path.of("");
        String page = Files.readString(root.resolve("docs/api.md"));
        router.routes().forEach(route -> assertTrue(page.contains("`" + route + "`"), route));
    }

    private Router router(Invitations invitations) {
        Doorkeeper doorkeeper = new Doorkeeper(
                List.of(event("demo", true), event("closed", false)),
                Set.of("broken"),
                store.members(),
                invitations,
                clock,
                40);
        return ApiRoutes.of(doorkeeper, (event, room) -> room.value().length(), 40);
    }

    private Response get(String path) {
        return router.route(request(Method.GET, path, ""));
    }

    private Response post(String event, String body) {
        return router.route(request(Method.POST, "/api/events/" + event + "/link", body));
    }

    private static Request request(Method method, String path, String body) {
        return Request.of(method, path, Map.of(), body.getBytes(StandardCharsets.UTF_8), "::1");
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Event event(String id, boolean isOpen) {
        return new Event(
                new EventId(id),
                new LocalText(Map.of("de", "Treffen", "en", "Meeting")),
                LocalText.NONE,
                LocalText.of("Nothing is kept."),
                List.of("de", "en"),
                isOpen,
                List.of(new RoomPlan(new RoomId("hall"), LocalText.of("Hall"), Path.of("hall.tmj"), 10)));
    }
}
