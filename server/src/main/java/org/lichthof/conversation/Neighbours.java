package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Finds who is near whom: a grid of square cells as wide as the greatest distance asked for, rolled up so that a fixed number
 * of cells covers any plane. People far apart may share a cell; the distance, looked at anyway, tells them apart.
 *
 * <p>Everybody is sorted into the cells, row by row, so that those near each other lie together in a few columns. Pairs are then
 * looked for around the cells in which somebody changed, each pair of cells once. Of a cell's people, those in the cell to the
 * right lie right behind them, and the three cells below lie in one piece too.
 *
 * <p>Where few of many change, they are not all sorted anew: who goes to another cell leaves a gap and is a guest there, in a
 * list beside those sorted, and pairs are looked for around those who changed. When gaps and guests have become many, everybody
 * is sorted again.
 */
final class Neighbours {
    /** By what share of the way between two one must be beyond either to stand between them. */
    static final double ENDS = 0.15;

    /** When fewer than one in so many changed, only they are looked at. */
    private static final int FEW = 4;

    /** When gaps and guests are more than one in so many, everybody is sorted anew. */
    private static final int UNTIDY = 4;

    /** Where the gaps are: far from anybody, so that nobody need ask whether somebody is there. */
    private static final double NOWHERE = 1e30;

    private final double reach2;
    private final double perCell;
    private int side = 4;
    private int shift = 2;
    /** Where each cell begins among those sorted; two more than there are cells. */
    private int[] start = new int[side * side + 2];
    /** Cells with somebody who changed. */
    private boolean[] hot = new boolean[side * side];

    private boolean isAllHot;

    private int[] cellOf = {};
    private double[] x = {};
    private double[] y = {};
    private int[] number = {};

    /** How many are sorted, or were; behind them are the guests. */
    private int sorted;

    private int end;
    private int gaps;
    /** Of each cell, the first of its guests; -1: it has none. */
    private int[] firstGuest = emptyLists(side * side);

    private int[] nextGuest = {};
    /** Where each person is; -1: not here. Known since somebody first asked after a sorting. */
    private int[] placeOf = {};

    private boolean arePlacesKnown;

    /** Where those who moved have been before; NaN: not here. */
    double[] cameFromX = {};

    double[] cameFromY = {};

    /** The pairs found last. */
    int found;

    int[] one = new int[64];
    int[] other = new int[64];

    Neighbours(double reach) {
        this.reach2 = reach * reach;
        this.perCell = 1 / reach;
    }

    boolean isWithinReach(double squaredDistance) {
        return squaredDistance <= reach2;
    }

    /** Sorts these people into cells: counts first, then puts everybody in their place. */
    void sort(int[] present, int count, Whereabouts at) {
        if (side * side < count) {
            while (side * side < count) {
                side *= 2;
                shift++;
            }
            start = new int[side * side + 2];
            hot = new boolean[side * side];
            firstGuest = emptyLists(side * side);
        } else {
            sendGuestsHome();
        }
        if (number.length < count) {
            int room = count + count / 2;
            cellOf = new int[room];
            x = new double[room];
            y = new double[room];
            number = new int[room];
            nextGuest = new int[room];
        }
        sorted = count;
        end = count;
        gaps = 0;
        arePlacesKnown = false;
        // Fields are read once: the writes below might change them, for all the compiler knows.
        int[] start = this.start;
        int[] cellOf = this.cellOf;
        boolean[] hot = this.hot;
        double[] ax = at.x;
        double[] ay = at.y;
        int[] flags = at.flags;
        int mask = side - 1;
        int shift = this.shift;
        double perCell = this.perCell;
        Arrays.fill(start, 0);
        Arrays.fill(hot, false);
        boolean all = true;
        for (int k = 0; k < count; k++) {
            int id = present[k];
            // Towards zero: the cells beside an axis are then as good as one of double width, which finds everybody
            // too.
            int cell = ((int) (ay[id] * perCell) & mask) << shift | ((int) (ax[id] * perCell) & mask);
            cellOf[k] = cell;
            start[cell + 2]++;
            boolean isActive = (flags[id] & Whereabouts.ACTIVE) != 0;
            hot[cell] |= isActive;
            all &= isActive;
        }
        isAllHot = all;
        for (int cell = 2; cell < start.length; cell++) {
            start[cell] += start[cell - 1];
        }
        for (int k = 0; k < count; k++) {
            int id = present[k];
            int place = start[cellOf[k] + 1]++;
            x[place] = ax[id];
            y[place] = ay[id];
            number[place] = id;
        }
    }

