package org.lichthof.hosting;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When those of a room who walk are asked for their positions ({@link Hearing}): just before the step that is shown to those who
 * see them, each part's for its own turn ({@link Parts}), so that what is shown is new; and in between where that is seldom, as
 * there may be words among the positions.
 *
 * <p>The room's thread.
 */
final class Asking {
    /** Not more of the time from one step for which they are asked to the next than this before it. */
    private static final double EARLIEST = 0.6;

    private static final double SOMETHING_TO_SPARE = 1.2;

    private final Parts parts;
    private final ShowingRates rates;
    private final Collection<LoopAudience> loops;
    private final Pace pace;

    /** For the showing that comes. */
    private boolean hasAsked;

    /** When the step is due for which they were asked last. */
    private long stepMillis;

    /** @param loops of all who are in the room, at any time */
    Asking(Parts parts, ShowingRates rates, Collection<LoopAudience> loops, Pace pace) {
        this.parts = parts;
        this.rates = rates;
        this.loops = loops;
        this.pace = pace;
    }

    /** A showing is due with this step: whoever is asked from here on is asked for the one after it. */
    void showingIsDue() {
        hasAsked = false;
    }

    /**
     * After a step: arranges what is to be asked before the next one.
     *
     * @param nextMillis when that will be due
     * @param beatMillis from one step to the next
     */
    void askBefore(long nextMillis, int beatMillis) {
        long shownMillis = nextMillis + (rates.stepsUntilShown() - 1L) * beatMillis;
        long askMillis = shownMillis - longBefore(rates.near() * beatMillis);
        if (!hasAsked && askMillis < nextMillis) {
            hasAsked = true;
            ask(isDivided() ? parts.part(parts.turn()).noted() : null, askMillis, shownMillis);
        } else if (rates.isHeardBetween()) {
            ask(isDivided() ? parts.lines(parts.farthest()) : null, nextMillis - longBefore(beatMillis), nextMillis);
        }
    }

    /** Whether what people have sent is still being read for the step that is due then. */
    boolean isUnderWayFor(long dueMillis) {
        return stepMillis <= dueMillis
                && loops.stream().anyMatch(loop -> loop.hearing().isUnderWay());
    }

    private boolean isDivided() {
        return parts.count() > 1;
    }

    /**
     * How many milliseconds before a step to begin: as long as reading took lately.
     *
     * @param periodMillis how often that is
     */
    private long longBefore(int periodMillis) {
        double takes = 0;
        for (LoopAudience loop : loops) {
            takes = Math.max(takes, loop.hearing().millis());
        }
        return Math.round(Math.min(periodMillis * EARLIEST, takes * SOMETHING_TO_SPARE + 1));
    }

    /** @param where who is asked; null: all */
    private void ask(@Nullable Band where, long askMillis, long forStepMillis) {
        List<LoopAudience> all = List.copyOf(loops); // they are this thread's
        if (all.stream().anyMatch(loop -> loop.hearing().hasWalkers())) {
            stepMillis = forStepMillis;
            pace.at(askMillis, () -> all.forEach(loop -> loop.hearing().hear(where)));
        }
    }
}
