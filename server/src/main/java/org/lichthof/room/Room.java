package org.lichthof.room;

import java.util.List;
import java.util.function.Consumer;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.world.PersonId;
import org.lichthof.world.WorldMap;

/** One room: who is in it, where they stand, who talks with whom. See the package page for how it is driven. */
public final class Room {
    public Room(WorldMap map, RoomRules rules, ProximityRules proximity, long seed) {
        throw new UnsupportedOperationException();
    }

    /**
     * Does what was wished since the last step, lets time pass, and says what came of it.
     *
     * @param commands in the order of their arrival
     * @param nowMillis never smaller than in the step before; a monotonic clock, or a test's own
     */
    public void step(Iterable<RoomCommand> commands, long nowMillis, RoomOutput out) {
        throw new UnsupportedOperationException();
    }

    public CellGrid cells() {
        throw new UnsupportedOperationException();
    }

    public int people() {
        throw new UnsupportedOperationException();
    }

    public boolean has(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** Everybody, ascending by number. */
    public List<RoomOutput.RosterLine> roster() {
        throw new UnsupportedOperationException();
    }

    /** What is known of somebody, for {@code WhoIs}; null when they are not here. */
    public RoomOutput.@org.jspecify.annotations.Nullable Face face(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** Where somebody is and with whom; null when they are not here. */
    public RoomOutput.@org.jspecify.annotations.Nullable RosterLine whereIs(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** Tells the whole present state of a cell, for a viewer who sees it for the first time. */
    public void tellCell(int cell, RoomOutput out) {
        throw new UnsupportedOperationException();
    }

    /** Everybody's number, ascending; for hosts that walk over them. */
    public void forEachPerson(Consumer<PersonId> visit) {
        throw new UnsupportedOperationException();
    }
}
