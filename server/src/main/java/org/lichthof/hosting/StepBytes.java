package org.lichthof.hosting;

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

    private final int[] wholeFrom;
    private final int[] wholeLength;
    private final long[] wholeWritten;
    private int everybodyFrom;
    private int everybodyLength;
    private long number;
    private boolean hasChanges;

    StepBytes(CellGrid cells) {
        this.cells = cells;
        from = new int[cells.count() + 1];
        wholeFrom = new int[cells.count()];
        wholeLength = new int[cells.count()];
        wholeWritten = new long[cells.count()];
    }

    // Written by the room's thread.

    void begin() {
        number++;
        bytes.clear();
        everybodyLength = 0;
        everybodyFrom = 0;
        hasChanges = false;
    }

    /** What is written from here on is the change of this cell; called for every cell, ascending, then {@link #endOfCells}. */
    void cell(int cell) {
        from[cell] = bytes.length();
    }

    void endOfCells() {
        from[cells.count()] = bytes.length();
        hasChanges = bytes.length() > 0;
    }

    void noChanges() {
        java.util.Arrays.fill(from, 0);
    }

    void everybody(byte[] chunk) {
        everybodyFrom = bytes.length();
        everybodyLength = chunk.length;
        bytes.put(chunk);
        hasChanges = true;
    }

    boolean hasWhole(int cell) {
        return wholeWritten[cell] == number;
    }

    void wholeBegins(int cell) {
        wholeFrom[cell] = bytes.length();
    }

    void wholeEnds(int cell) {
        wholeLength[cell] = bytes.length() - wholeFrom[cell];
        wholeWritten[cell] = number;
    }

    // Read by event loops.

    long number() {
        return number;
    }

    /** Whether there is anything to tell those whose window stays. */
    boolean hasChanges() {
        return hasChanges;
    }

    /** Appends what a viewer of this window is to be told. */
    void appendChanges(Window window, Bytes out) {
        for (int row = window.y0(); row <= window.y1(); row++) {
            int first = row * cells.columns();
            int begin = from[first + window.x0()];
            int end = from[first + window.x1() + 1];
            if (end > begin) {
                out.put(bytes.array(), begin, end - begin);
            }
        }
        appendForEverybody(out);
    }

    /** The same for somebody who sees other cells than before: the new ones whole. */
    void appendNewWindow(Window window, Window before, boolean reset, Bytes out) {
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = row * cells.columns() + column;
                if (reset || !before.contains(column, row)) {
                    out.put(bytes.array(), wholeFrom[cell], wholeLength[cell]);
                } else {
                    out.put(bytes.array(), from[cell], from[cell + 1] - from[cell]);
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
}
