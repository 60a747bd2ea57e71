package org.lichthof.room;

import java.util.List;

/**
 * What somebody heard nearby. Kept in memory alone, for as long as they are in the event: a room hands it out with
 * {@link RoomNotice.Departed} and takes it back with {@link RoomCommand.Arrive}, be it the same room or the next one.
 *
 * @param messages the newest {@value #MOST_MESSAGES} at most, oldest first
 * @param said marks of the newest {@value #MOST_MARKS} messages of their own, oldest first: what comes a second time is not
 *     delivered a second time
 * @param newest number of the newest message; 0: none yet
 */
public record Heard(List<RoomNotice.SaidNearby> messages, List<Mark> said, long newest) {
    public static final int MOST_MESSAGES = 200;
    public static final int MOST_MARKS = 100;
    public static final Heard NOTHING = new Heard(List.of(), List.of(), 0);

    public Heard {
        messages = List.copyOf(messages);
        said = List.copyOf(said);
    }

    /** One message of their own: the client's mark, and when it was said by the wall clock. */
    public record Mark(String clientRef, long sentAtMillis) {}
}
