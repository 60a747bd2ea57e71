package org.lichthof.hosting;

import java.util.Optional;
import java.util.function.Consumer;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.PersonId;

/**
 * The way into the rooms; who is in tells their {@link Visit} what they wish. Nobody learns where a room lives. Any thread; nothing blocks.
 *
 * <p>A member is in one room of an event at a time, over one connection: the newest. All implementations pass
 * {@code RoomsContract}.
 */
public interface Rooms {
    /**
     * Somebody wishes to come in, or to come back. A member whose place is kept, or who is there over an older connection,
     * gets that place; a member who is in another room leaves it when this one has a place for them. Answered on the
     * visitor's loop with {@link Visitor#admitted} or {@link Visitor#turnedAway}, or with {@link Visitor#dismissed} when
     * a newer connection was faster.
     */
    void enter(RoomKey room, Entrance entrance, Visitor visitor);

    /** Where this member is now, or has a place kept. */
    Optional<Whereabouts> find(String event, int member);

    /**
     * Asks where in their room a member stands. The answer comes on the room's thread; empty when they are nowhere.
     *
     * @return false when their room has more to do than it can: there will be no answer
     */
    boolean locate(String event, int member, Consumer<Optional<Located>> answer);

    /** People in the room now; 0 for rooms that nobody has entered yet. */
    int people(RoomKey room);

    record Whereabouts(RoomKey room, PersonId person) {}

    record Located(RoomKey room, RosterLine line) {}
}
