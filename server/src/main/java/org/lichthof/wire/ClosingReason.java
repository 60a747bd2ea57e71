package org.lichthof.wire;

/** Why the server closes a connection: the protocol's list, in its order. */
public enum ClosingReason {
    SERVER_RESTART,
    OPENED_ELSEWHERE,
    TOO_SLOW,
    IDLE,
    ROOM_FAILED,
    REMOVED,
    PROTOCOL_ERROR
}