    private static int[] emptyLists(int count) {
        int[] lists = new int[count];
        Arrays.fill(lists, -1);
        return lists;
    }

    private void sendGuestsHome() {
        for (int k = sorted; k < end; k++) {
            if (x[k] != NOWHERE) {
                firstGuest[cellAt(x[k], y[k])] = -1;
            }
        }
    }

    private int cellAt(double ax, double ay) {
        int mask = side - 1;
        return ((int) (ay * perCell) & mask) << shift | ((int) (ax * perCell) & mask);
    }

    /** Whether so few changed that {@link #shift} is less work than {@link #sort}, and there is not too much untidiness yet. */
    boolean areFew(int changed) {
        return FEW * changed < sorted && UNTIDY * (gaps + end - sorted + changed) < sorted;
    }

    /** Puts those in their places who changed and take part; everybody else is where they have been. */
    void shift(int[] changed, int count, Whereabouts at) {
        findPlaces(at.room());
        for (int k = 0; k < count; k++) {
            int id = changed[k];
            if ((at.flags[id] & Whereabouts.TAKES_PART) != 0) {
                shift(id, at.x[id], at.y[id]);
            }
        }
    }

    private void shift(int id, double newX, double newY) {
        int cell = cellAt(newX, newY);
        int place = placeOf[id];
        if (place < 0) {
            cameFromX[id] = Double.NaN;
            cameFromY[id] = Double.NaN;
        } else {
            cameFromX[id] = x[place];
            cameFromY[id] = y[place];
            if (cellAt(x[place], y[place]) == cell) {
                x[place] = newX;
                y[place] = newY;
                return;
            }
            vacate(place);
        }
        if (end == number.length) {
            int room = 2 * end;
            x = Arrays.copyOf(x, room);
            y = Arrays.copyOf(y, room);
            number = Arrays.copyOf(number, room);
            nextGuest = Arrays.copyOf(nextGuest, room);
            cellOf = Arrays.copyOf(cellOf, room);
        }
        place = end++;
        x[place] = newX;
        y[place] = newY;
        number[place] = id;
        placeOf[id] = place;
        nextGuest[place] = firstGuest[cell];
        firstGuest[cell] = place;
    }

    /** They are not here any more; false when that is not known before the next sorting. */
    boolean remove(int id) {
        if (!arePlacesKnown) {
            return false;
        }
        if (id < placeOf.length && placeOf[id] >= 0) {
            vacate(placeOf[id]);
            placeOf[id] = -1;
        }
        return true;
    }

    private void vacate(int place) {
        if (place >= sorted) {
            int cell = cellAt(x[place], y[place]);
            if (firstGuest[cell] == place) {
                firstGuest[cell] = nextGuest[place];
            } else {
                int before = firstGuest[cell];
                while (nextGuest[before] != place) {
                    before = nextGuest[before];
                }
                nextGuest[before] = nextGuest[place];
            }
        }
        x[place] = NOWHERE;
        y[place] = NOWHERE;
        gaps++;
    }

    private void findPlaces(int room) {
        if (placeOf.length < room) {
            int before = placeOf.length;
            placeOf = Arrays.copyOf(placeOf, room);
            Arrays.fill(placeOf, before, room, -1);
            cameFromX = Arrays.copyOf(cameFromX, room);
            cameFromY = Arrays.copyOf(cameFromY, room);
        }
        if (arePlacesKnown) {
            return;
        }
        arePlacesKnown = true;
        Arrays.fill(placeOf, -1);
        for (int k = 0; k < sorted; k++) {
            placeOf[number[k]] = k;
        }
    }

