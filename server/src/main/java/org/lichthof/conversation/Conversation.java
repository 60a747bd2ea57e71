package org.lichthof.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation, as long as it lasts. */
final class Conversation {
    final ConversationId id;
    final ConversationKind kind;
    /** Number of the area that makes it, or -1. */
    final int areaIndex;

    final @Nullable Venue venue;
    long formedAtMillis;
    long key;
    boolean locked;
    boolean ended;

    /** Ascending by number. */
    final List<Attendee> members = new ArrayList<>();

    boolean toldFormed;
    boolean toldLocked;
    boolean touched;

    Conversation(ConversationId id, ConversationKind kind, int areaIndex, @Nullable Venue venue, long key) {
        this.id = id;
        this.kind = kind;
        this.areaIndex = areaIndex;
        this.venue = venue;
        this.key = key;
    }

    void add(Attendee person) {
        int at = members.size();
        while (at > 0 && members.get(at - 1).id > person.id) {
            at--;
        }
        members.add(at, person);
    }

    boolean has(Attendee person) {
        return person.conversation() == this;
    }
}
