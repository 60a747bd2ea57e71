package org.lichthof.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/**
 * What a client said, checked for form: lengths, ranges, known numbers. Whether it makes sense, and whether they may, is for
 * those who act on it.
 */
public sealed interface ClientMessage {
    /**
     * The first message.
     *
     * @param room wished room, {@code ""} for the event's first
     * @param viewWidth world pixels, 0 when the client did not say
     * @param at wished position, for when the ticket carries none
     */
    record Hello(
            int version,
            int oldestVersion,
            String event,
            String linkToken,
            String memberToken,
            String resumeTicket,
            String name,
            int avatar,
            String language,
            String room,
            String entry,
            int viewWidth,
            int viewHeight,
            long newestMessage,
            long newestNearby,
            String client,
            @Nullable Point at)
            implements ClientMessage {}

    /** A wish that the room answers. */
    record ForRoom(RoomCommand command) implements ClientMessage {}

    record ChangeProfile(String name, int avatar) implements ClientMessage {}

    record Say(String clientRef, ChatTarget to, String text) implements ClientMessage {}

    record Typing(ChatTarget to, boolean typing) implements ClientMessage {}

    /** @param before ids below this one; 0: the newest */
    record ReadHistory(ChatTarget of, long before, int limit) implements ClientMessage {}

    record WhoIs(List<PersonId> persons) implements ClientMessage {}

    record EnterRoom(String room, String entry) implements ClientMessage {}

    record Locate(int member) implements ClientMessage {}

    record Ping(long clientTime) implements ClientMessage {}

    record Goodbye() implements ClientMessage {}

    /** Not a message. The reason is for the client's developer. */
    record Malformed(String why) implements ClientMessage {}
}