    /** Finds all pairs within reach of which one changed, as the one; if both did, twice. */
    void findAround(int[] changed, int count) {
        found = 0;
        int mask = side - 1;
        for (int k = 0; k < count; k++) {
            int place = placeOf[changed[k]];
            if (place < 0) {
                continue;
            }
            int cell = cellAt(x[place], y[place]);
            int column = cell & mask;
            for (int r = -1; r <= 1; r++) {
                int row = (((cell >> shift) + r) & mask) << shift;
                if (column > 0 && column < mask) {
                    others(place, row | (column - 1), row | (column + 1));
                } else {
                    for (int c = column - 1; c <= column + 1; c++) {
                        others(place, row | (c & mask), row | (c & mask));
                    }
                }
            }
        }
    }

    private void others(int place, int firstCell, int lastCell) {
        int from = start[firstCell];
        int to = start[lastCell + 1];
        makeRoom(to - from);
        int[] one = this.one;
        int[] other = this.other;
        int[] number = this.number;
        double[] x = this.x;
        double[] y = this.y;
        double reach2 = this.reach2;
        double px = x[place];
        double py = y[place];
        int me = number[place];
        int n = found;
        for (int k = from; k < to; k++) {
            double dx = px - x[k];
            double dy = py - y[k];
            one[n] = me;
            other[n] = number[k];
            n += dx * dx + dy * dy <= reach2 ? 1 : 0;
            n -= k == place ? 1 : 0;
        }
        found = n;
        if (end > sorted) {
            for (int cell = firstCell; cell <= lastCell; cell++) {
                for (int k = firstGuest[cell]; k >= 0; k = nextGuest[k]) {
                    double dx = px - x[k];
                    double dy = py - y[k];
                    if (dx * dx + dy * dy <= reach2 && k != place) {
                        add(me, number[k]);
                    }
                }
            }
        }
    }

    private void add(int me, int who) {
        makeRoom(1);
        one[found] = me;
        other[found++] = who;
    }

    private void makeRoom(int more) {
        if (found + more > one.length) {
            one = Arrays.copyOf(one, 2 * found + more);
            other = Arrays.copyOf(other, 2 * found + more);
        }
    }

    /** Finds all pairs within reach of which one is in a cell where somebody changed. */
    void find() {
        found = 0;
        int[] start = this.start;
        int mask = side - 1;
        int cells = side * side;
        for (int cell = 0; cell < cells; cell++) {
            int from = start[cell];
            int to = start[cell + 1];
            if (from == to || !hot[cell]) {
                continue;
            }
            int column = cell & mask;
            int below = (cell + side) & (cells - 1);
            int above = (cell - side) & (cells - 1);
            int right = column == mask ? cell - mask : cell + 1;
            int left = column == 0 ? cell + mask : cell - 1;
            if (column > 0 && column < mask) {
                pairs(from, to, from, start[cell + 2]);
                pairs(from, to, start[below - 1], start[below + 2]);
            } else {
                pairs(from, to, from, to);
                all(from, to, right);
                all(from, to, below);
                all(from, to, below - column + (right & mask));
                all(from, to, below - column + (left & mask));
            }
            if (isAllHot) {
                continue;
            }
            // The cells before look here themselves, if anything changed there.
            quiet(from, to, left);
            quiet(from, to, above);
            quiet(from, to, above - column + (left & mask));
            quiet(from, to, above - column + (right & mask));
        }
    }

    private void quiet(int from, int to, int cell) {
        if (!hot[cell]) {
            all(from, to, cell);
        }
    }

    private void all(int from, int to, int cell) {
        pairs(from, to, start[cell], start[cell + 1]);
    }

    /** Of those in one stretch with those in the other, who come after them if the two are the same. */
    private void pairs(int from, int to, int from2, int to2) {
        makeRoom((to - from) * (to2 - from2));
        int[] one = this.one;
        int[] other = this.other;
        int[] number = this.number;
        double[] x = this.x;
        double[] y = this.y;
        double reach2 = this.reach2;
        int n = found;
        for (int i = from; i < to; i++) {
            double xi = x[i];
            double yi = y[i];
            int me = number[i];
            for (int j = from2 == from ? i + 1 : from2; j < to2; j++) {
                double dx = xi - x[j];
                double dy = yi - y[j];
                // Written in any case, and kept when within reach: nobody can foretell who is.
                one[n] = me;
                other[n] = number[j];
                n += dx * dx + dy * dy <= reach2 ? 1 : 0;
            }
        }
        found = n;
    }

