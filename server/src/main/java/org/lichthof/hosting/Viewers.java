package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.CellGrid;
import org.lichthof.room.Room;
import org.lichthof.world.PersonId;

/**
 * Who sees which cells of a room, and in which of its {@link Parts} they are. Whoever sees other cells than they were told of is told
 * with their part's next turn: of new cells everything, of the others what all are shown.
 *
 * <p>The room's thread.
 */
final class Viewers {
    private final Room room;
    private final CellGrid cells;
    private final Audience.SeatPlan seats;
    private final Parts parts;
    private final StepBytes step;
    private final WholeCell wholeCell;

    /** Who has yet to be told; some may be in it twice, or have gone. */
    private final List<PersonId> turned = new ArrayList<>();

    /** @param step what is being written, in each turn */
    Viewers(Room room, Audience.SeatPlan seats, Parts parts, StepBytes step, WholeCell wholeCell) {
        this.room = room;
        this.cells = room.cells();
        this.seats = seats;
        this.parts = parts;
        this.step = step;
        this.wholeCell = wholeCell;
    }

    /** @param anew what they knew of these cells is of no use any more */
    void look(PersonId viewer, Window window, boolean anew) {
        Seat seat = seats.seat(viewer);
        if (seat != null) {
            seat.window = window;
            seat.needsAll |= anew;
            parts.expect(window);
            turned.add(viewer);
        }
    }

    /** They are told everything in view. */
    void showAll(Seat seat) {
        seat.needsAll = true;
        turned.add(seat.person);
    }

    /** After a line between parts has moved. */
    void findWhoIsInAnotherPart() {
        for (Seat seat : seats.all()) {
            if (seat.window != null && seat.told != null && parts.partOf(seat.window) != seat.part) {
                turned.add(seat.person);
            }
        }
    }

    /** @param most so many parts are wanted */
    void balance(int most) {
        List<Window> windows = new ArrayList<>();
        for (Seat seat : seats.all()) {
            if (seat.window != null) {
                windows.add(seat.window);
            }
        }
        parts.divide(windows, most);
    }

    /** Whether somebody in this part has yet to be told. */
    boolean anyTurns(int part) {
        for (PersonId viewer : turned) {
            Seat seat = seats.seat(viewer);
            if (seat != null && seat.window != null && parts.partOf(seat.window) == part) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes what those in this part have to be told, and hands it to their event loops; after the part's notes have been written.
     *
     * @param sparesFar whether far cells are shown more seldom than near ones
     */
    void turn(int part, boolean sparesFar) {
        int waiting = 0;
        for (int i = 0; i < turned.size(); i++) {
            PersonId viewer = turned.get(i);
            Seat seat = seats.seat(viewer);
            if (seat == null || seat.visit == null || seat.window == null) {
                continue;
            }
            if (parts.partOf(seat.window) == part) {
                turn(seat, seat.visit, seat.window, part, sparesFar || step.sparesFar());
            } else {
                turned.set(waiting++, viewer);
            }
        }
        turned.subList(waiting, turned.size()).clear();
    }

    private void turn(Seat seat, Visit visit, Window window, int part, boolean sparesFar) {
        Window before = seat.needsAll ? null : seat.told;
        boolean comesOver = before != null && seat.part != part;
        if (before != null && before.equals(window) && !comesOver) {
            return;
        }
        int from = part;
        if (before != null && comesOver) {
            if (parts.crosses(part, seat.part, window, before, sparesFar)) {
                from = seat.part;
            } else {
                before = null;
            }
        }
        writeFor(window, before, parts.part(part));
        parts.seen(part, window);
        visit.audience().post(new NewWindow(visit, window, before, part, from));
        seat.told = window;
        seat.part = part;
        seat.needsAll = false;
    }

    private void writeFor(Window window, @Nullable Window before, Parts.Part part) {
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = row * cells.columns() + column;
                if (before == null || !before.contains(column, row)) {
                    writeWhole(cell);
                } else if (step.comesNear(window, before, column, row)) {
                    part.farNotes.writeBehindTo(step, cell);
                }
            }
        }
    }

    private void writeWhole(int cell) {
        if (step.whole.begins(cell)) {
            wholeCell.begin(cell);
            room.tellCell(cell, wholeCell);
            wholeCell.writeTo(step.bytes);
            step.whole.ends(cell);
        }
    }
}
