package org.lichthof.conversation;

/** What somebody does in a conversation. */
public enum Part {
    /** Speaks and hears. */
    SPEAKER,
    /** Hears only: the audience of a stage, and who came when all places were taken. */
    LISTENER
}
