package org.lichthof.hosting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.CellGrid;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.ChunkWriter;

/**
 * What happened in a room, written down once: for each cell who moved and what other news there is, and for cells that somebody sees for
 * the first time the chunk of all that is there.
 *
 * <p>Moves lie in the order of the cells, so those of a row of cells side by side are one piece, and one chunk: a viewer's frame is
 * one copy a row. So do the news, behind them. Written by the room's thread, then read by event loops; the audience sees to it that these
 * do not overlap.
 */
final class StepBytes {
    final Bytes bytes = new Bytes(4_096);
    private final CellGrid cells;

    /** Moves in cell c stand at {@code movesFrom[c]} up to {@code movesFrom[c + 1]}. */
    private final int[] movesFrom;

    /** The same for those for whom the cell is far; only when {@link #sparesFar}. */
    private final int[] farMovesFrom;

    /** News of cell c, the same for everybody; only when {@link #hasNews}. */
    private final int[] newsFrom;

    /** By part of the room: where among them those begin that nobody there has been shown yet. */
    private final int[][] unseenNewsFrom;

    private boolean hasMoves;
    private boolean hasNews;
    private boolean sparesFar;
    private boolean farIsBehind;
    private boolean isFarTurn;

    /** Cells that somebody sees for the first time: everything there. */
    final Pieces whole;

    /** Cells that somebody sees from near for the first time: what those far from them were not shown yet. */
    final Pieces behind;

    private int everybodyFrom;
    private int everybodyLength;
    private int part;
    private long number;

    StepBytes(CellGrid cells) {
        this.cells = cells;
        movesFrom = new int[cells.count() + 1];
        farMovesFrom = new int[cells.count() + 1];
        newsFrom = new int[cells.count() + 1];
        unseenNewsFrom = new int[Parts.MOST][cells.count()];
        whole = new Pieces();
        behind = new Pieces();
    }

    // Written by the room's thread: moves, then news, then what is for those far away.

    /**
     * @param part whose step it is
     * @param farIsBehind whether some have not been shown yet what happened far from them
     */
    void begin(int part, boolean farIsBehind) {
        this.part = part;
        this.farIsBehind = farIsBehind;
        number++;
        bytes.clear();
        everybodyLength = 0;
        everybodyFrom = 0;
        hasMoves = false;
        hasNews = false;
        sparesFar = false;
        isFarTurn = false;
    }

    /** What is written from here on are the moves of this cell; called for every cell, ascending, then {@link #endOfMoves}. */
    void movesOfCell(int cell) {
        movesFrom[cell] = bytes.length();
    }

    void endOfMoves() {
        hasMoves = ends(movesFrom);
    }

    private boolean ends(int[] from) {
        from[cells.count()] = bytes.length();
        return bytes.length() - from[0] > cells.count() * ChunkWriter.NOTHING_MOVED;
    }

    /** What is written from here on are the news of this cell; called for every cell, ascending, then {@link #endOfNews}, or not at all. */
    void newsOfCell(int cell) {
        newsFrom[cell] = bytes.length();
    }

    /** What is written from here on are news that those in this part of the room have not been shown yet; for every cell and part. */
    void unseenNewsOfCell(int cell, int part) {
        unseenNewsFrom[part][cell] = bytes.length();
    }

    void endOfNews() {
        newsFrom[cells.count()] = bytes.length();
        hasNews = bytes.length() > newsFrom[0];
    }

    /**
     * What is written from here on is for those for whom this cell is far; called for every cell, ascending, then
     * {@link #endOfFarMoves}, or not at all.
     */
    void farMovesOfCell(int cell) {
        farMovesFrom[cell] = bytes.length();
    }

    /** @param isTurn whether all that those far from a cell were not shown yet was among it */
    void endOfFarMoves(boolean isTurn) {
        isFarTurn = isTurn;
        hasMoves |= ends(farMovesFrom);
        sparesFar = true;
    }

    void noChanges() {
        Arrays.fill(movesFrom, 0);
    }

    void everybody(byte[] chunk) {
        everybodyFrom = bytes.length();
        everybodyLength = chunk.length;
        bytes.put(chunk);
    }

    // Read by event loops.

    long number() {
        return number;
    }

    /** Whose step it is: of those viewers who are in this part of the room ({@link Parts}). */
    int part() {
        return part;
    }

