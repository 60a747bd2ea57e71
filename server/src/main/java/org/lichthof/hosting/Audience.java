package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.CellGrid;
import org.lichthof.room.Room;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/**
 * Everybody who watches a room. Notes down what a step brings, cell by cell, and hands it to the event loops.
 *
 * <p>There is one set of {@link StepBytes}, and it is written only when all loops have brought the last one. While they have
 * not, notes go on and the newest position of each person replaces the one before: an overloaded server shows fewer steps, it
 * never queues them. Letters do not wait for other loops: they go ahead of the notes, each loop's in their order.
 *
 * <p>The room's thread.
 */
final class Audience implements RoomOutput {
    /** People who left are told at most so often: it goes to everybody, and nobody waits for it. */
    private static final long GONE_EVERY_MILLIS = 1_000;

    private final Room room;
    private final CellGrid cells;
    private final HostingMeters meters;
    private final SeatPlan seats;
    private final Directory directory;
    private final Copies copies = new Copies();

    private final @Nullable CellMoves[] moves;
    private final @Nullable Bytes[] extras;
    private boolean hasNotes;

    /** By person: the number of the notes in which they appear, to know cheaply that somebody is not noted yet. */
    private int[] notedIn = new int[256];

    /** By person: the cell in whose column they were noted last, and their place in it. */
    private int[] notedCell = new int[256];

    private int[] notedAt = new int[256];

    private int notes = 1;

    private final List<PersonId> gone = new ArrayList<>();
    private long goneToldAt;
    private final List<PersonId> turned = new ArrayList<>();
    private final List<PersonId> rosterSeekers = new ArrayList<>();

    private final StepBytes step;
    private final WholeCell wholeCell;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Runnable done = underWay::decrementAndGet;
    private final IdentityHashMap<Executor, LoopAudience> loops = new IdentityHashMap<>();

    private RoomNotice.@Nullable Gathering lastGathering;
    private byte[] lastGatheringBytes = {};
    private RoomNotice.@Nullable GatheringChange lastChange;
    private byte[] lastChangeBytes = {};

    /** The seats of a room by number, and what the host does with notices that are not for the line. */
    interface SeatPlan {
        @Nullable
        Seat seat(PersonId person);

        /** @return true when it was for the host alone */
        boolean takes(Seat seat, RoomNotice notice);
    }

    Audience(Room room, SeatPlan seats, HostingMeters meters) {
        this.room = room;
        this.cells = room.cells();
        this.seats = seats;
        this.meters = meters;
        this.moves = new CellMoves[cells.count()];
        this.extras = new Bytes[cells.count()];
        this.step = new StepBytes(cells);
        this.directory = new Directory(room);
        this.wholeCell = new WholeCell(this);
    }

    LoopAudience of(Executor loop) {
        return loops.computeIfAbsent(loop, l -> new LoopAudience(l, meters));
    }

    // What the room says.

    @Override
    public void tell(PersonId to, RoomNotice notice) {
        Seat seat = seats.seat(to);
        if (seat == null || seats.takes(seat, notice)) {
            return;
        }
        Visit visit = seat.visit;
        if (visit == null) {
            return;
        }
        visit.audience()
                .post(
                        copies.isForMany(notice)
                                ? new Letter.Frame(visit, copies.of(notice))
                                : new Letter.News(visit, notice));
    }

    @Override
    public void moved(int cell, PersonId person, int x, int y, Facing facing, boolean moving) {
        note(cell, person.value(), position(cell, x, y, facing, moving));
    }

    @Override
    public void leftCell(int cell, PersonId person) {
        note(cell, person.value(), CellMoves.GONE);
    }

    int position(int cell, int x, int y, Facing facing, boolean moving) {
        int left = cell % cells.columns() * cells.cellWidth();
        int top = cell / cells.columns() * cells.cellHeight();
        return CellMoves.position(
                Math.clamp(x - left, 0, cells.cellWidth() - 1),
                Math.clamp(y - top, 0, cells.cellHeight() - 1),
                facing,
                moving);
    }

    private void note(int cell, int person, int position) {
        hasNotes = true;
        CellMoves column = moves[cell];
        if (column == null) {
            column = new CellMoves();
            moves[cell] = column;
        }
        if (person >= notedIn.length) {
            int length = Math.max(person + 1, notedIn.length * 2);
            notedIn = Arrays.copyOf(notedIn, length);
            notedCell = Arrays.copyOf(notedCell, length);
            notedAt = Arrays.copyOf(notedAt, length);
        }
        if (notedIn[person] != notes) {
            notedAt[person] = column.add(person, position);
        } else if (notedCell[person] == cell) {
            column.set(notedAt[person], position);
        } else {
            notedAt[person] = column.put(person, position);
        }
        notedIn[person] = notes;
        notedCell[person] = cell;
    }

    @Override
    public void gathering(int cell, RoomNotice.Gathering gathering) {
        extra(cell, bytesOf(gathering));
    }

    /** The same gathering is told for each cell that holds one of its people: written once. */
    @SuppressWarnings("ReferenceEquality") // a shortcut; a copy would only be written again
    byte[] bytesOf(RoomNotice.Gathering gathering) {
        if (gathering != lastGathering) {
            lastGathering = gathering;
            lastGatheringBytes = ChunkWriter.gathering(gathering);
        }
        return lastGatheringBytes;
    }

