package org.lichthof.hosting;

/**
 * How often people are shown who moved: each step as long as the event loops keep up, and when they do not, those far from a
 * viewer more seldom first, then everybody. Words, places and who talks with whom are never held back by it.
 *
 * <p>It goes by what share of the time between two showings the loops needed to bring one, and by how busy the machine is with
 * everything: who reads until the next showing is due brings each in time, and reads what is older and older. Above
 * {@link #TOO_MUCH} or {@link #TOO_BUSY} for some showings it goes one level down the list; it comes back to the first that
 * would have room to spare, and waits the longer the sooner it had to go down again, so that it does not swing.
 *
 * <p>The room's thread; {@link #near} and {@link #far} may be asked from any.
 */
final class ShowingRates {
    /** Of the time until the next showing is due, from handing one over: waiting for the loops to have read is part of it. */
    private static final double TOO_MUCH = 1;

    /**
     * Of all that the machine can do: some of a processor is always another's, and what comes in bursts waits long before it is
     * full. With 6,400 on one core at 88 to 90 % 99 of 100 positions came after 136 ms.
     */
    private static final double TOO_BUSY = 0.95;

    /**
     * How busy it may be expected to be on the level above before that is tried. With 0.9, 6,800 on one core were shown every second
     * step for good at 63 % (expected: 91 %), where every step takes 85 to 90.
     */
    private static final double BUSY_ENOUGH = 0.93;

    /**
     * Too busy, once even near people are shown more seldom: what is left over then is better spent on answering soon. With ten
     * thousand on one core and a dozen who write, words came within 404 ms (99 of 100) at 83 %, 287 at 71, and 226 to 284 at 66.
     */
    private static final double TOO_BUSY_FOR_WORDS = 0.65;

    private static final double BUSY_ENOUGH_FOR_WORDS = 0.63;

    /**
     * What part of being busy comes round with each showing, when every step is shown: sending, and reading, as positions are read once
     * for a showing ({@link Visit#walks}); the rest is the same however seldom is shown. Measured as
     * 0.58 to 0.65 (docs/performance.md); with less than this it would try more, in vain, where a second of two showings fills the machine.
     */
    private static final double SHOWING = 0.62;

    /** What the level above may be expected to need before it is tried. */
    private static final double ROOM_TO_SPARE = 0.85;

    /** Weight of the newest showing in the mean. */
    private static final double NEWEST = 0.1;

    private static final int SHOWINGS_BEFORE_LESS = 10;

    /** Many who come in at once keep a machine busy for some seconds; that passes. */
    private static final int BUSY_SHOWINGS_BEFORE_LESS = 30;

    /** Well below what is enough: what kept it busy has passed. */
    private static final double CALM = 0.7;

    /** On a level, before more is tried: so many tell how busy it is there. */
    private static final int SHOWINGS_BEFORE_MORE = 10;

    /**
     * And so much time: who is shown little waits no longer for more than others. While this was counted in showings, 6,800 who had
     * come in at once were shown every third step for more than a minute, by a machine that was half idle.
     */
    private static final int STEPS_BEFORE_MORE = 30;

    private static final int LONGEST_WAIT = 40 * STEPS_BEFORE_MORE;

    /** In steps: how often near cells are shown and how often far ones; the second is a multiple of the first. */
    private enum Level {
        ALL(1, 1),
        FAR_HALF(1, 2),
        FAR_QUARTER(1, 4),
        HALF(2, 4),
        THIRD(3, 6),
        QUARTER(4, 8);

        final int near;
        final int far;

        Level(int near, int far) {
            this.near = near;
            this.far = far;
        }
    }

    private static final Level[] LEVELS = Level.values();

    /** What is said among positions waits for so many steps at most, or a little more. */
    private static final int STEPS_UNHEARD = 2;

    private static final long NEVER = Long.MIN_VALUE;

    /** Showings that bring a step to everybody: as many as the parts that the room is shown in. */
    private int parts = 1;

    private volatile int level;
    private double load;
    private double busy;
    private int showings;
    private int busyShowings;

    /** In steps of a room that is not shown in parts. */
    private int waitBeforeMore = STEPS_BEFORE_MORE;

    private int steps;
    private boolean wasMore;
    private int stepsSinceNear;
    private int showingsSinceFar;

    /** Of the last showing: when it was handed over, brought, and the next one due. */
    private long shownAtMillis = NEVER;

    private long broughtAtMillis = NEVER;
    private long dueAtMillis = NEVER;

    /** Steps from one showing of near cells to the next. */
    int near() {
        return LEVELS[level].near;
    }

    /** The same for far cells. */
    int far() {
        return LEVELS[level].far;
    }

    /** Whether far cells are shown more seldom than near ones. */
    boolean sparesFar() {
        return far() > near();
    }

