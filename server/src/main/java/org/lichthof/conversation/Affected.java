package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Where few changed: which pairs these may affect, of those that are known already. Their own; those between whom they came or went;
 * and those of two who were both jostled.
 */
final class Affected {
    private final Whereabouts at;
    private final Pairs known;
    private final Neighbours neighbours;
    private final double width;

    /** Those found last. */
    final Numbers pairs = new Numbers();

    // Who is around somebody who changed, and did not change themselves.
    private int[] still = new int[16];
    private double[] stillX = new double[16];
    private double[] stillY = new double[16];
    private int stillCount;

    /** @param width how far beside the line between two people a third may stand and still be between them */
    Affected(Whereabouts at, Pairs known, Neighbours neighbours, double width) {
        this.at = at;
        this.known = known;
        this.neighbours = neighbours;
        this.width = width;
    }

    /**
     * Once those who changed are in their places, and everybody around them has been found ({@link Neighbours#findAround(int[], int)}).
     *
     * @param jostled around whom somebody came or went
     */
    void find(Numbers jostled) {
        pairs.clear();
        int next = 0;
        for (int k = 0; k < at.activeCount; k++) {
            int id = at.active[k];
            for (int half = known.first(id); half >= 0; half = known.next(half)) {
                pairs.add(half >> 1);
            }
            next = listStill(id, next);
            addAround(id);
        }
        for (int id = jostled.next(0); id >= 0; id = jostled.next(id + 1)) {
            for (int half = known.first(id); half >= 0; half = known.next(half)) {
                if ((at.flags[known.partner(half)] & Whereabouts.JOSTLED) != 0) {
                    pairs.add(half >> 1);
                }
            }
        }
    }

    /**
     * Lists those around somebody who changed who did not change themselves. All around are found in a row, from this one on; returns
     * where the row ends.
     */
    private int listStill(int mover, int from) {
        stillCount = 0;
        int p = from;
        for (; p < neighbours.found && neighbours.one[p] == mover; p++) {
            if (stillCount == still.length) {
                still = Arrays.copyOf(still, 2 * stillCount);
                stillX = Arrays.copyOf(stillX, 2 * stillCount);
                stillY = Arrays.copyOf(stillY, 2 * stillCount);
            }
            int id = neighbours.other[p];
            still[stillCount] = id;
            stillX[stillCount] = at.x[id];
            stillY[stillCount] = at.y[id];
            stillCount += (at.flags[id] & Whereabouts.ACTIVE) == 0 ? 1 : 0;
        }
        return p;
    }

    /**
     * Adds the pairs of those between whom the mover may stand now, or may have stood before. Who is between two is around both,
     * see {@link Whereabouts#measure}.
     */
    private void addAround(int mover) {
        double x = at.x[mover];
        double y = at.y[mover];
        double fromX = neighbours.cameFromX[mover];
        double fromY = neighbours.cameFromY[mover];
        for (int k = 1; k < stillCount; k++) {
            double ax = stillX[k];
            double ay = stillY[k];
            for (int l = 0; l < k; l++) {
                double dx = stillX[l] - ax;
                double dy = stillY[l] - ay;
                if (Neighbours.mayBeBetween(x - ax, y - ay, dx, dy, width)
                        || Neighbours.mayBeBetween(fromX - ax, fromY - ay, dx, dy, width)) {
                    int pair = known.find(still[k], still[l]);
                    if (pair >= 0) {
                        pairs.add(pair);
                    }
                }
            }
        }
    }
}
