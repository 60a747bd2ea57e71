package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.Room;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.ChunkWriter;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.wire.WebSocketFrames;
import org.lichthof.world.PersonId;

/**
 * Who is who in a room, and the list of everybody: each face, page and change is written once, whoever and however many ask.
 * The room's thread.
 */
final class Directory {
    private final Room room;
    private final ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;

    /** Faces as they stand in a message. */
    private final Map<PersonId, byte[]> faces = new HashMap<>();

    /** The complete list, good until the room tells of the next changes: watchers hear of those anyway. */
    private @Nullable List<ByteBuf> pages;

    Directory(Room room) {
        this.room = room;
    }

    // Faces.

    /** Somebody has another name, another figure; returns it as it stands in a message. */
    byte[] changed(Face face) {
        byte[] bytes = ChunkWriter.face(face);
        faces.put(face.person(), bytes);
        return bytes;
    }

    void gone(PersonId person) {
        faces.remove(person);
    }

    /** Those who are not here any more are answered as gone. */
    void answerWhoIs(Visit visit, List<PersonId> persons) {
        var answer = new Bytes(32 * persons.size());
        List<PersonId> unknown = new ArrayList<>();
        for (PersonId person : persons) {
            byte[] face = faceOf(person);
            if (face == null) {
                unknown.add(person);
            } else {
                answer.put(face);
            }
        }
        if (!unknown.isEmpty()) {
            answer.put(ChunkWriter.gone(unknown));
        }
        post(visit, WebSocketFrames.binary(buffers, answer.array(), 0, answer.length()));
    }

    private byte @Nullable [] faceOf(PersonId person) {
        byte[] kept = faces.get(person);
        if (kept != null) {
            return kept;
        }
        Face face = room.face(person);
        return face == null ? null : changed(face);
    }

    // The list of everybody.

    void tellChanges(List<Visit> watchers, List<RosterLine> changed, List<PersonId> gone, int people) {
        forgetPages();
        if (watchers.isEmpty()) {
            return;
        }
        ByteBuf frame = NoticeEncoder.rosterChange(buffers, changed, gone, people);
        for (Visit watcher : watchers) {
            post(watcher, frame.retainedDuplicate());
        }
        frame.release();
    }

    void tellEverybody(Visit visit) {
        List<ByteBuf> all = pages;
        if (all == null) {
            all = writePages(room.roster());
            pages = all;
        }
        for (ByteBuf page : all) {
            post(visit, page.retainedDuplicate());
        }
    }

    private List<ByteBuf> writePages(List<RosterLine> lines) {
        List<ByteBuf> written = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(lines.size(), from + NoticeEncoder.ROSTER_PAGE);
            written.add(NoticeEncoder.rosterPage(
                    buffers, lines.subList(from, to), lines.size(), from == 0, to < lines.size()));
            from = to;
        } while (from < lines.size());
        return written;
    }

    private void forgetPages() {
        if (pages != null) {
            pages.forEach(ByteBuf::release);
            pages = null;
        }
    }

    void close() {
        forgetPages();
    }

    private static void post(Visit visit, ByteBuf frame) {
        visit.audience().post(new Letter.Frame(visit, frame));
    }
}
