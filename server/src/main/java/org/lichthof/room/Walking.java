package org.lichthof.room;

import org.lichthof.room.RoomNotice.PlacedCause;

/**
 * People's own steps: is this one allowed?
 *
 * <p>Speed is a purse of distance that time refills, not a division by the time between two messages: a network that holds
 * ten messages back and brings them at once is no offence, and nobody gets ahead in the long run.
 */
final class Walking {
    /** The purse holds this much time at full speed. */
    private static final double LARGEST_BURST_SECONDS = 1;

    private static final double TOLERANCE = 1.1;

    /** Somebody whose feet move and who says nothing for this long has fallen silent: a tab that sleeps, a line that hangs. */
    private static final int SILENCE_MILLIS = 2_000;

    private final Placing placing;
    private final Spots spots;
    private final int reachPerMilli;
    private final int fullReach;
    private long lookedForSilentAt = Long.MIN_VALUE / 2;

    Walking(RoomRules rules, Placing placing, Spots spots) {
        this.placing = placing;
        this.spots = spots;
        // World pixels a second are thousandths of a world pixel a millisecond.
        this.reachPerMilli = (int) Math.ceil(rules.runSpeed() * TOLERANCE);
        this.fullReach = (int) (reachPerMilli * 1_000 * LARGEST_BURST_SECONDS);
    }

    void begin(Person person, long now) {
        person.reach = fullReach;
        person.reachAt = now;
        person.walkedAt = now;
    }

    /** Does it, or puts them back to where they were. Called for steps of the present epoch only. */
    void walk(Person person, RoomCommand.Walk wish, Step step) {
        person.walkedAt = step.now();
        boolean elsewhere = person.x != wish.x() || person.y != wish.y();
        if (!elsewhere && person.facing == wish.facing() && person.moving == wish.moving()) {
            return; // said before
        }
        if (elsewhere && !mayGo(person, wish.x(), wish.y(), step.now()) && !mayGoOver(person, wish, step)) {
            return;
        }
        boolean stops = !wish.moving() && (elsewhere || person.moving);
        placing.go(person, wish.x(), wish.y(), wish.facing(), wish.moving(), step);
        if (stops) {
            makeRoom(person, step);
        }
    }

    /**
     * Not straight on, but perhaps over where they said they were before: around a corner. They are brought as far as they may go.
     *
     * @return whether the rest of the way is open; else they have been put back
     */
    private boolean mayGoOver(Person person, RoomCommand.Walk wish, Step step) {
        RoomCommand.Walk earlier = wish.earlier();
        int epoch = person.epoch;
        if (earlier != null && earlier.epoch() == epoch) {
            walk(person, earlier, step);
            if (person.epoch != epoch) {
                return false; // put elsewhere on the way: what they wished later was wished before they knew
            }
            if (mayGo(person, wish.x(), wish.y(), step.now())) {
                return true;
            }
        }
        placing.keep(person, PlacedCause.CORRECTION, step);
        return false;
    }

    /** Shifts somebody who came to stand upon somebody else to the nearest place beside them. */
    void makeRoom(Person person, Step step) {
        long spot = spots.beside(person);
        if (spot >= 0) {
            placing.put(person, Spots.x(spot), Spots.y(spot), person.facing, false, PlacedCause.NUDGE, step);
        }
    }

    /** Lets those stand whose feet would move for ever. */
    void letTheSilentStand(Crowd crowd, Step step) {
        if (step.now() - lookedForSilentAt < SILENCE_MILLIS / 4) {
            return;
        }
        lookedForSilentAt = step.now();
        crowd.forEach(person -> {
            if (person.moving && !person.isLed() && step.now() - person.walkedAt >= SILENCE_MILLIS) {
                placing.stand(person);
                makeRoom(person, step);
            }
        });
    }

    private boolean mayGo(Person person, int x, int y, long now) {
        long refilled = person.reach + (now - person.reachAt) * reachPerMilli;
        person.reach = (int) Math.min(fullReach, refilled);
        person.reachAt = now;
        double distance = 1_000 * Math.sqrt((double) person.squaredDistanceTo(x, y));
        if (distance > person.reach || !person.floor.isClear(person.x, person.y, x, y)) {
            return false;
        }
        person.reach -= (int) distance;
        return true;
    }
}