    @Override
    public void gatheringChange(int cell, RoomNotice.GatheringChange change) {
        extra(cell, bytesOf(change));
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private byte[] bytesOf(RoomNotice.GatheringChange change) {
        if (change != lastChange) {
            lastChange = change;
            lastChangeBytes = ChunkWriter.gatheringChange(change);
        }
        return lastChangeBytes;
    }

    @Override
    public void face(int cell, Face face) {
        extra(cell, directory.changed(face));
    }

    @Override
    public void reaction(int cell, PersonId person, String emoji) {
        extra(cell, ChunkWriter.reaction(person, emoji));
    }

    private void extra(int cell, byte[] chunk) {
        hasNotes = true;
        Bytes more = extras[cell];
        if (more == null) {
            more = new Bytes(chunk.length);
            extras[cell] = more;
        }
        more.put(chunk);
    }

    @Override
    public void window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew) {
        Seat seat = seats.seat(viewer);
        if (seat != null) {
            seat.window = new Window(x0, y0, x1, y1);
            seat.needsAll |= anew;
            turned.add(viewer);
        }
    }

    @Override
    public void gone(PersonId person) {
        gone.add(person);
        directory.gone(person);
    }

    // The list of everybody, and who is who: the directory's.

    @Override
    public void roster(List<PersonId> watchers, List<RosterLine> changed, List<PersonId> goneOnes, int people) {
        List<Visit> visits = new ArrayList<>(watchers.size());
        for (PersonId watcher : watchers) {
            Seat seat = seats.seat(watcher);
            if (seat != null && seat.visit != null) {
                visits.add(seat.visit);
            }
        }
        directory.tellChanges(visits, changed, goneOnes, people);
    }

    @Override
    public void rosterWanted(PersonId watcher) {
        rosterSeekers.add(watcher);
    }

    /** After the step, because the list is good between two steps only. */
    void endStep() {
        copies.forget();
        for (PersonId watcher : rosterSeekers) {
            Seat seat = seats.seat(watcher);
            if (seat != null && seat.visit != null) {
                directory.tellEverybody(seat.visit);
            }
        }
        rosterSeekers.clear();
    }

    void answerWhoIs(Visit visit, List<PersonId> persons) {
        directory.answerWhoIs(visit, persons);
    }

    // Handing over.

    /** Hands the notes to the event loops, if these have brought the last ones. */
    void publish(long nowMillis) {
        boolean tellGone = !gone.isEmpty() && nowMillis - goneToldAt >= GONE_EVERY_MILLIS;
        if (!hasNotes && !tellGone && turned.isEmpty() && !hasLetters()) {
            return;
        }
        if (underWay.get() > 0) {
            meters.heldBack();
            handLetters();
            return;
        }
        step.begin();
        writeCells();
        if (tellGone) {
            step.everybody(ChunkWriter.gone(gone));
            gone.clear();
            goneToldAt = nowMillis;
        }
        turnViewers();
        for (LoopAudience loop : loops.values()) {
            if (loop.wants(step)) {
                underWay.incrementAndGet();
                if (!hand(loop, loop.delivery(step, done))) {
                    underWay.decrementAndGet();
                }
            }
        }
    }

    /** Only what all are shown waits for the slowest loop; who is on a quicker one hears what is told to them alone. */
    private void handLetters() {
        for (LoopAudience loop : loops.values()) {
            if (loop.hasLetters() && !loop.isBusy()) {
                hand(loop, loop.post());
            }
        }
    }

    private boolean hasLetters() {
        for (LoopAudience loop : loops.values()) {
            if (loop.hasLetters()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hand(LoopAudience loop, Runnable task) {
        try {
            loop.loop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            loop.notTaken(); // the network is closing: so are all its connections
            return false;
        }
    }

    private void writeCells() {
        if (!hasNotes) {
            step.noChanges();
            return;
        }
        for (int cell = 0; cell < moves.length; cell++) {
            step.cell(cell);
            CellMoves column = moves[cell];
            if (column != null && column.count() > 0) {
                ChunkWriter.moves(step.bytes, cell, column);
                column.clear();
            }
            Bytes more = extras[cell];
            if (more != null && more.length() > 0) {
                step.bytes.put(more.array(), 0, more.length());
                more.clear();
            }
        }
        step.endOfCells();
        hasNotes = false;
        notes++;
    }

    private void turnViewers() {
        for (PersonId viewer : turned) {
            Seat seat = seats.seat(viewer);
            if (seat == null || seat.visit == null || seat.window == null) {
                continue;
            }
            Window window = seat.window;
            Window before = seat.needsAll ? null : seat.told;
            if (before != null && before.equals(window)) {
                continue;
            }
            for (int row = window.y0(); row <= window.y1(); row++) {
                for (int column = window.x0(); column <= window.x1(); column++) {
                    if (before == null || !before.contains(column, row)) {
                        writeWhole(row * cells.columns() + column);
                    }
                }
            }
            seat.visit.audience().post(new NewWindow(seat.visit, window, before));
            seat.told = window;
            seat.needsAll = false;
        }
        turned.clear();
    }

    private void writeWhole(int cell) {
        if (step.hasWhole(cell)) {
            return;
        }
        step.wholeBegins(cell);
        wholeCell.begin(cell);
        room.tellCell(cell, wholeCell);
        wholeCell.writeTo(step.bytes);
        step.wholeEnds(cell);
    }

    /** A reader that fell behind is told everything in view with the next step. */
    void resync(Seat seat) {
        seat.needsAll = true;
        turned.add(seat.person);
    }

    void attach(Seat seat, Visit visit) {
        seat.attach(visit);
        visit.audience().expect(1);
    }

    void detach(Seat seat) {
        Visit visit = seat.visit;
        if (visit != null) {
            visit.audience().expect(-1);
            seat.visit = null;
        }
    }

    /** The room is no more; what was not handed over is not brought. */
    void close() {
        directory.close();
        copies.forget();
        loops.values().forEach(LoopAudience::discard);
    }
}
