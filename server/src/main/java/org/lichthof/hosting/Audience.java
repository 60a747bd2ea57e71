package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.CellGrid;
import org.lichthof.room.Room;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/**
 * Everybody who watches a room. Notes down what a step brings, cell by cell, and hands it to the event loops.
 *
 * <p>There is one set of {@link StepBytes}, and it is written only when all loops have brought the last one. While they have
 * not, notes go on and the newest position of each person replaces the one before: an overloaded server shows fewer steps, it
 * never queues them, and spares far ones before near ones ({@link ShowingRates}). Letters do not wait for other loops: they go ahead of the notes, each loop's in their order.
 *
 * <p>The room's thread.
 */
final class Audience implements RoomOutput {
    /** People who left are told at most so often: it goes to everybody, and nobody waits for it. */
    private static final long GONE_EVERY_MILLIS = 1_000;

    /** In between many people have walked from one part to the next; it takes a look at all of them. */
    private static final int ROUNDS_UNTIL_BALANCED = 16;

    private final CellGrid cells;
    private final HostingMeters meters;
    private final SeatPlan seats;
    private final Pace pace;
    private final Directory directory;
    private final Copies copies = new Copies();

    private final Parts parts;

    private final ShowingRates rates = new ShowingRates();

    private int partsWanted = 1;
    private boolean hasShown;
    private int rounds;

    private final List<PersonId> gone = new ArrayList<>();
    private long goneToldAt;
    private byte[] goneChunk = {};

    private final List<PersonId> rosterSeekers = new ArrayList<>();

    private final StepBytes step;
    private final Viewers viewers;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long doneAtMillis;
    private final Runnable done;
    private final Map<Loop, LoopAudience> loops = new HashMap<>();
    private final Asking asking;

    private RoomNotice.@Nullable Gathering lastGathering;
    private byte[] lastGatheringBytes = {};
    private RoomNotice.@Nullable GatheringChange lastChange;
    private byte[] lastChangeBytes = {};

    /** The seats of a room by number, and what the host does with notices that are not for the line. */
    interface SeatPlan {
        @Nullable
        Seat seat(PersonId person);

        List<Seat> all();

        /** @return true when it was for the host alone */
        boolean takes(Seat seat, RoomNotice notice);
    }

    Audience(Room room, SeatPlan seats, HostingMeters meters, Pace pace) {
        this.pace = pace;
        this.cells = room.cells();
        this.seats = seats;
        this.meters = meters;
        this.parts = new Parts(cells);
        this.step = new StepBytes(cells);
        this.directory = new Directory(room);
        this.viewers = new Viewers(room, seats, parts, step, new WholeCell(this));
        this.asking = new Asking(parts, rates, loops.values(), pace);
        this.done = () -> {
            doneAtMillis = pace.nowMillis();
            underWay.decrementAndGet();
        };
    }

    /** Steps of the room from one showing to the next; asked from any thread. */
    int nearSteps() {
        return rates.near();
    }

    /** The same for those far from a viewer. */
    int farSteps() {
        return rates.far();
    }

    LoopAudience of(Loop loop) {
        return loops.computeIfAbsent(loop, l -> new LoopAudience(l, meters, pace));
    }

    // What the room says.

