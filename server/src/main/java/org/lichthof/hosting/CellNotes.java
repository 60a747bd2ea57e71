package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;

/**
 * What changed in the cells of a room, until everybody was shown it: of each person the newest position in each cell, and other
 * news in their order. What is not shown for a while does not pile up; a newer position takes the place of the one before.
 *
 * <p>The room's thread.
 */
final class CellNotes {
    private final @Nullable Column[] columns;
    private final @Nullable List<byte[]>[] news;

    /** By part of the room and cell: how many of the cell's news, from the first, have been shown to those in that part ({@link Parts}). */
    private final int[][] newsSeen;

    private final CellMoves chosen = new CellMoves();

    /** By person: the cell in whose column they were noted last, and their place in it. Good when they are still there. */
    private int[] notedCell = new int[256];

    private int[] notedAt = new int[256];

    private boolean hasAny;
    private boolean hasNews;

    /** Who was noted in a cell, each once. */
    private static final class Column {
        private char[] persons = new char[8];
        private int[] positions = new int[8];
        private int count;

        int add(int person, int position) {
            if (count == persons.length) {
                persons = Arrays.copyOf(persons, 2 * count);
                positions = Arrays.copyOf(positions, 2 * count);
            }
            persons[count] = (char) person;
            positions[count] = position;
            return count++;
        }

        /** -1: not here. */
        int find(int person) {
            for (int i = 0; i < count; i++) {
                if (persons[i] == person) {
                    return i;
                }
            }
            return -1;
        }

        boolean holds(int person, int at) {
            return at < count && persons[at] == person;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists
    CellNotes(int cells) {
        columns = new Column[cells];
        news = new List[cells];
        newsSeen = new int[Parts.MOST][cells];
    }

    boolean hasAny() {
        return hasAny;
    }

    /** @param position as in {@link CellMoves}; also that somebody is gone from the cell */
    void position(int cell, int person, int position) {
        hasAny = true;
        Column column = columns[cell];
        if (column == null) {
            column = new Column();
            columns[cell] = column;
        }
        if (person >= notedAt.length) {
            int length = Math.max(person + 1, notedAt.length * 2);
            notedCell = Arrays.copyOf(notedCell, length);
            notedAt = Arrays.copyOf(notedAt, length);
        }
        // Who comes from another cell may have been here before and be noted still.
        int at = notedCell[person] == cell ? notedAt[person] : column.find(person);
        if (at >= 0 && column.holds(person, at)) {
            column.positions[at] = position;
        } else {
            at = column.add(person, position);
        }
        notedCell[person] = cell;
        notedAt[person] = at;
    }

    void news(int cell, byte[] chunk) {
        hasAny = true;
        hasNews = true;
        List<byte[]> more = news[cell];
        if (more == null) {
            more = new ArrayList<>(2);
            news[cell] = more;
        }
        more.add(chunk);
    }

    /** Whoever is in that part of the room, which is another one, has been shown all that happened until now. */
    void seenBy(int part) {
        if (hasNews) {
            int[] seen = newsSeen[part];
            for (int cell = 0; cell < news.length; cell++) {
                List<byte[]> more = news[cell];
                seen[cell] = more == null ? 0 : more.size();
            }
        }
    }

    /** Nobody is left who would have to be shown it. */
    void forget() {
        for (int cell = 0; hasAny && cell < columns.length; cell++) {
            Column column = columns[cell];
            if (column != null) {
                column.count = 0;
            }
            List<byte[]> more = news[cell];
            if (more != null) {
                more.clear();
            }
        }
        for (int[] seen : newsSeen) {
            Arrays.fill(seen, 0);
        }
        hasAny = false;
        hasNews = false;
    }

    /**
     * Writes what changed in each cell, and forgets it.
     *
     * @param later takes over the positions, for those who are shown them later; null: nobody is
     */
    void writeTo(StepBytes out, @Nullable CellNotes later) {
        for (int cell = 0; cell < columns.length; cell++) {
            out.movesOfCell(cell);
            ChunkWriter.cell(out.bytes, take(cell, later));
        }
        out.endOfMoves();
        if (hasNews) {
            writeNews(out);
        }
        hasAny = false;
        hasNews = false;
    }

    private void writeNews(StepBytes out) {
        for (int cell = 0; cell < columns.length; cell++) {
            out.newsOfCell(cell);
            List<byte[]> more = news[cell];
            int count = more == null ? 0 : more.size();
            for (int i = 0; i <= count; i++) {
                for (int part = 0; part < Parts.MOST; part++) {
                    if (newsSeen[part][cell] == i) {
                        out.unseenNewsOfCell(cell, part);
                    }
                }
                if (more != null && i < count) {
                    out.bytes.put(more.get(i));
                }
            }
            if (more != null) {
                more.clear();
            }
        }
        for (int[] seen : newsSeen) {
            Arrays.fill(seen, 0);
        }
        out.endOfNews();
    }

    /** @return who was noted in this cell; good until the next call */
    private CellMoves take(int cell, @Nullable CellNotes later) {
        CellMoves taken = of(cell, later);
        Column column = columns[cell];
        if (column != null) {
            column.count = 0;
        }
        return taken;
    }

    private CellMoves of(int cell, @Nullable CellNotes later) {
        chosen.clear();
        Column column = columns[cell];
        for (int i = 0; column != null && i < column.count; i++) {
            chosen.add(column.persons[i], column.positions[i]);
            if (later != null) {
                later.position(cell, column.persons[i], column.positions[i]);
            }
        }
        return chosen;
    }

    /**
     * Writes what those are shown for whom a cell is far, besides its news: when it is their turn all positions that
     * these notes took over. After the other notes have been written.
     */
    void writeFarTo(StepBytes out, boolean isTurn) {
        for (int cell = 0; cell < columns.length; cell++) {
            out.farMovesOfCell(cell);
            if (isTurn) {
                ChunkWriter.cell(out.bytes, take(cell, null));
            }
        }
        out.endOfFarMoves(isTurn);
        hasAny &= !isTurn;
    }

    /** Writes what those far from a cell were not shown yet, for one who is near now; nothing is forgotten. */
    void writeBehindTo(StepBytes out, int cell) {
        if (out.behind.begins(cell)) {
            CellMoves missed = of(cell, null);
            if (missed.count() > 0) {
                ChunkWriter.moves(out.bytes, cell, missed);
            }
            out.behind.ends(cell);
        }
    }
}
