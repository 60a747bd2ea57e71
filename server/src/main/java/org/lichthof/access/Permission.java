package org.lichthof.access;

/** What a role may allow. What is not in this list everybody in a room may do: walk, wave, react, knock, follow, ask who is who. */
public enum Permission {
    /** Come in while the event is not open yet, or not any more. */
    ENTER_CLOSED_EVENT,
    SAY_NEARBY,
    SAY_ROOM,
    SAY_DIRECT,
    /** Write to everybody in the event. */
    SAY_EVERYONE,
    LOCK_CONVERSATION,
    /** Ask somebody into one's conversation. */
    INVITE,
    /** Ask where a member is. */
    LOCATE,
    /** Be somewhere at once instead of walking there. */
    JUMP
}
