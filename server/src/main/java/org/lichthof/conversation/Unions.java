package org.lichthof.conversation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unites people into huddles, each seen as a whole.
 *
 * <p>Everybody begins alone; the two huddles whose union costs least of what it may cost become one, again and again, until
 * every union would cost too much. The cost is Ward's (1963): by how much the union is wider spread than its two parts,
 * where the spread of n people is the sum of their squared distances over n. A chain of pairs is therefore no huddle: its
 * ends are far apart and make it dear. Two people may come together up to the join distance; a further person up to a
 * little less from the centre of the others, and the more people, the wider the ring may be ({@code growth}).
 *
 * <p>Hysteresis is in the allowance, not in the distances: more for people who are together already, less where two standing
 * conversations would become one.
 *
 * <p>Edges between huddles are kept in a pool with linked lists, candidates for a union in a heap; outdated entries of the
 * heap are recognised by their version. Work grows with the number of pairs times its logarithm.
 */
final class Unions {
    /** Two people at the join distance cost half its square. */
    static final double ALLOWANCE = 0.5;

    private final double far;
    private final double keep;
    private final double growth;
    private final double loyalty;

    private int count;

    // Huddles, each under the lowest of its people.
    private int[] leader = {};
    private int[] size = {};
    private double[] within = {};
    private int[] firstHalf = {};
    private int[] edgeTo = {};
    private @Nullable Conversation[] locked = {};
    private @Nullable Conversation[] admitted = {};

    // Edges. Half 2e hangs in the list of one end, half 2e + 1 in that of the other.
    private int edges;
    private int[] end = {};
    private int[] nextHalf = {};
    private double[] sum = {};
    private int[] known = {};
    private int[] together = {};
    private int[] apart = {};
    private int[] version = {};
    private boolean[] gone = {};

    private final UnionQueue queue = new UnionQueue();

    Unions(ProximityRules rules) {
        this.far = rules.far();
        this.keep = rules.keep();
        this.growth = rules.growth();
        this.loyalty = rules.loyalty();
    }

    /** So many people, each alone, none of them behind a lock. */
    void begin(int people) {
        count = people;
        if (leader.length < count) {
            int room = Math.max(16, count + count / 2);
            leader = new int[room];
            size = new int[room];
            within = new double[room];
            firstHalf = new int[room];
            edgeTo = new int[room];
            locked = new Conversation[room];
            admitted = new Conversation[room];
        }
        edges = 0;
        queue.clear();
        for (int i = 0; i < count; i++) {
            leader[i] = i;
            size[i] = 1;
            within[i] = 0;
            firstHalf[i] = -1;
            edgeTo[i] = -1;
            locked[i] = null;
            admitted[i] = null;
        }
    }

    /** Is in this locked conversation. */
    void lock(int person, Conversation own) {
        locked[person] = own;
        admitted[person] = own;
    }

    /** Is in no locked conversation and may come into this one. */
    void letInto(int person, Conversation other) {
        admitted[person] = other;
    }

    /** For each of the people the lowest in their huddle; their own when they are alone. */
    int[] unite() {
        for (int e = 0; e < edges; e++) {
            consider(e);
        }
        while (queue.next()) {
            int e = queue.edge();
            if (!gone[e] && version[e] == queue.version()) {
                unite(e);
            }
        }
        for (int i = 0; i < count; i++) {
            // Leaders are lower than those they lead, so the leader's own entry is final already.
            leader[i] = leader[leader[i]];
        }
        return leader;
    }

    /** How many are in the huddle of this leader. */
    int size(int person) {
        return size[person];
    }

    /** Two people who know each other; in ascending order of the first, then of the second. */
    void addEdge(int i, int j, double squared, Bond bond) {
        if (edges == sum.length) {
            int room = Math.max(64, 2 * edges);
            end = Arrays.copyOf(end, 2 * room);
            nextHalf = Arrays.copyOf(nextHalf, 2 * room);
            sum = Arrays.copyOf(sum, room);
            known = Arrays.copyOf(known, room);
            together = Arrays.copyOf(together, room);
            apart = Arrays.copyOf(apart, room);
            version = Arrays.copyOf(version, room);
            gone = Arrays.copyOf(gone, room);
        }
        int e = edges++;
        sum[e] = squared;
        known[e] = 1;
        together[e] = bond == Bond.TOGETHER ? 1 : 0;
        apart[e] = bond == Bond.APART ? 1 : 0;
        version[e] = 0;
        gone[e] = false;
        hang(2 * e, i);
        hang(2 * e + 1, j);
    }

    private void hang(int half, int huddle) {
        end[half] = huddle;
        nextHalf[half] = firstHalf[huddle];
        firstHalf[huddle] = half;
    }

    /** Puts a union into the queue when it is allowed now. */
    private void consider(int e) {
        int a = end[2 * e];
        int b = end[2 * e + 1];
        if (!locksAllow(a, b)) {
            return;
        }
        double pairs = (double) size[a] * size[b];
        int n = size[a] + size[b];
        double across = sum[e] + (pairs - known[e]) * far;
        double cost = (within[a] + within[b] + across) / n - within[a] / size[a] - within[b] / size[b];
        double allowed = ALLOWANCE * (1 + growth * (n - 2)) * (1 + (keep * together[e] - loyalty * apart[e]) / pairs);
        if (cost <= allowed) {
            queue.add(allowed > 0 ? cost / allowed : 0, Math.min(a, b), Math.max(a, b), e, version[e]);
        }
    }

    /** A locked conversation takes in its own people and those let in, and no huddle that anybody else is part of. */
    boolean locksAllow(int a, int b) {
        Conversation lockA = locked[a];
        Conversation lockB = locked[b];
        if (lockA == null && lockB == null) {
            return true;
        }
        if (lockA != null && lockB != null) {
            return lockA == lockB;
        }
        return lockA != null ? admitted[b] == lockA : admitted[a] == lockB;
    }

    private void unite(int e) {
        int a = Math.min(end[2 * e], end[2 * e + 1]);
        int b = Math.max(end[2 * e], end[2 * e + 1]);
        within[a] += within[b] + sum[e] + ((double) size[a] * size[b] - known[e]) * far;
        size[a] += size[b];
        leader[b] = a;
        locked[a] = locked[a] != null ? locked[a] : locked[b];
        admitted[a] = admitted[a] == admitted[b] ? admitted[a] : null;
        gone[e] = true;
        // Which edge leads from a to whom: those of b that lead there too are added to them.
        int list = firstHalf[a];
        firstHalf[a] = -1;
        for (int half = list; half >= 0; ) {
            int next = nextHalf[half];
            if (!gone[half >> 1]) {
                edgeTo[end[half ^ 1]] = half >> 1;
                hang(half, a);
            }
            half = next;
        }
        for (int half = firstHalf[b]; half >= 0; ) {
            int next = nextHalf[half];
            int edge = half >> 1;
            if (!gone[edge]) {
                int same = edgeTo[end[half ^ 1]];
                if (same >= 0) {
                    sum[same] += sum[edge];
                    known[same] += known[edge];
                    together[same] += together[edge];
                    apart[same] += apart[edge];
                    gone[edge] = true;
                } else {
                    hang(half, a);
                }
            }
            half = next;
        }
        firstHalf[b] = -1;
        for (int half = firstHalf[a]; half >= 0; half = nextHalf[half]) {
            edgeTo[end[half ^ 1]] = -1;
            version[half >> 1]++;
            consider(half >> 1);
        }
    }
}
