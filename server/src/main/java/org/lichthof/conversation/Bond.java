package org.lichthof.conversation;

/** What two people are to each other. */
enum Bond {
    NONE,
    /** In one conversation, or one is on the way into the other's by wish: the leave distance counts. */
    TOGETHER,
    /** In two conversations of which one has only just begun: they may have formed by halves, and nothing keeps them apart. */
    FRESHLY_APART,
    /** In two conversations that have both gone on for a while. */
    APART
}
