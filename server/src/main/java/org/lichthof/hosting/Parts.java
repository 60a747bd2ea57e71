package org.lichthof.hosting;

import java.util.Arrays;
import java.util.List;
import org.lichthof.room.CellGrid;

/**
 * A room with thousands of people is shown in parts, one after the other within a step's time: what a step brings is then seen
 * sooner, as the last of a showing wait less, and the work comes in smaller pieces. In a room with fewer the first part is everything.
 *
 * <p>The parts lie side by side along the longer side of the map, with as many people in each; the lines between them move by
 * {@link #STRIDE} rows or columns of cells at a time, so that few are in another part at once. Where somebody is says the middle of
 * their window. For each part there are notes of its own, of all cells that somebody in it may see; along a line the parts on both
 * sides take notes of the same cells.
 *
 * <p>A part's notes hold what happened since its last turn. As all the others have had their turn since then, that is all that
 * somebody from another part does not know yet, and a little more: they are told it like everybody else, when they {@link #crosses cross},
 * but for the few cells that they did not see.
 *
 * <p>The room's thread.
 */
final class Parts {
    /** Most parts: the more, the more cells are noted, and people asked, for two of them. */
    static final int MOST = 4;

    /** Lines that one round may pass from one part to the next. */
    private static final int STRIDE = 2;

    /** A part of fewer lines than so many half windows would be noted twice for the most part. */
    private static final int HALF_WINDOWS = 2;

    /** As long as every part has no less and no more than these shares of an equal one, the lines stay. */
    private static final double LEAST = 0.8;

    private static final double TOO_MANY = 1.2;

    /** One of them. */
    static final class Part {
        final CellNotes notes;
        /** What was shown to those near and not yet to those far. */
        final CellNotes farNotes;

        /** Cells in these lines are noted. */
        private Band noted;

        /** And were, without a gap, since this part was shown last. */
        private Band sinceShown;

        /** It has lines, or had them lately, or will have in the next round. */
        private boolean isOpen;

        private long shown;

        private Part(int cells, Band noted) {
            this.notes = new CellNotes(cells);
            this.farNotes = new CellNotes(cells);
            this.noted = noted;
            this.sinceShown = noted;
        }

        private void close() {
            isOpen = false;
            notes.forget();
            farNotes.forget();
        }

        boolean hasAny() {
            return notes.hasAny() || farNotes.hasAny();
        }

        /** What those in this part may see. */
        Band noted() {
            return noted;
        }
    }

    private final CellGrid cells;
    private final boolean ofColumns;
    private final int lines;

    /** The first alone, as in most rooms there is never another. */
    private Part[] parts = new Part[1];

    /** By cell: a bit for each part that takes notes of it. */
    private final byte[] takers;

    /** The last line of each part. One that ends where the one before it ends has none. */
    private int[] end = new int[MOST];

    /** And as it will be in the next round. */
    private int[] next = new int[MOST];

    /** And as it was in the two before: whoever walks to and fro over a line that moves may be told of it that late. */
    private int[] before = new int[MOST];

    private int[] twoBefore = new int[MOST];

    /** Where they are going. */
    private final int[] target = new int[MOST];

    private int count = 1;
    private int wanted = 1;
    private int turn;
    private long showings;

    /** Lines from the middle of a window to its edge, at most. */
    private int reach;

    Parts(CellGrid cells) {
        this.cells = cells;
        this.ofColumns = cells.columns() >= cells.rows();
        this.lines = ofColumns ? cells.columns() : cells.rows();
        this.takers = new byte[cells.count()];
        parts[0] = new Part(cells.count(), nothing());
        for (int[] ends : List.of(twoBefore, before, end, next, target)) {
            Arrays.fill(ends, lines - 1);
        }
        noteAll();
        parts[0].sinceShown = parts[0].noted;
    }

    private Band nothing() {
        return new Band(ofColumns, lines, lines - 1);
    }

    // Notes.

    void position(int cell, int person, int position) {
        for (int who = takers[cell]; who != 0; who &= who - 1) {
            parts[Integer.numberOfTrailingZeros(who)].notes.position(cell, person, position);
        }
    }

    void news(int cell, byte[] chunk) {
        for (int who = takers[cell]; who != 0; who &= who - 1) {
            parts[Integer.numberOfTrailingZeros(who)].notes.news(cell, chunk);
        }
    }

    // Who is where.

    /** How many there are that have turns; with one, everybody is in the first. */
    int count() {
        return count;
    }

    /** @return 0 up to {@link #MOST}, exclusive */
    int partOf(Window window) {
        int middle = window.middle(ofColumns);
        int which = 0;
        while (which < MOST - 1 && middle > end[which]) {
            which++;
        }
        return which;
    }

    /** Somebody will see so much, as soon as it is their part's turn. */
    void expect(Window window) {
        int middle = window.middle(ofColumns);
        int needed = Math.max(window.last(ofColumns) - middle, middle - window.first(ofColumns));
        if (needed > reach) {
            reach = needed;
            noteAll();
        }
    }

    /** Somebody in this part sees so much from now on. */
    void seen(int part, Window window) {
        if (!parts[part].noted.contains(window.first(ofColumns), window.last(ofColumns))) {
            note(part, parts[part].noted.with(window.first(ofColumns), window.last(ofColumns)));
        }
    }

