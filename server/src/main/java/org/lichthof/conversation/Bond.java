package org.lichthof.conversation;

/** What two people are to each other. */
enum Bond {
    NONE,
    /** In one conversation, or one is on the way into the other's by wish: the leave distance counts. */
    TOGETHER,
    /** In two conversations. */
    APART
}
