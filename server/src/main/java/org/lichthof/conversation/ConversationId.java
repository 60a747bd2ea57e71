package org.lichthof.conversation;

/** The number of a conversation, unique in its room for as long as the room runs, and most likely over restarts; 1 and up. */
public record ConversationId(int value) implements Comparable<ConversationId> {
    public ConversationId {
        if (value < 1) {
            throw new IllegalArgumentException("a conversation's number is 1 and up, not " + value);
        }
    }

    @Override
    public int compareTo(ConversationId other) {
        return Integer.compare(value, other.value);
    }
}
