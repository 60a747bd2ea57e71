package org.lichthof.wire;

/** Where a written message goes. */
public sealed interface ChatTarget {
    /** The conversation one is in. */
    record Nearby() implements ChatTarget {}

    /** Everybody in this room. */
    record WholeRoom() implements ChatTarget {}

    /** Everybody in the event. */
    record Everyone() implements ChatTarget {}

    /** @param member the other side, whoever wrote */
    record Direct(int member) implements ChatTarget {}
}
