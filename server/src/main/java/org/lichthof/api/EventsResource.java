package org.lichthof.api;

import java.util.List;
import java.util.Map;
import org.lichthof.access.Doorkeeper;
import org.lichthof.event.Event;
import org.lichthof.http.Request;
import org.lichthof.http.Response;

/** {@code GET /api/events}: the events that are open. */
final class EventsResource {
    private final Doorkeeper doorkeeper;

    EventsResource(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    record Listed(String event, Map<String, String> title, Map<String, String> description, List<String> languages) {}

    record Listing(List<Listed> events) {}

    Response list(Request request) {
        return Response.json(new Listing(doorkeeper.events().stream()
                .filter(Event::isOpen)
                .map(event -> new Listed(
                        event.id().value(),
                        event.title().byLanguage(),
                        event.description().byLanguage(),
                        event.languages()))
                .toList()));
    }
}
