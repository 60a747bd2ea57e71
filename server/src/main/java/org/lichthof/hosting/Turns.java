package org.lichthof.hosting;

/**
 * Whose turn it is to be shown something. Writing to thousands of connections at once takes so long that the last of them see
 * what is old; so a large crowd falls into groups that take turns, each as often as everybody would otherwise be, and the room
 * takes shorter steps.
 *
 * <p>The room's thread.
 */
final class Turns {
    /** Viewers belong to one of so many groups for good; what changes is how many groups share a turn. */
    static final int GROUPS = 4;

    static final int ALL = (1 << GROUPS) - 1;

    /** Writing to so many takes about a quarter of the time between two showings. */
    private static final int MANY = 1_500;

    private static final int VERY_MANY = 3_000;

    private int turns = 1;
    private int next;
    private final int[] shownUpTo = new int[GROUPS];

    /** @param mayTakeTurns false: everybody at once, whatever their number */
    void of(int people, boolean mayTakeTurns) {
        int wanted = !mayTakeTurns ? 1 : people >= atLeast(VERY_MANY, 4) ? 4 : people >= atLeast(MANY, 2) ? 2 : 1;
        if (wanted != turns) {
            turns = wanted;
            next = 0;
        }
    }

    /** A few who come and go around the number do not change it each time. */
    private int atLeast(int people, int turnsThen) {
        return turns >= turnsThen ? people * 3 / 4 : people;
    }

    /** Into how many turns a showing falls: 1, 2 or 4. */
    int count() {
        return turns;
    }

    /** The groups whose turn it is, as bits. */
    int groups() {
        return switch (turns) {
            case 4 -> 1 << next;
            case 2 -> 0b101 << next;
            default -> ALL;
        };
    }

    static boolean includes(int groups, int group) {
        return (groups & 1 << group) != 0;
    }

    /** Up to which step all of those whose turn it is have been shown everything. */
    int since() {
        return knownTo(groups());
    }

    /** Up to which step everybody will have been, once those whose turn it is have been shown this one. */
    int knownAfter(int step) {
        int known = turns == 1 ? step : knownTo(ALL & ~groups());
        return Math.min(step, known);
    }

    private int knownTo(int groups) {
        int known = Integer.MAX_VALUE;
        for (int group = 0; group < GROUPS; group++) {
            if (includes(groups, group)) {
                known = Math.min(known, shownUpTo[group]);
            }
        }
        return known;
    }

    /** Those whose turn it was have been shown everything up to this step; it is the next ones' turn. */
    void shown(int step) {
        int groups = groups();
        for (int group = 0; group < GROUPS; group++) {
            if (includes(groups, group)) {
                shownUpTo[group] = step;
            }
        }
        next = (next + 1) % turns;
    }
}
