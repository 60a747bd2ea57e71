package org.lichthof.event;

import java.util.List;
import java.util.Optional;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

/**
 * The occasion that people attend.
 *
 * @param id its name in addresses
 * @param privacyNote what the entrance says about what is kept, and how long
 * @param languages of its texts, BCP 47, the first is the one for people who speak none of them
 * @param isOpen whether citizens may come in; who prepares the event may before
 * @param rooms at least one; who wishes for no room comes into the first
 */
public record Event(
        EventId id,
        LocalText title,
        LocalText description,
        LocalText privacyNote,
        List<String> languages,
        boolean isOpen,
        List<RoomPlan> rooms) {
    public Event {
        languages = List.copyOf(languages);
        rooms = List.copyOf(rooms);
        if (rooms.isEmpty()) {
            throw new IllegalArgumentException("event '" + id + "' has no room");
        }
        if (rooms.stream().map(RoomPlan::id).distinct().count() < rooms.size()) {
            throw new IllegalArgumentException("event '" + id + "' has two rooms of one name");
        }
    }

    /** One of its texts for whoever speaks this language; in the event's first, if there is none in theirs. */
    public String in(String language, LocalText text) {
        return text.in(language, languages);
    }

    public RoomPlan firstRoom() {
        return rooms.getFirst();
    }

    public Optional<RoomPlan> room(RoomId wanted) {
        return rooms.stream().filter(room -> room.id().equals(wanted)).findFirst();
    }
}
