package org.lichthof.api;

import org.lichthof.access.Doorkeeper;
import org.lichthof.event.Event;
import org.lichthof.http.Problem;
import org.lichthof.http.Request;
import org.lichthof.http.Response;

/**
 * {@code POST /api/events/{slug}/link}: what a personal link is good for, so that the entrance can say "you come as booth
 * staff". A POST, because tokens do not belong into addresses; whoever owns the socket limits how often one may ask.
 */
final class LinkResource {
    private final Doorkeeper doorkeeper;

    LinkResource(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    record Asked(String token) {
        @Override
        public String toString() {
            return "Asked[…]";
        }
    }

    record Answered(String role, String label) {}

    Response look(Request request) {
        Event event = EventResource.find(doorkeeper, request);
        return doorkeeper
                .look(event.id(), request.json(Asked.class).token())
                .map(invitation -> Response.json(new Answered(invitation.role().key(), invitation.label())))
                .orElseThrow(() -> Problem.notFound(
                        "This personal link is wrong, has expired, or was taken back.",
                        "Ask for a new one, or come in without it."));
    }
}
