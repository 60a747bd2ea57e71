package org.lichthof.hosting;

import java.util.List;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/** Takes down all that a cell holds, for those who see it for the first time. Used again and again by the room's thread. */
final class WholeCell implements RoomOutput {
    private final Audience audience;
    private final CellMoves everybody = new CellMoves();
    private final Bytes more = new Bytes(64);
    private int cell;

    WholeCell(Audience audience) {
        this.audience = audience;
    }

    void begin(int which) {
        cell = which;
        everybody.clear();
        more.clear();
    }

    void writeTo(Bytes out) {
        if (everybody.count() > 0) {
            ChunkWriter.moves(out, cell, everybody);
        }
        out.put(more.array(), 0, more.length());
    }

    @Override
    public void moved(int in, PersonId person, int x, int y, Facing facing, boolean moving) {
        everybody.add(person.value(), audience.position(in, x, y, facing, moving));
    }

    @Override
    public void gathering(int in, RoomNotice.Gathering gathering) {
        more.put(audience.bytesOf(gathering));
    }

    @Override
    public void gatheringChange(int in, RoomNotice.GatheringChange change) {
        throw unexpected();
    }

    @Override
    public void face(int in, Face face) {
        // One that changed lately: those who see this person again know the old one.
        more.put(ChunkWriter.face(face));
    }

    @Override
    public void reaction(int in, PersonId person, String emoji) {
        throw unexpected();
    }

    @Override
    public void tell(PersonId to, RoomNotice notice) {
        throw unexpected();
    }

    @Override
    public void leftCell(int in, PersonId person) {
        throw unexpected();
    }

    @Override
    public void window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew) {
        throw unexpected();
    }

    @Override
    public void gone(PersonId person) {
        throw unexpected();
    }

    @Override
    public void roster(List<PersonId> watchers, List<RosterLine> changed, List<PersonId> gone, int people) {
        throw unexpected();
    }

    @Override
    public void rosterWanted(PersonId watcher) {
        throw unexpected();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("a cell's state is people and gatherings, not news");
    }
}
