package org.lichthof.wire;

/** Why something was refused: the protocol's list, in its order. */
public enum RefusalCode {
    OUTDATED_CLIENT,
    UNKNOWN_EVENT,
    EVENT_CLOSED,
    BAD_LINK,
    BAD_NAME,
    ROOM_FULL,
    UNKNOWN_ROOM,
    MALFORMED,
    TOO_FAST,
    TOO_LONG,
    NOT_ALLOWED,
    NOT_THERE,
    LOCKED,
    CONVERSATION_FULL,
    NOT_IN_CONVERSATION,
    BUSY,
    STORE_UNAVAILABLE,
    NO_WAY,
    LISTENING_ONLY
}
