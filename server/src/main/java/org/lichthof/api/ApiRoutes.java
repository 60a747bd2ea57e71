package org.lichthof.api;

import org.lichthof.access.Doorkeeper;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.http.Handler;
import org.lichthof.http.Problem;
import org.lichthof.http.Router;

/** The table of all routes; docs/api.md describes them one by one. */
public final class ApiRoutes {
    /** Nobody sends more than a token yet. */
    private static final int LARGEST_BODY = 16_384;

    private ApiRoutes() {}

    /** @param nameLength most characters (code points) of a name, as the entrance is told */
    public static Router of(Doorkeeper doorkeeper, PeopleCount people, int nameLength) {
        EventsResource events = new EventsResource(doorkeeper);
        EventResource event = new EventResource(doorkeeper, people, nameLength);
        LinkResource link = new LinkResource(doorkeeper);
        return Router.builder(LARGEST_BODY)
                .get("/api/events", events::list)
                .get("/api/events/{slug}", event::read)
                .post("/api/events/{slug}/link", guarded(link::look))
                .build();
    }

    /** The world's fault becomes an answer here, once, and nowhere below. */
    private static Handler guarded(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (StoreUnavailable e) {
                throw Problem.unavailable("The server cannot read what it has kept.", "Try again in a moment.");
            }
        };
    }
}
