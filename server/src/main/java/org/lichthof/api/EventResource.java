package org.lichthof.api;

import java.util.List;
import java.util.Map;
import org.lichthof.access.Doorkeeper;
import org.lichthof.event.Event;
import org.lichthof.http.Problem;
import org.lichthof.http.Request;
import org.lichthof.http.Response;

/** {@code GET /api/events/{slug}}: what the entrance page says about an event. */
final class EventResource {
    private final Doorkeeper doorkeeper;
    private final PeopleCount people;
    private final int nameLength;

    /** @param nameLength most characters (code points) of a name */
    EventResource(Doorkeeper doorkeeper, PeopleCount people, int nameLength) {
        this.doorkeeper = doorkeeper;
        this.people = people;
        this.nameLength = nameLength;
    }

    record RoomEntry(String room, Map<String, String> title, int people, int capacity) {}

    record Entrance(
            String event,
            Map<String, String> title,
            Map<String, String> description,
            Map<String, String> privacy,
            List<String> languages,
            boolean open,
            int nameLength,
            List<RoomEntry> rooms) {}

    Response read(Request request) {
        Event event = find(doorkeeper, request);
        return Response.json(new Entrance(
                event.id().value(),
                event.title().byLanguage(),
                event.description().byLanguage(),
                event.privacyNote().byLanguage(),
                event.languages(),
                event.isOpen(),
                nameLength,
                event.rooms().stream()
                        .map(room -> new RoomEntry(
                                room.id().value(),
                                room.title().byLanguage(),
                                people.in(event.id(), room.id()),
                                room.capacity()))
                        .toList()));
    }

    static Event find(Doorkeeper doorkeeper, Request request) {
        String slug = request.variable("slug");
        return doorkeeper
                .event(slug)
                .orElseThrow(() -> doorkeeper.isClosedForNow(slug)
                        ? Problem.forbidden("The event is closed for now.", "Try again later.")
                        : Problem.notFound(
                                "There is no such event here.", "Check the address, or ask who sent it to you."));
    }
}