    /** @param showings that bring a step to everybody from now on ({@link Parts}) */
    void inParts(int showings) {
        parts = showings;
    }

    /** A step of the room has been done; every step, whether there is anything to show or not. */
    void stepped(long nowMillis) {
        stepsSinceNear++;
        steps++;
        if (dueAtMillis == NEVER && isDue()) {
            dueAtMillis = nowMillis;
        }
    }

    boolean isDue() {
        return stepsSinceNear >= near();
    }

    /** @return 1: the next step is to be shown */
    int stepsUntilShown() {
        return Math.max(1, near() - stepsSinceNear);
    }

    /**
     * Whether positions are to be read for the next step though it is not shown, so that no words among them wait for long: those
     * of everybody, or where a round of all parts takes longer than that, of one of them after each showing.
     */
    boolean isHeardBetween() {
        int next = stepsSinceNear + 1;
        return next < near() && (parts == 1 ? next % STEPS_UNHEARD == 0 : near() > STEPS_UNHEARD && next == 1);
    }

    /** Whether the showing that is due includes far cells. */
    boolean includesFar() {
        return (showingsSinceFar + 1) * near() >= far();
    }

    /** What was due has been handed over, for everybody. */
    void shown(long nowMillis) {
        shownAll();
        shownOne(nowMillis);
    }

    /** A round is over: each part of the room has had its turn. */
    void shownAll() {
        showingsSinceFar = includesFar() ? 0 : showingsSinceFar + 1;
    }

    /** What was due for one part of the room has been handed over. */
    void shownOne(long nowMillis) {
        stepsSinceNear = 0;
        shownAtMillis = nowMillis;
        broughtAtMillis = NEVER;
        dueAtMillis = NEVER;
    }

    /**
     * When all event loops had brought what was handed to them last; told as often as one likes.
     *
     * @param busyNow how busy the machine is with everything, 0 to 1
     */
    void brought(long atMillis, double busyNow) {
        if (shownAtMillis == NEVER) {
            return;
        }
        if (broughtAtMillis == NEVER) {
            broughtAtMillis = atMillis;
        }
        if (dueAtMillis > shownAtMillis) {
            busy += (busyNow - busy) * NEWEST / parts;
            took((double) (broughtAtMillis - shownAtMillis) / (dueAtMillis - shownAtMillis));
            shownAtMillis = NEVER;
        }
    }

    /** @param share of the time until the next showing was due; above 1 when it was brought after that */
    private void took(double share) {
        load += (share - load) * NEWEST / parts;
        showings++;
        busyShowings = busy > tooBusy(near()) ? busyShowings + 1 : 0;
        boolean isTooMuch = (load > TOO_MUCH && rounds() >= SHOWINGS_BEFORE_LESS)
                || busyShowings >= parts * BUSY_SHOWINGS_BEFORE_LESS;
        if (isTooMuch && level < LEVELS.length - 1) {
            if (wasMore) {
                // Trying more was a mistake when it did not last.
                waitBeforeMore = steps / parts < 2 * waitBeforeMore
                        ? Math.min(LONGEST_WAIT, 2 * waitBeforeMore)
                        : STEPS_BEFORE_MORE;
            }
            turnTo(level + 1);
            wasMore = false;
            return;
        }
        // Straight to the best there is room for: what far people cost is little beside a picture for each near one.
        for (int better = 0; better < level; better++) {
            if (hasRoomAt(better)) {
                turnTo(better);
                wasMore = true;
                return;
            }
        }
    }

    /** On this level. */
    private int rounds() {
        return showings / parts;
    }

    /** Bringing one takes as long there; it comes round sooner. */
    private double loadAt(int other) {
        return load * near() / LEVELS[other].near;
    }

    private boolean hasRoomAt(int other) {
        boolean isCalm = waitBeforeMore == STEPS_BEFORE_MORE && busyAt(other) < CALM;
        return rounds() >= SHOWINGS_BEFORE_MORE
                && (isCalm || steps / parts >= waitBeforeMore)
                && loadAt(other) < ROOM_TO_SPARE
                && busyAt(other) < busyEnough(LEVELS[other].near);
    }

    private double busyAt(int other) {
        return busy * partOfFull(LEVELS[other].near) / partOfFull(near());
    }

    /** Of what showing every step would take. */
    private static double partOfFull(int near) {
        return 1 - SHOWING + SHOWING / near;
    }

    private static double tooBusy(int near) {
        return near == 1 ? TOO_BUSY : TOO_BUSY_FOR_WORDS;
    }

    private static double busyEnough(int near) {
        return near == 1 ? BUSY_ENOUGH : BUSY_ENOUGH_FOR_WORDS;
    }

    private void turnTo(int next) {
        load = loadAt(next);
        busy = busyAt(next);
        level = next;
        showings = 0;
        steps = 0;
        busyShowings = 0;
    }
}
