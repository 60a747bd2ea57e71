package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Finds who is near whom: a grid of square cells as wide as the greatest distance asked for, rolled up so that a fixed number
 * of cells covers any plane. People far apart may share a cell; the distance, looked at anyway, tells them apart.
 */
final class Neighbours {
    private final double cell;
    private int side = 4;
    private int[] starts = new int[side * side + 1];
    private int[] order = {};
    private int[] cellOf = {};

    /** Numbers of those found last, ascending. */
    int[] found = new int[16];

    Neighbours(double reach) {
        this.cell = reach;
    }

    /** Sorts people into cells, counting first (two passes, no lists). */
    void index(Attendee[] people, int count) {
        while (side * side < count) {
            side *= 2;
        }
        if (starts.length != side * side + 1) {
            starts = new int[side * side + 1];
        }
        if (order.length < count) {
            order = new int[count + count / 2];
            cellOf = new int[order.length];
        }
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            int c = row(people[i].y) * side + column(people[i].x);
            cellOf[i] = c;
            starts[c]++;
        }
        for (int c = 0; c < side * side; c++) {
            starts[c + 1] += starts[c];
        }
        // Backwards, so that each cell is ascending; every end moves down until it is a start.
        for (int i = count - 1; i >= 0; i--) {
            order[--starts[cellOf[i]]] = i;
        }
    }

    /** Puts those after {@code i} in the order of the index who are within the reach of them into {@link #found}. */
    int after(int i, Attendee[] people) {
        Attendee me = people[i];
        int row = row(me.y);
        int column = column(me.x);
        double most = cell * cell;
        int n = 0;
        for (int dr = -1; dr <= 1; dr++) {
            for (int dc = -1; dc <= 1; dc++) {
                int c = ((row + dr) & (side - 1)) * side + ((column + dc) & (side - 1));
                for (int k = starts[c]; k < starts[c + 1]; k++) {
                    int j = order[k];
                    if (j > i && me.squaredDistanceTo(people[j]) <= most) {
                        n = insert(j, n);
                    }
                }
            }
        }
        return n;
    }

    private int insert(int j, int n) {
        if (n == found.length) {
            found = Arrays.copyOf(found, 2 * n);
        }
        int at = n;
        while (at > 0 && found[at - 1] > j) {
            found[at] = found[at - 1];
            at--;
        }
        found[at] = j;
        return n + 1;
    }

    private int row(double y) {
        return (int) Math.floor(y / cell) & (side - 1);
    }

    private int column(double x) {
        return (int) Math.floor(x / cell) & (side - 1);
    }
}
