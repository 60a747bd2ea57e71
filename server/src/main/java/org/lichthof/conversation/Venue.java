package org.lichthof.conversation;

import org.jspecify.annotations.Nullable;

/** What has a conversation of its own: a meeting area, or a stage with all its audience areas. */
final class Venue {
    final ConversationKind kind;
    /** Number of the area, for a stage the first one of its name. */
    final int areaIndex;

    final int capacity;

    @Nullable
    Conversation conversation;

    Venue(ConversationKind kind, int areaIndex, int capacity) {
        this.kind = kind;
        this.areaIndex = areaIndex;
        this.capacity = capacity;
    }
}
