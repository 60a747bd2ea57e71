package org.lichthof.conversation;

/** What makes a conversation. */
public enum ConversationKind {
    /** People standing together. */
    NEARBY,
    /** The floor of a meeting, booth, group or help point area. */
    MEETING,
    /** A stage and its audience. */
    STAGE
}