    /**
     * Whether somebody who saw this in another part can be told what is new to them in this one, or must be told everything.
     *
     * @param from where they were
     * @param sparesFar whether far cells are shown more seldom: what they know of them is not what people in this part know
     */
    boolean crosses(int part, int from, Window window, Window known, boolean sparesFar) {
        Part here = parts[part];
        Part there = parts[from];
        int first = Math.max(window.first(ofColumns), known.first(ofColumns));
        int last = Math.min(window.last(ofColumns), known.last(ofColumns));
        return !sparesFar
                && !here.farNotes.hasAny()
                && !there.farNotes.hasAny()
                && here.shown < there.shown
                && (first > last || here.sinceShown.contains(first, last));
    }

    // Turns.

    /** Whose turn it is: as in {@link #partOf}. */
    int turn() {
        return turn;
    }

    Part part(int which) {
        return parts[which];
    }

    /** Whether the turn is the last of a round, after which everybody has been shown what there was. */
    boolean isLastTurn() {
        return after(turn) == 0;
    }

    /** @return whose turn comes after this part's; 0: a new round begins */
    int after(int part) {
        int then = part + 1;
        while (then < parts.length && !parts[then].isOpen) {
            then++;
        }
        return then < parts.length ? then : 0;
    }

    /** @return the part whose turns, the last one and the next one, are farthest away: about half a round each */
    int farthest() {
        int which = turn;
        for (int i = 0; i < (count - 1) / 2; i++) {
            which = after(which);
        }
        return which;
    }

    /** Where those are who are in this part. */
    Band lines(int part) {
        return new Band(ofColumns, part == 0 ? 0 : end[part - 1] + 1, end[part]);
    }

    /**
     * It was this part's turn, and its notes have been written; what is noted from here on is for the next.
     *
     * @return whether some are in another part from now on
     */
    boolean shown() {
        int shown = turn;
        Part part = parts[shown];
        part.shown = ++showings;
        part.sinceShown = part.noted;
        for (int other = after(shown); other != shown; other = after(other)) {
            parts[other].notes.seenBy(shown);
        }
        turn = after(shown);
        return turn == 0 && moveOn();
    }

    private boolean moveOn() {
        boolean moves = !Arrays.equals(next, end);
        if (moves || !Arrays.equals(twoBefore, end) || !Arrays.equals(before, end) || !Arrays.equals(target, end)) {
            int[] free = twoBefore;
            twoBefore = before;
            before = end;
            end = next;
            next = free;
            Arrays.setAll(next, which -> Math.clamp(target[which], end[which] - STRIDE, end[which] + STRIDE));
            noteAll();
        }
        return moves;
    }

    /**
     * Lets the lines go where they should be, a stride after each round.
     *
     * @param windows of all who are in the room
     * @param most so many parts are wanted, if the map is long enough
     */
    void divide(List<Window> windows, int most) {
        int narrowest = Math.max(1, HALF_WINDOWS * reach);
        int many = Math.clamp(lines / narrowest, 1, Math.min(most, MOST));
        int[] people = new int[lines];
        int[] sizes = new int[MOST];
        for (Window window : windows) {
            people[window.middle(ofColumns)]++;
            sizes[partOf(window)]++;
        }
        boolean isFair = true;
        for (int which = 0; which < many; which++) {
            double share = (double) sizes[which] * many / Math.max(1, windows.size());
            isFair &= share >= LEAST && share <= TOO_MANY;
        }
        if (many != wanted || (!isFair && Arrays.equals(target, end))) {
            wanted = many;
            aim(people, windows.size(), narrowest);
        }
    }

    /** As many people in each part, but none too narrow. */
    private void aim(int[] people, int all, int narrowest) {
        int line = -1;
        int sum = 0;
        int previous = -1;
        for (int which = 0; which < MOST; which++) {
            while (line < lines - 1 && sum * wanted < all * (which + 1)) {
                sum += people[++line];
            }
            int last = lines - 1 - Math.max(0, wanted - 1 - which) * narrowest;
            int ends = which < wanted - 1 ? Math.clamp(line, previous + narrowest, last) : lines - 1;
            target[which] = ends;
            previous = ends;
        }
    }

    // Who takes notes of what.

    /** Those who cross at their part's next turn stand on the other side of the line until then. */
    private void noteAll() {
        count = 0;
        for (int which = 0; which < MOST; which++) {
            int first = lines;
            int last = -1;
            for (int[] ends : List.of(twoBefore, before, end, next)) {
                int begin = which == 0 ? 0 : ends[which - 1] + 1;
                if (begin <= ends[which]) {
                    first = Math.min(first, begin);
                    last = Math.max(last, ends[which]);
                }
            }
            if (first <= last) {
                makeAllUpTo(which);
                parts[which].isOpen = true;
                count++;
                note(which, new Band(ofColumns, Math.max(first - reach, 0), Math.min(last + reach, lines - 1)));
            } else if (which < parts.length && parts[which].isOpen) {
                parts[which].close();
                note(which, nothing());
            }
        }
    }

    private void makeAllUpTo(int which) {
        int there = parts.length;
        if (which >= there) {
            parts = Arrays.copyOf(parts, which + 1);
            Arrays.setAll(parts, i -> i < there ? parts[i] : new Part(cells.count(), nothing()));
        }
    }

    private void note(int which, Band band) {
        Part part = parts[which];
        part.noted = band;
        part.sinceShown = part.sinceShown.common(band);
        for (int cell = 0; cell < takers.length; cell++) {
            int line = ofColumns ? cell % cells.columns() : cell / cells.columns();
            int other = takers[cell] & ~(1 << which);
            takers[cell] = (byte) (band.contains(line) ? other | 1 << which : other);
        }
    }
}
