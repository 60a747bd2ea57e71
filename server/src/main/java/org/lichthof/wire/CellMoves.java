package org.lichthof.wire;

import java.util.Arrays;
import org.lichthof.world.Facing;

/**
 * Who moved in one cell of the map since it was last written down, in the columns of a movement chunk (SPEC, W5 and W6).
 * Used again step after step; one thread at a time.
 */
public final class CellMoves {
    /** In the place of a position: not in this cell any more. */
    public static final int GONE = 0xff_ffff;

    private char[] persons = new char[8];
    private int[] positions = new int[8];
    private int count;

    /** The 24 bits of a position: x and y within the cell (0 to 1022), facing, moving. */
    public static int position(int xInCell, int yInCell, Facing facing, boolean moving) {
        return xInCell | yInCell << 10 | facing.number() << 20 | (moving ? 1 << 23 : 0);
    }

    public int count() {
        return count;
    }

    public void clear() {
        count = 0;
    }

    /** Adds somebody who is not in here yet. Returns their place, for {@link #set}. */
    public int add(int person, int position) {
        if (count == persons.length) {
            persons = Arrays.copyOf(persons, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        persons[count] = (char) person;
        positions[count] = position;
        return count++;
    }

    /** Gives whoever stands at this place another position. */
    public void set(int place, int position) {
        positions[place] = position;
    }

    /**
     * Adds somebody, or gives them this position when they are in here. Looks through all: for those who come into a cell while
     * it is not known whether they were in it lately. Returns their place.
     */
    public int put(int person, int position) {
        for (int i = 0; i < count; i++) {
            if (persons[i] == person) {
                positions[i] = position;
                return i;
            }
        }
        return add(person, position);
    }

    public int personAt(int i) {
        return persons[i];
    }

    public int positionAt(int i) {
        return positions[i];
    }
}
