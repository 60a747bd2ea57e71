package org.lichthof.hosting;

import java.util.Optional;
import java.util.function.Consumer;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.PersonId;

/**
 * The only door to the rooms; nobody learns where a room lives. Any thread; nothing blocks.
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

    /** Tells a room a wish of somebody who is in it; those who hold a {@link Visit} tell that. */
    Told tell(RoomKey room, RoomCommand command);

    /** Where this member is now, or has a place kept. */
    Optional<Whereabouts> find(String event, int member);

    /**
     * Asks where in their room a member stands. The answer comes on the room's thread; empty when they are nowhere.
     */
    void locate(String event, int member, Consumer<Optional<Located>> answer);

    /** People in the room now; 0 for rooms that nobody has entered yet. */
    int people(RoomKey room);

    /** What became of a command. */
    enum Told {
        TAKEN,
        /** The inbox is full: say so to whoever wished it. */
        INBOX_FULL,
        /** There is no such room, or nobody is in it. */
        NO_SUCH_ROOM
    }

    record Whereabouts(RoomKey room, PersonId person) {}

    record Located(RoomKey room, RosterLine line) {}
}
