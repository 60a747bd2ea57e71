package org.lichthof.chat;

import org.lichthof.world.RoomId;

/** Where a kept message goes, as seen by the member who writes or reads. */
public sealed interface Channel {
    /** Everybody in this room. */
    record WholeRoom(RoomId room) implements Channel {}

    /** Everybody in the event. */
    record Everyone() implements Channel {}

    /**
     * One other member. A reader can only ever name the other side, so nobody can ask for the messages of two others.
     *
     * @param member the other side's number
     */
    record Direct(int member) implements Channel {}
}
