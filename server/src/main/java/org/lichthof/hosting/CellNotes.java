package org.lichthof.hosting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;

/**
 * What changed in the cells of a room and was not shown yet: of each person the newest position in each cell, and other news in
 * their order. What is not shown for a while does not pile up; a newer position takes the place of the one before.
 *
 * <p>The room's thread.
 */
final class CellNotes {
    private final @Nullable CellMoves[] moves;
    private final @Nullable Bytes[] news;
    private boolean isEmpty = true;

    /** By person: the number of the notes in which they appear, to know cheaply that somebody is not noted yet. */
    private int[] notedIn = new int[256];

    /** By person: the cell in whose column they were noted last, and their place in it. */
    private int[] notedCell = new int[256];

    private int[] notedAt = new int[256];

    private int number = 1;

    CellNotes(int cells) {
        moves = new CellMoves[cells];
        news = new Bytes[cells];
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** @param position as in {@link CellMoves}; also that somebody is gone from the cell */
    void position(int cell, int person, int position) {
        isEmpty = false;
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
        if (notedIn[person] != number) {
            notedAt[person] = column.add(person, position);
        } else if (notedCell[person] == cell) {
            column.set(notedAt[person], position);
        } else {
            notedAt[person] = column.put(person, position);
        }
        notedIn[person] = number;
        notedCell[person] = cell;
    }

    void news(int cell, byte[] chunk) {
        isEmpty = false;
        Bytes more = news[cell];
        if (more == null) {
            more = new Bytes(chunk.length);
            news[cell] = more;
        }
        more.put(chunk);
    }

    /**
     * Writes what changed in each cell, and forgets it.
     *
     * @param later takes over the positions, for those who are shown them later; null: nobody is
     */
    void writeTo(StepBytes step, @Nullable CellNotes later) {
        if (isEmpty) {
            step.noChanges();
            return;
        }
        for (int cell = 0; cell < moves.length; cell++) {
            step.cell(cell);
            CellMoves column = moves[cell];
            if (column != null && column.count() > 0) {
                ChunkWriter.moves(step.bytes, cell, column);
                if (later != null) {
                    later.positions(cell, column);
                }
                column.clear();
            }
            step.newsOfCell(cell);
            Bytes more = news[cell];
            if (more != null && more.length() > 0) {
                step.bytes.put(more.array(), 0, more.length());
                more.clear();
            }
        }
        step.endOfCells();
        forget();
    }

    private void positions(int cell, CellMoves column) {
        for (int i = 0; i < column.count(); i++) {
            position(cell, column.personAt(i), column.positionAt(i));
        }
    }

    /**
     * Writes what those are shown for whom a cell is far: its news of this step, and when it is their turn all positions that
     * these notes took over. After the other notes have been written.
     */
    void writeFarTo(StepBytes step, boolean isTurn) {
        for (int cell = 0; cell < moves.length; cell++) {
            step.farCell(cell);
            CellMoves column = moves[cell];
            if (isTurn && column != null && column.count() > 0) {
                ChunkWriter.moves(step.bytes, cell, column);
                column.clear();
            }
            step.repeatNews(cell);
        }
        step.endOfFarCells(isTurn);
        if (isTurn) {
            forget();
        }
    }

    /** Writes what those far from a cell were not shown yet, for one who is near now; nothing is forgotten. */
    void writeBehindTo(StepBytes step, int cell) {
        if (step.behind.begins(cell)) {
            CellMoves column = moves[cell];
            if (column != null && column.count() > 0) {
                ChunkWriter.moves(step.bytes, cell, column);
            }
            step.behind.ends(cell);
        }
    }

    private void forget() {
        isEmpty = true;
        number++;
    }
}