    /** Finds who is in the cells around this spot, as {@link #one}. */
    void findAround(double ax, double ay) {
        found = 0;
        int row = (int) (ay * perCell);
        int column = (int) (ax * perCell);
        int mask = side - 1;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                int cell = (r & mask) << shift | (c & mask);
                for (int k = start[cell]; k < start[cell + 1]; k++) {
                    if (x[k] != NOWHERE) {
                        add(number[k], 0);
                    }
                }
                for (int k = firstGuest[cell]; k >= 0; k = nextGuest[k]) {
                    add(number[k], 0);
                }
            }
        }
    }

    /**
     * How much a third person stands between two: 1 on the line, 0 beside it or beyond its ends.
     *
     * @param width how far beside the line one may stand and still be between
     */
    double between(double ax, double ay, double dx, double dy, double width) {
        double squared = dx * dx + dy * dy;
        if (squared < 4 * width * width) {
            return 0;
        }
        // The middle of the way, as wide as somebody may stand beside it.
        double perDistance = 1 / Math.sqrt(squared);
        double halfX = 0.35 * Math.abs(dx) + width * Math.abs(dy) * perDistance;
        double halfY = 0.35 * Math.abs(dy) + width * Math.abs(dx) * perDistance;
        int fromRow = (int) ((ay + dy / 2 - halfY) * perCell);
        int toRow = (int) ((ay + dy / 2 + halfY) * perCell);
        int fromColumn = (int) ((ax + dx / 2 - halfX) * perCell);
        int toColumn = (int) ((ax + dx / 2 + halfX) * perCell);
        double perWidth = perDistance / width;
        double from = ENDS * squared;
        double to = (1 - ENDS) * squared;
        long nearest = Double.doubleToRawLongBits(1);
        int mask = side - 1;
        for (int row = fromRow; row <= toRow; row++) {
            for (int column = fromColumn; column <= toColumn; column++) {
                int cell = (row & mask) << shift | (column & mask);
                // Cells beside each other lie in one piece, but for those at the seam.
                int last = (row & mask) << shift | (toColumn & mask);
                boolean isWhole = last >= cell;
                int end = start[isWhole ? last + 1 : cell + 1];
                for (int k = start[cell]; k < end; k++) {
                    nearest = Math.min(nearest, between(x[k] - ax, y[k] - ay, dx, dy, from, to, perWidth));
                }
                if (isWhole) {
                    break;
                }
            }
        }
        if (this.end > sorted) {
            for (int row = fromRow; row <= toRow; row++) {
                for (int column = fromColumn; column <= toColumn; column++) {
                    int guest = firstGuest[(row & mask) << shift | (column & mask)];
                    for (int k = guest; k >= 0; k = nextGuest[k]) {
                        nearest = Math.min(nearest, between(x[k] - ax, y[k] - ay, dx, dy, from, to, perWidth));
                    }
                }
            }
        }
        return 1 - Double.longBitsToDouble(nearest);
    }

    /**
     * How far beside the line somebody stands, in widths; as bits. Without a branch, as nobody can foretell who is between: numbers
     * from 0 on are ordered as their bits are, and those below 0, here of who is between the ends, come before them.
     */
    private static long between(double px, double py, double dx, double dy, double from, double to, double perWidth) {
        double along = px * dx + py * dy;
        double beside = Math.abs(px * dy - py * dx) * perWidth;
        long outside = Double.doubleToRawLongBits((along - from) * (along - to));
        return Math.max(Double.doubleToRawLongBits(beside), outside);
    }

    /**
     * Whether somebody at this spot may stand between two; if not, it makes no difference to {@link #between} whether they are there.
     *
     * @param px from the one of the two to the spot
     * @param dx from the one of the two to the other
     */
    static boolean mayBeBetween(double px, double py, double dx, double dy, double width) {
        double squared = dx * dx + dy * dy;
        double along = px * dx + py * dy;
        double across = px * dy - py * dx;
        double outside = (along - (ENDS - 0.001) * squared) * (along - (1 - ENDS + 0.001) * squared);
        double beside = across * across - 1.001 * width * width * squared;
        return Math.max(outside, beside) <= 0 && squared >= 4 * width * width;
    }
}
