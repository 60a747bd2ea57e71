package org.lichthof.hosting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.CellGrid;
import org.lichthof.wire.Bytes;

/**
 * What happened in a room, written down once: for each cell the chunk of what changed, and for cells that somebody sees for
 * the first time the chunk of all that is there.
 *
 * <p>Changes lie in the order of the cells, so what changed in a row of cells side by side is one piece: a viewer's frame is
 * one copy a row. Written by the room's thread, then read by event loops; the audience sees to it that these do not overlap.
 */
final class StepBytes {
    final Bytes bytes = new Bytes(4_096);
    private final CellGrid cells;

    /** Changes of cell c stand at {@code from[c]} up to {@code from[c + 1]}. */
    private final int[] from;

    /** Where in it the news begin, behind the positions. */
    private final int[] newsFrom;

    /** And where those that nobody has been shown yet, in the other half of the room neither. */
    private final int[] unseenNewsFrom;

    /** The same for those for whom the cell is far; only when {@link #sparesFar}. */
    private final int[] farFrom;

    private boolean sparesFar;
    private boolean farIsBehind;
    private boolean isFarTurn;
    /** Cells that somebody sees for the first time: everything there. */
    final Pieces whole;

    /** Cells that somebody sees from near for the first time: what those far from them were not shown yet. */
    final Pieces behind;

    private int everybodyFrom;
    private int everybodyLength;
    private int half;
    private long number;
    private boolean hasChanges;

    StepBytes(CellGrid cells) {
        this.cells = cells;
        from = new int[cells.count() + 1];
        newsFrom = new int[cells.count()];
        unseenNewsFrom = new int[cells.count()];
        farFrom = new int[cells.count() + 1];
        whole = new Pieces();
        behind = new Pieces();
    }

    // Written by the room's thread.

    /**
     * @param half whose step it is
     * @param farIsBehind whether some have not been shown yet what happened far from them
     */
    void begin(int half, boolean farIsBehind) {
        this.half = half;
        this.farIsBehind = farIsBehind;
        number++;
        bytes.clear();
        everybodyLength = 0;
        everybodyFrom = 0;
        hasChanges = false;
        sparesFar = false;
        isFarTurn = false;
    }

    /** What is written from here on is the change of this cell; called for every cell, ascending, then {@link #endOfCells}. */
    void cell(int cell) {
        from[cell] = bytes.length();
    }

    void endOfCells() {
        from[cells.count()] = bytes.length();
        hasChanges = bytes.length() > 0;
    }

    /** What is written from here on is the news of this cell. */
    void newsOfCell(int cell) {
        newsFrom[cell] = bytes.length();
    }

    /** What is written from here on are news that the other half of the room has not been shown yet. */
    void unseenNewsOfCell(int cell) {
        unseenNewsFrom[cell] = bytes.length();
    }

    /**
     * What is written from here on is for those for whom this cell is far; called for every cell after {@link #endOfCells}, or
     * not at all, then {@link #endOfFarCells}.
     */
    void farCell(int cell) {
        farFrom[cell] = bytes.length();
    }

    /** News are for everybody: those of the cell again. */
    void repeatNews(int cell) {
        int count = from[cell + 1] - newsFrom[cell];
        if (count > 0) {
            bytes.put(bytes.array(), newsFrom[cell], count);
        }
    }

    /** @param isTurn whether all that those far from a cell were not shown yet was among it */
    void endOfFarCells(boolean isTurn) {
        isFarTurn = isTurn;
        farFrom[cells.count()] = bytes.length();
        hasChanges |= bytes.length() > farFrom[0];
        sparesFar = true;
    }

    void noChanges() {
        Arrays.fill(from, 0);
        Arrays.fill(newsFrom, 0);
        Arrays.fill(unseenNewsFrom, 0);
    }

    void everybody(byte[] chunk) {
        everybodyFrom = bytes.length();
        everybodyLength = chunk.length;
        bytes.put(chunk);
        hasChanges = true;
    }

