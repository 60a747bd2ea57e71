package org.lichthof.conversation;

import java.util.Arrays;

/** Possible unions of two huddles, the cheapest first; of equally cheap ones that of the lowest numbers. A binary heap. */
final class UnionQueue {
    private int count;
    private double[] cost = new double[64];
    private long[] ends = new long[64];
    private int[] edge = new int[64];
    private int[] version = new int[64];
    private int nextEdge;
    private int nextVersion;

    void clear() {
        count = 0;
    }

    void add(double newCost, int lower, int higher, int newEdge, int newVersion) {
        if (count == cost.length) {
            cost = Arrays.copyOf(cost, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            edge = Arrays.copyOf(edge, 2 * count);
            version = Arrays.copyOf(version, 2 * count);
        }
        long newEnds = (long) lower << 32 | higher;
        int at = count++;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!before(newCost, newEnds, parent)) {
                break;
            }
            copy(parent, at);
            at = parent;
        }
        put(at, newCost, newEnds, newEdge, newVersion);
    }

    /** Takes the first out, for {@link #edge} and {@link #version} to tell; false when there is none. */
    boolean next() {
        if (count == 0) {
            return false;
        }
        nextEdge = edge[0];
        nextVersion = version[0];
        int last = --count;
        double lastCost = cost[last];
        long lastEnds = ends[last];
        int at = 0;
        while (2 * at + 1 < count) {
            int child = 2 * at + 1;
            if (child + 1 < count && before(cost[child + 1], ends[child + 1], child)) {
                child++;
            }
            if (!before(cost[child], ends[child], lastCost, lastEnds)) {
                break;
            }
            copy(child, at);
            at = child;
        }
        put(at, lastCost, lastEnds, edge[last], version[last]);
        return true;
    }

    int edge() {
        return nextEdge;
    }

    int version() {
        return nextVersion;
    }

    private boolean before(double aCost, long aEnds, int b) {
        return before(aCost, aEnds, cost[b], ends[b]);
    }

    private static boolean before(double aCost, long aEnds, double bCost, long bEnds) {
        return aCost < bCost || (aCost == bCost && aEnds < bEnds);
    }

    private void copy(int from, int to) {
        put(to, cost[from], ends[from], edge[from], version[from]);
    }

    private void put(int at, double newCost, long newEnds, int newEdge, int newVersion) {
        cost[at] = newCost;
        ends[at] = newEnds;
        edge[at] = newEdge;
        version[at] = newVersion;
    }
}