    /** Whether there is anything to tell those whose window stays. */
    boolean hasChanges() {
        return hasMoves || hasNews || everybodyLength > 0;
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
                appendMoves(movesFrom, first + window.x0(), first + window.x1(), out);
            } else if (row < near.y0() || row > near.y1()) {
                appendMoves(farMovesFrom, first + window.x0(), first + window.x1(), out);
            } else {
                appendMoves(farMovesFrom, first + window.x0(), first + near.x0() - 1, out);
                appendMoves(movesFrom, first + near.x0(), first + near.x1(), out);
                appendMoves(farMovesFrom, first + near.x1() + 1, first + window.x1(), out);
            }
            appendNews(first + window.x0(), first + window.x1(), out);
        }
        appendForEverybody(out);
    }

    /** Cells side by side lie side by side: one chunk, one copy. Those at its ends in which nobody moved are left out. */
    private void appendMoves(int[] from, int firstCell, int lastCell, Bytes out) {
        int first = firstCell;
        int last = lastCell;
        while (first <= last && from[first + 1] - from[first] == ChunkWriter.NOTHING_MOVED) {
            first++;
        }
        while (last > first && from[last + 1] - from[last] == ChunkWriter.NOTHING_MOVED) {
            last--;
        }
        if (first <= last && from[last + 1] > from[first]) {
            int length = from[last + 1] - from[first];
            ChunkWriter.run(out, first, length);
            out.put(bytes.array(), from[first], length);
        }
    }

    private void appendNews(int firstCell, int lastCell, Bytes out) {
        if (hasNews) {
            append(newsFrom[firstCell], newsFrom[lastCell + 1], out);
        }
    }

    private void append(int begin, int end, Bytes out) {
        if (end > begin) {
            out.put(bytes.array(), begin, end - begin);
        }
    }

    /** The same for somebody who sees other cells than before: the new ones whole. */
    @SuppressWarnings("ReferenceEquality") // which of the two columns, not what is in them
    void appendNewWindow(Window window, @Nullable Window before, Bytes out) {
        Window near = window.near();
        for (int row = window.y0(); row <= window.y1(); row++) {
            int first = row * cells.columns();
            // Cells side by side of which the same is told are one chunk.
            int @Nullable [] told = null;
            int toldFrom = window.x0();
            for (int column = window.x0(); column <= window.x1(); column++) {
                int @Nullable [] next = null;
                if (before == null || !before.contains(column, row)) {
                    whole.append(first + column, out);
                } else if (comesNear(window, before, column, row)) {
                    behind.append(first + column, out);
                    next = isFarTurn ? farMovesFrom : movesFrom;
                } else {
                    next = sparesFar && !near.contains(column, row) ? farMovesFrom : movesFrom;
                }
                if (next != told) {
                    appendKnown(told, first + toldFrom, first + column - 1, out);
                    told = next;
                    toldFrom = column;
                }
            }
            appendKnown(told, first + toldFrom, first + window.x1(), out);
        }
        appendForEverybody(out);
    }

    private void appendKnown(int @Nullable [] from, int firstCell, int lastCell, Bytes out) {
        if (from != null) {
            appendMoves(from, firstCell, lastCell, out);
            appendNews(firstCell, lastCell, out);
        }
    }

    /**
     * The same for somebody who was in another part until now, where they were shown everything that happened in the cells that they
     * saw until that part's last turn: positions again, news not. Not while far cells are spared.
     *
     * @param from the part where they were
     */
    void appendCrossing(Window window, Window before, int from, Bytes out) {
        int[] unseenFrom = unseenNewsFrom[from];
        for (int row = window.y0(); row <= window.y1(); row++) {
            int first = row * cells.columns();
            int knownFrom = Math.max(window.x0(), before.x0());
            int knownTo = before.contains(before.x0(), row) ? Math.min(window.x1(), before.x1()) : knownFrom - 1;
            if (knownFrom <= knownTo) {
                appendMoves(movesFrom, first + knownFrom, first + knownTo, out);
            }
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = first + column;
                if (column < knownFrom || column > knownTo) {
                    whole.append(cell, out);
                } else if (hasNews) {
                    append(unseenFrom[cell], newsFrom[cell + 1], out);
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