    @Override
    public void tell(PersonId to, RoomNotice notice) {
        Seat seat = seats.seat(to);
        if (seat == null || seats.takes(seat, notice)) {
            return;
        }
        if (notice instanceof RoomNotice.Placed placed && placed.cause() == RoomNotice.PlacedCause.CORRECTION) {
            meters.putBack();
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
        parts.position(cell, person.value(), position(cell, x, y, facing, moving));
    }

    @Override
    public void leftCell(int cell, PersonId person) {
        parts.position(cell, person.value(), CellMoves.GONE);
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

    @Override
    public void gathering(int cell, RoomNotice.Gathering gathering) {
        parts.news(cell, bytesOf(gathering));
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
        parts.news(cell, bytesOf(change));
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
        parts.news(cell, directory.changed(face));
    }

    @Override
    public void reaction(int cell, PersonId person, String emoji) {
        parts.news(cell, ChunkWriter.reaction(person, emoji));
    }

    @Override
    public void window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew) {
        viewers.look(viewer, new Window(x0, y0, x1, y1), anew);
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

    /**
     * Hands the notes to the event loops, when it is time and these have brought the last ones.
     *
     * @param nextMillis when the next step will be done
     * @param beatMillis from one to the next
     */
    void publish(long nowMillis, long nextMillis, int beatMillis) {
        rates.stepped(nowMillis);
        if (rates.isDue()) {
            asking.showingIsDue();
        }
        // As long as the last chunk has not been handed over, they wait for the next.
        if (goneChunk.length == 0
                && !gone.isEmpty()
                && nowMillis - goneToldAt >= GONE_EVERY_MILLIS
                && parts.turn() == 0) {
            goneChunk = ChunkWriter.gone(gone);
            gone.clear();
            goneToldAt = nowMillis;
        }
        if (underWay.get() > 0) {
            meters.heldBack();
            handLetters();
        } else {
            rates.brought(doneAtMillis, pace.busy());
            show(nowMillis, nextMillis);
        }
        asking.askBefore(nextMillis, beatMillis);
    }

    /** Those who walk, and when they are asked where they are. */
    Asking asking() {
        return asking;
    }

    private void show(long nowMillis, long nextMillis) {
        boolean due = rates.isDue();
        for (int others = parts.count() - 1; due && others > 0 && !hasAnyFor(parts.turn()); others--) {
            endTurn(); // the others need not wait for it
        }
        int turn = parts.turn();
        boolean isTurn = due && hasAnyFor(turn);
        if (!isTurn && !hasLetters()) {
            return;
        }
        Parts.Part part = parts.part(turn);
        step.begin(turn, part.farNotes.hasAny());
        if (isTurn && part.hasAny()) {
            writeNotes(part);
            rates.shownOne(nowMillis);
            hasShown = true;
        } else {
            step.noChanges();
        }
        if (isTurn && goneChunk.length > 0) {
            step.everybody(goneChunk);
        }
        // Who looks elsewhere is shown it together with what changed: one frame, not two.
        if (isTurn) {
            viewers.turn(turn, rates.sparesFar());
        }
        handStep(isTurn ? nextAfter(turn, nextMillis, nextMillis - nowMillis) : null);
        if (isTurn) {
            endTurn();
        }
    }

    private NextShowings nextAfter(int turn, long nextMillis, long stepMillis) {
        long next = nextMillis + (rates.near() - 1) * stepMillis;
        var all = new NextShowings(next);
        for (int then = parts.after(turn); then != turn; then = parts.after(then)) {
            all.set(then, next);
            next += rates.near() * stepMillis;
        }
        all.set(turn, next);
        return all;
    }

    private boolean hasAnyFor(int part) {
        return parts.part(part).hasAny() || goneChunk.length > 0 || viewers.anyTurns(part);
    }

    private void writeNotes(Parts.Part part) {
        // Who is spared no more is shown what they were not.
        boolean sparesFar = rates.sparesFar() || part.farNotes.hasAny();
        part.notes.writeTo(step, sparesFar ? part.farNotes : null);
        if (sparesFar) {
            part.farNotes.writeFarTo(step, rates.includesFar());
        }
    }

    private void endTurn() {
        boolean isLast = parts.isLastTurn();
        if (parts.shown()) {
            viewers.findWhoIsInAnotherPart();
        }
        rates.inParts(parts.count());
        if (isLast) {
            goneChunk = new byte[0];
            if (hasShown) {
                rates.shownAll();
                hasShown = false;
            }
            if (++rounds % ROUNDS_UNTIL_BALANCED == 0) {
                viewers.balance(partsWanted);
            }
        }
    }

    /** @param most so many parts are to be shown what happens, one after the other */
    void divide(int most) {
        partsWanted = most;
    }

    /** In how many parts they are shown it now. */
    int parts() {
        return parts.count();
    }

    private void handStep(@Nullable NextShowings then) {
        for (LoopAudience loop : loops.values()) {
            if (loop.wants(step)) {
                underWay.incrementAndGet();
                if (!hand(loop, loop.delivery(step, then, done))) {
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

    /** A reader that fell behind is told everything in view with the next step. */
    void resync(Seat seat) {
        viewers.showAll(seat);
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