    // Read by event loops.

    long number() {
        return number;
    }

    /** Whose step it is: of those viewers who are in this half of the room ({@link Halves}). */
    int half() {
        return half;
    }

    /** Whether there is anything to tell those whose window stays. */
    boolean hasChanges() {
        return hasChanges;
    }

    /** Whether those far from a cell are shown what others are not, or others what they are not. */
    boolean sparesFar() {
        return sparesFar;
    }

    /** Whether somebody who sees this cell from near now saw it from afar before, and does not know all of it. */
    boolean comesNear(Window window, Window before, int column, int row) {
        return farIsBehind
                && before.contains(column, row)
                && window.near().contains(column, row)
                && !before.near().contains(column, row);
    }

    /**
     * Appends what a viewer of this window is to be told.
     *
     * @param near those of its cells in which everything is told at once
     */
    void appendChanges(Window window, Window near, Bytes out) {
        for (int row = window.y0(); row <= window.y1(); row++) {
            int first = row * cells.columns();
            if (!sparesFar) {
                append(from, first + window.x0(), first + window.x1(), out);
            } else if (row < near.y0() || row > near.y1()) {
                append(farFrom, first + window.x0(), first + window.x1(), out);
            } else {
                append(farFrom, first + window.x0(), first + near.x0() - 1, out);
                append(from, first + near.x0(), first + near.x1(), out);
                append(farFrom, first + near.x1() + 1, first + window.x1(), out);
            }
        }
        appendForEverybody(out);
    }

    /** Cells side by side lie side by side: one copy. */
    private void append(int[] starts, int firstCell, int lastCell, Bytes out) {
        int begin = starts[firstCell];
        int end = starts[lastCell + 1];
        if (end > begin) {
            out.put(bytes.array(), begin, end - begin);
        }
    }

    /** The same for somebody who sees other cells than before: the new ones whole. */
    void appendNewWindow(Window window, @Nullable Window before, Bytes out) {
        Window near = window.near();
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = row * cells.columns() + column;
                if (before == null || !before.contains(column, row)) {
                    whole.append(cell, out);
                } else if (comesNear(window, before, column, row)) {
                    behind.append(cell, out);
                    append(isFarTurn ? farFrom : from, cell, cell, out);
                } else {
                    append(sparesFar && !near.contains(column, row) ? farFrom : from, cell, cell, out);
                }
            }
        }
        appendForEverybody(out);
    }

    /**
     * The same for somebody who was in the other half until now, where they were shown everything that happened in the cells that they
     * saw until that half's last turn: positions again, news not. Not while far cells are spared.
     */
    void appendCrossing(Window window, Window before, Bytes out) {
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = row * cells.columns() + column;
                if (before.contains(column, row)) {
                    out.put(bytes.array(), from[cell], newsFrom[cell] - from[cell]);
                    out.put(bytes.array(), unseenNewsFrom[cell], from[cell + 1] - unseenNewsFrom[cell]);
                } else {
                    whole.append(cell, out);
                }
            }
        }
        appendForEverybody(out);
    }

    private void appendForEverybody(Bytes out) {
        if (everybodyLength > 0) {
            out.put(bytes.array(), everybodyFrom, everybodyLength);
        }
    }

    /** Chunks for single cells, written when somebody needs them and once only. */
    final class Pieces {
        private final int[] at = new int[cells.count()];
        private final int[] length = new int[cells.count()];
        private final long[] writtenIn = new long[cells.count()];

        /** @return false when it has been written in this step */
        boolean begins(int cell) {
            if (writtenIn[cell] == number) {
                return false;
            }
            writtenIn[cell] = number;
            at[cell] = bytes.length();
            return true;
        }

        void ends(int cell) {
            length[cell] = bytes.length() - at[cell];
        }

        private void append(int cell, Bytes out) {
            out.put(bytes.array(), at[cell], length[cell]);
        }
    }
}
