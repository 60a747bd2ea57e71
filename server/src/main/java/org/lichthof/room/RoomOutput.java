package org.lichthof.room;

import java.util.List;
import org.lichthof.conversation.Availability;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/**
 * Where a room's news go during a step. Called on the room's thread only, in a fixed order; nothing here may block.
 *
 * <p>Two ways out, because they cost differently: {@link #tell} is for one person; the others are for everybody who sees a
 * cell of the map, are written down once a cell, and reach the viewers as shared bytes.
 */
public interface RoomOutput {
    /** News for one person. */
    void tell(PersonId to, RoomNotice notice);

    /** Somebody in this cell is at (x, y) now (world pixels of the map, inside the cell). Once a person and step at most. */
    void moved(int cell, PersonId person, int x, int y, Facing facing, boolean moving);

    /** Somebody who was in this cell is not in it any more: in another cell, or gone from the room. */
    void leftCell(int cell, PersonId person);

    /** A conversation with somebody in this cell changed; told for every cell that holds one of its people. */
    void gathering(int cell, RoomNotice.Gathering gathering);

    /** The same for a large one: told where the version before is known. A cell may be told both in one step. */
    void gatheringChange(int cell, RoomNotice.GatheringChange change);

    /** What people in view know about somebody changed. */
    void face(int cell, Face face);

    record Face(PersonId person, Profile profile, Availability availability, boolean connecting) {}

    void reaction(int cell, PersonId person, String emoji);

    /**
     * This viewer sees another part of the map from now on: columns and rows of cells, all inclusive. Before the step's frames.
     *
     * @param anew what they were told before does not count
     */
    void window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew);

    /** They are no more in this room. */
    void gone(PersonId person);

    /** Changes to the list of everybody, about once a second, for those who watch it. */
    void roster(List<PersonId> watchers, List<RosterLine> changed, List<PersonId> gone, int people);

    /** A watcher who needs the complete list. Answered from {@link Room#roster()} by the host. */
    void rosterWanted(PersonId watcher);

    record RosterLine(
            Face face,
            int areaIndex,
            int conversation,
            boolean listeningOnly,
            boolean conversationLocked,
            int x,
            int y) {
        public static final int NO_CONVERSATION = 0;
    }
}
