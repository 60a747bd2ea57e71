package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Finds who is near whom: a grid of square cells as wide as the greatest distance asked for, rolled up so that a fixed number
 * of cells covers any plane. People far apart may share a cell; the distance, looked at anyway, tells them apart.
 *
 * <p>Everybody is sorted into the cells, row by row, so that those near each other lie together in a few columns. Pairs are then
 * looked for around the cells in which somebody changed, each pair of cells once. Of a cell's people, those in the cell to the
 * right lie right behind them, and the three cells below lie in one piece too.
 */
final class Neighbours {
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
        }
        if (number.length < count) {
            int room = count + count / 2;
            cellOf = new int[room];
            x = new double[room];
            y = new double[room];
            number = new int[room];
        }
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
        int most = (to - from) * (to2 - from2);
        if (found + most > one.length) {
            one = Arrays.copyOf(one, 2 * found + most);
            other = Arrays.copyOf(other, 2 * found + most);
        }
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
                    if (found == one.length) {
                        one = Arrays.copyOf(one, 2 * found);
                        other = Arrays.copyOf(other, 2 * found);
                    }
                    one[found++] = number[k];
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
        double from = 0.15 * squared;
        double to = 0.85 * squared;
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
                    double px = x[k] - ax;
                    double py = y[k] - ay;
                    double along = px * dx + py * dy;
                    double beside = Math.abs(px * dy - py * dx) * perWidth;
                    // Without a branch, as nobody can foretell who is between: numbers from 0 on are ordered as their
                    // bits are,
                    // and those below 0, here of who is between the ends, come before them.
                    long outside = Double.doubleToRawLongBits((along - from) * (along - to));
                    nearest = Math.min(nearest, Math.max(Double.doubleToRawLongBits(beside), outside));
                }
                if (isWhole) {
                    break;
                }
            }
        }
        return 1 - Double.longBitsToDouble(nearest);
    }
}
