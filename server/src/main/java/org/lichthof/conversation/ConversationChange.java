package org.lichthof.conversation;

import org.lichthof.world.PersonId;

/**
 * What changed in the conversations of a room since the last {@link Conversations#settle}. In the order of a consistent
 * story: a conversation forms before anybody joins it, everybody has left before it ends.
 */
public sealed interface ConversationChange {
    ConversationId conversation();

    /** @param areaIndex number of the map area that makes it, or -1 when nearness does */
    record Formed(ConversationId conversation, ConversationKind kind, int areaIndex) implements ConversationChange {}

    record Joined(ConversationId conversation, PersonId person, Part part) implements ConversationChange {}

    /** A listener got a speaker's place, or the other way round. */
    record PartChanged(ConversationId conversation, PersonId person, Part part) implements ConversationChange {}

    record Left(ConversationId conversation, PersonId person) implements ConversationChange {}

    record LockChanged(ConversationId conversation, boolean locked) implements ConversationChange {}

    record Ended(ConversationId conversation) implements ConversationChange {}
}
