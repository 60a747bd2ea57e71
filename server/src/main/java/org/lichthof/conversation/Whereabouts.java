package org.lichthof.conversation;

import java.util.Arrays;

/**
 * Where everybody stands, turns to and goes, in columns under their numbers: what is looked at for all who move, many times a
 * second, lies close together. What else is known of a person is in {@link Attendee}.
 */
final class Whereabouts {
    /** Changed in any way that nearness may care about since the last settling. */
    static final int ACTIVE = 1;
    /** Somebody moved near them, who may stand between them and others now or have stepped out of there. */
    static final int JOSTLED = 2;
    /** Walks, by measured speed. */
    static final int WALKS = 4;
    /** The feet may be walking. */
    static final int MOVING = 8;
    /** Nearness can bring them into conversations. */
    static final int TAKES_PART = 16;
    /** Has a wish, a lock, a pass or an availability that must be asked before they meet anybody. */
    static final int CAREFUL = 32;
    /** Something happened to them, or may happen with time, beside moving about the open floor. */
    static final int NOTED = 64;
    /** Stands on a tile that areas touch. */
    static final int ON_AREA = 128;
    /** Is in the room. */
    static final int HERE = 256;
    /** May face anywhere. */
    static final int FACING_UNKNOWN = 512;

    static final long NOT_YET = Long.MIN_VALUE;

    /** Slower than this many pixels a second is standing. */
    private static final double STILL = 0.001;

    private final double facingReach;
    private final double walking2;

    /**
     * Farther than this many world pixels along an axis between two settlings, and those are looked at, too, whom one has left: who
     * was between two of them may be out of reach of one of the two by now.
     */
    private final double leap;

    int[] flags = {};
    double[] x = {};
    double[] y = {};
    /** From their feet to the spot before them that they turn to; 0 when facing does not count. */
    float[] aheadX = {};

    float[] aheadY = {};
    float[] velocityX = {};
    float[] velocityY = {};
    /** Number of the conversation they are in; 0: none. */
    int[] talk = {};

    long[] talkFormedAtMillis = {};
    /** One over their squared join distance. */
    double[] perJoin2 = {};

    long[] movedAtMillis = {};
    private long[] measuredSince = {};
    private double[] measuredX = {};
    private double[] measuredY = {};
    private float[] facing = {};
    /** Who may face anywhere; and since when each of them has stood, or {@link #NOT_YET}. */
    final Numbers facingUnknown = new Numbers();

    long[] standsSinceMillis = {};

    /** Who changed since the last settling began. */
    private final Numbers stirred = new Numbers();

    /** In a settling: who changed before it, ascending, and behind them whom it concerned in its course. */
    int[] active = new int[64];

    int activeCount;
    /** To whom something happened that must be considered. */
    private final Numbers noted = new Numbers();

    double leptFromX;
    double leptFromY;

    Whereabouts(ProximityRules rules) {
        this.facingReach = rules.facingReach();
        this.walking2 = rules.walkingSpeed() * rules.walkingSpeed();
        this.leap = leap(rules);
    }

    /** Who is between two within reach of each other is nearer to both than the reach, by this much at least. */
    private static double leap(ProximityRules rules) {
        double reach = rules.reach(rules.joinDistance());
        double farthest = Math.hypot((1 - Neighbours.ENDS) * reach, rules.inBetweenWidth());
        return Math.max(0, reach - farthest) / Math.sqrt(2);
    }

    /** Highest number there is room for, plus one. */
    int room() {
        return flags.length;
    }

    void enter(int id, double newX, double newY, double newFacing) {
        makeRoom(id);
        flags[id] = HERE;
        velocityX[id] = 0;
        velocityY[id] = 0;
        talk[id] = 0;
        aheadX[id] = 0;
        aheadY[id] = 0;
        facing[id] = Float.NaN;
        x[id] = newX;
        y[id] = newY;
        standAt(id, newX, newY, newFacing, false);
        note(id);
    }

    boolean has(int id) {
        return id < flags.length && flags[id] != 0;
    }

    /** Measures velocity from here on. */
    void beginMeasuring(int id, long nowMillis) {
        measuredX[id] = x[id];
        measuredY[id] = y[id];
        measuredSince[id] = nowMillis;
        movedAtMillis[id] = nowMillis;
    }

    void leave(int id) {
        flags[id] = 0;
        talk[id] = 0;
        stirred.remove(id);
        noted.remove(id);
        facingUnknown.remove(id);
    }

    void standAt(int id, double newX, double newY, double newFacing, boolean moving) {
        if ((float) newFacing != facing[id]) { // always, for an unknown one
            face(id, newFacing);
        }
        x[id] = newX;
        y[id] = newY;
        flags[id] = moving ? flags[id] | MOVING : flags[id] & ~MOVING;
        stirred.add(id);
    }

    private void face(int id, double newFacing) {
        facing[id] = (float) newFacing;
        if (Double.isNaN(newFacing)) {
            if ((flags[id] & FACING_UNKNOWN) == 0) {
                flags[id] |= FACING_UNKNOWN;
                facingUnknown.add(id);
                standsSinceMillis[id] = NOT_YET;
            }
            return; // they look where they probably do
        }
        flags[id] &= ~FACING_UNKNOWN;
        facingUnknown.remove(id);
        aheadX[id] = facingReach > 0 ? (float) (facingReach * Math.cos(newFacing)) : 0;
        aheadY[id] = facingReach > 0 ? (float) (facingReach * Math.sin(newFacing)) : 0;
    }

