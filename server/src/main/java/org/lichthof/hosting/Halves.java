package org.lichthof.hosting;

import java.util.Arrays;
import java.util.List;
import org.lichthof.room.CellGrid;

/**
 * A room with thousands of people is shown in two halves, one half a step's time after the other: what a step brings is
 * then seen sooner, as the last of a showing wait half as long, and the work comes in smaller pieces. In a room with fewer
 * the first half is everything.
 *
 * <p>The line between them runs through the middle of the crowd, across the longer side of the map, and moves by
 * {@link #STRIDE} rows or columns of cells at a time, so that few are in another half at once. Where somebody is says the middle of
 * their window. For each half there are notes of its own, of all cells that somebody in it may see; along the line both halves
 * take notes of the same cells.
 *
 * <p>A half's notes hold what happened since its last turn. As turns alternate, that is all that somebody from the other half does
 * not know yet, and a little more: they are told it like everybody else, when they {@link #crosses cross}, but for the few
 * cells that they did not see.
 *
 * <p>The room's thread.
 */
final class Halves {
    /** Lines that one turn may pass from one half to the other. */
    private static final int STRIDE = 2;

    /** A map of fewer lines than so many half windows would be noted twice for the most part. */
    private static final int HALF_WINDOWS = 4;

    /** As long as the first half has no less and no more than these parts of all, the line stays. */
    private static final double LEAST = 0.4;

    private static final double MOST = 0.6;

    /** One of the two. */
    static final class Half {
        final CellNotes notes;
        /** What was shown to those near and not yet to those far. */
        final CellNotes farNotes;

        /** Cells in these lines are noted. */
        private Band noted;

        /** And were, without a gap, since this half was shown last. */
        private Band sinceShown;

        private long shown;

        private Half(int cells, Band noted) {
            this.notes = new CellNotes(cells);
            this.farNotes = new CellNotes(cells);
            this.noted = noted;
            this.sinceShown = noted;
        }

        boolean hasAny() {
            return notes.hasAny() || farNotes.hasAny();
        }

        /** What those in this half may see. */
        Band noted() {
            return noted;
        }
    }

    private final CellGrid cells;
    private final boolean ofColumns;
    private final int lines;
    private final Half[] halves;

    /** By cell: 1 where the first half takes notes, 2 the second, 3 both. */
    private final byte[] takers;

    /** The last line of the first half: in the turn before, now, and in the turn to come. */
    private int before;

    private int border;
    private int next;

    /** Where the line is going. */
    private int target;

    private int turn;
    private long showings;

    /** Lines from the middle of a window to its edge, at most. */
    private int reach;

    Halves(CellGrid cells) {
        this.cells = cells;
        this.ofColumns = cells.columns() >= cells.rows();
        this.lines = ofColumns ? cells.columns() : cells.rows();
        this.before = lines - 1;
        this.border = before;
        this.next = before;
        this.target = before;
        var all = new Band(ofColumns, 0, lines - 1);
        this.halves =
                new Half[] {new Half(cells.count(), all), new Half(cells.count(), new Band(ofColumns, lines, lines - 1))
                };
        this.takers = new byte[cells.count()];
        Arrays.fill(takers, (byte) 1);
    }

    // Notes.

    void position(int cell, int person, int position) {
        int who = takers[cell];
        if ((who & 1) != 0) {
            halves[0].notes.position(cell, person, position);
        }
        if ((who & 2) != 0) {
            halves[1].notes.position(cell, person, position);
        }
    }

    void news(int cell, byte[] chunk) {
        int who = takers[cell];
        if ((who & 1) != 0) {
            halves[0].notes.news(cell, chunk);
        }
        if ((who & 2) != 0) {
            halves[1].notes.news(cell, chunk);
        }
    }

    // Who is where.

    /** Whether there are two; else everybody is in the first. */
    boolean areTwo() {
        return Math.min(before, Math.min(border, next)) < lines - 1;
    }

    /** @return 0 or 1 */
    int halfOf(Window window) {
        return window.middle(ofColumns) <= border ? 0 : 1;
    }