    /** It is thought that they turned, which is a change in this settling. */
    void turn(int id, double newAheadX, double newAheadY) {
        aheadX[id] = (float) newAheadX;
        aheadY[id] = (float) newAheadY;
        if ((flags[id] & ACTIVE) == 0) {
            activate(id);
        }
    }

    /** Something else than their place changed, which must be considered at the next settling, and in this one if it is not too late. */
    void note(int id) {
        noteNow(id);
        stirred.add(id);
    }

    /** The same, for this settling only. */
    void noteNow(int id) {
        flags[id] |= NOTED;
        noted.add(id);
    }

    boolean isAnybodyStirred() {
        return !stirred.isEmpty();
    }

    /** A settling begins: {@link #active} are those who changed since the last one began. */
    void begin() {
        activeCount = 0;
        for (int id = stirred.next(0); id >= 0; id = stirred.next(id + 1)) {
            activate(id);
        }
        stirred.clear();
    }

    private void activate(int id) {
        flags[id] |= ACTIVE;
        if (activeCount == active.length) {
            active = Arrays.copyOf(active, 2 * activeCount);
        }
        active[activeCount++] = id;
    }

    /** The next of those who must be considered, ascending; -1: nobody is left. */
    int nextNoted(int from) {
        return noted.next(from);
    }

    /** They are being considered; pairs with them are looked at in this settling. */
    void consider(int id) {
        noted.remove(id);
        flags[id] &= ~NOTED;
        if ((flags[id] & ACTIVE) == 0) {
            activate(id);
        }
    }

    /** Whoever is to be considered next time has changed already in this settling. */
    void activateNoted() {
        for (int id = noted.next(0); id >= 0; id = noted.next(id + 1)) {
            if ((flags[id] & ACTIVE) == 0) {
                activate(id);
            }
        }
    }

    /** The settling is over. */
    void end() {
        for (int k = 0; k < activeCount; k++) {
            flags[active[k]] &= ~ACTIVE;
        }
        activeCount = 0;
    }

    /**
     * Their velocity, as a mean that trusts the first measurements at once.
     *
     * @param seconds since the last measurement; more than 0
     * @param weight of this measurement in the mean
     * @return whether they are suddenly somewhere else than at {@link #leptFromX}, {@link #leptFromY}
     */
    boolean measure(int id, double seconds, double weight, long nowMillis) {
        double dx = x[id] - measuredX[id];
        double dy = y[id] - measuredY[id];
        boolean lept = Math.abs(dx) > leap || Math.abs(dy) > leap;
        if (lept) {
            leptFromX = measuredX[id];
            leptFromY = measuredY[id];
        }
        if (dx != 0 || dy != 0) {
            measuredX[id] = x[id];
            measuredY[id] = y[id];
            movedAtMillis[id] = nowMillis;
        }
        int was = flags[id];
        if ((was & MOVING) == 0) {
            // Feet that stand are known to stand; a mean would believe it late.
            velocityX[id] = 0;
            velocityY[id] = 0;
            flags[id] = was & ~WALKS;
            return lept;
        }
        double measured = (nowMillis - measuredSince[id]) * 0.001;
        double trusted = measured * weight > seconds ? weight : seconds / measured;
        double perSecond = 1 / seconds;
        double vx = velocityX[id] + (dx * perSecond - velocityX[id]) * trusted;
        double vy = velocityY[id] + (dy * perSecond - velocityY[id]) * trusted;
        double speed2 = vx * vx + vy * vy;
        if (speed2 < STILL * STILL) {
            vx = 0;
            vy = 0;
        } else {
            stirred.add(id); // it goes on changing when they stop
        }
        velocityX[id] = (float) vx;
        velocityY[id] = (float) vy;
        flags[id] = speed2 > walking2 ? was | WALKS : was & ~WALKS;
        return lept;
    }

    /** Notes it when they come to areas or go from them. */
    void setOnArea(int id, boolean isOnArea) {
        int now = isOnArea ? flags[id] | ON_AREA : flags[id] & ~ON_AREA;
        flags[id] = now != flags[id] ? now | NOTED : now;
    }

    private void makeRoom(int id) {
        if (id < flags.length) {
            return;
        }
        int room = Math.max(64, id + id / 2 + 1);
        flags = Arrays.copyOf(flags, room);
        x = Arrays.copyOf(x, room);
        y = Arrays.copyOf(y, room);
        velocityX = Arrays.copyOf(velocityX, room);
        velocityY = Arrays.copyOf(velocityY, room);
        talk = Arrays.copyOf(talk, room);
        talkFormedAtMillis = Arrays.copyOf(talkFormedAtMillis, room);
        perJoin2 = Arrays.copyOf(perJoin2, room);
        movedAtMillis = Arrays.copyOf(movedAtMillis, room);
        measuredSince = Arrays.copyOf(measuredSince, room);
        measuredX = Arrays.copyOf(measuredX, room);
        measuredY = Arrays.copyOf(measuredY, room);
        facing = Arrays.copyOf(facing, room);
        standsSinceMillis = Arrays.copyOf(standsSinceMillis, room);
        aheadX = Arrays.copyOf(aheadX, room);
        aheadY = Arrays.copyOf(aheadY, room);
    }
}