    /** Somebody will see so much, as soon as it is their half's turn. */
    void expect(Window window) {
        int middle = window.middle(ofColumns);
        int needed = Math.max(window.last(ofColumns) - middle, middle - window.first(ofColumns));
        if (needed > reach) {
            reach = needed;
            noteAll();
        }
    }

    /** Somebody in this half sees so much from now on. */
    void seen(int half, Window window) {
        if (!halves[half].noted.contains(window.first(ofColumns), window.last(ofColumns))) {
            note(half, halves[half].noted.with(window.first(ofColumns), window.last(ofColumns)));
        }
    }

    /**
     * Whether somebody who saw this in the other half can be told what is new to them in this one, or must be told everything.
     *
     * @param sparesFar whether far cells are shown more seldom: what they know of them is not what people in this half know
     */
    boolean crosses(int half, Window window, Window known, boolean sparesFar) {
        Half here = halves[half];
        Half there = halves[1 - half];
        int first = Math.max(window.first(ofColumns), known.first(ofColumns));
        int last = Math.min(window.last(ofColumns), known.last(ofColumns));
        return !sparesFar
                && !here.farNotes.hasAny()
                && !there.farNotes.hasAny()
                && here.shown < there.shown
                && (first > last || here.sinceShown.contains(first, last));
    }

    // Turns.

    /** Whose turn it is: 0 or 1. */
    int turn() {
        return turn;
    }

    Half half(int which) {
        return halves[which];
    }

    /** Whether the turn is the last of a round, after which everybody has been shown what there was. */
    boolean isLastTurn() {
        return turn == 1 || !areTwo();
    }

    /**
     * It was this half's turn, and its notes have been written; what is noted from here on is for the next.
     *
     * @return whether some are in another half from now on
     */
    boolean shown() {
        boolean isLast = isLastTurn();
        Half half = halves[turn];
        half.shown = ++showings;
        half.sinceShown = half.noted;
        if (areTwo()) {
            halves[1 - turn].notes.seenByTheOthers();
        }
        turn = isLast ? 0 : 1;
        return isLast && moveOn();
    }

    private boolean moveOn() {
        boolean moves = next != border;
        if (moves || before != border || target != border) {
            before = border;
            border = next;
            next = Math.clamp(target, border - STRIDE, border + STRIDE);
            noteAll();
        }
        return moves;
    }

    /**
     * Lets the line go where it should be, a stride after each round.
     *
     * @param windows of all who are in the room
     */
    void divide(List<Window> windows) {
        if (lines < HALF_WINDOWS * reach) {
            target = lines - 1;
            return;
        }
        int[] people = new int[lines];
        int first = 0;
        for (Window window : windows) {
            people[window.middle(ofColumns)]++;
            first += 1 - halfOf(window);
        }
        boolean isFair = first >= LEAST * windows.size() && first <= MOST * windows.size();
        if (!isFair && border == target) {
            target = median(people, windows.size());
        }
    }

    /** Lets the line go out of the room: there will be one half again. */
    void unite() {
        target = lines - 1;
    }

    private static int median(int[] people, int all) {
        int line = 0;
        for (int sum = people[0]; 2 * sum < all; sum += people[line]) {
            line++;
        }
        return line;
    }

    // Who takes notes of what.

    /** Those who cross at their half's next turn stand on the other side of the line until then. */
    private void noteAll() {
        if (!areTwo()) {
            note(0, new Band(ofColumns, 0, lines - 1));
            note(1, new Band(ofColumns, lines, lines - 1));
            return;
        }
        int last = Math.max(before, Math.max(border, next)) + reach;
        int first = Math.min(before, Math.min(border, next)) + 1 - reach;
        note(0, new Band(ofColumns, 0, Math.min(last, lines - 1)));
        note(1, new Band(ofColumns, Math.max(first, 0), lines - 1));
    }

    private void note(int which, Band band) {
        Half half = halves[which];
        half.noted = band;
        half.sinceShown = half.sinceShown.common(band);
        for (int cell = 0; cell < takers.length; cell++) {
            int line = ofColumns ? cell % cells.columns() : cell / cells.columns();
            int other = takers[cell] & ~(1 << which);
            takers[cell] = (byte) (band.contains(line) ? other | 1 << which : other);
        }
    }
}
