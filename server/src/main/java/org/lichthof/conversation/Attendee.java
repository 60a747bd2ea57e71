package org.lichthof.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rule knows of one person. Plain fields: everybody's are read many times a second. */
final class Attendee {
    final int id;
    Set<String> roles;

    double x;
    double y;
    /** Radians from east, clockwise on the screen; NaN when unknown. */
    double facing;
    /** The spot before their feet that they turn to; their own when facing is unknown or does not count. */
    double turnedToX;

    double turnedToY;

    boolean moving;
    /** Changed their place since the last settling. */
    boolean stirred = true;

    boolean justEntered;
    Availability availability;
    Floor floor;

    /** Where they were when velocities were last measured, and for how many seconds they have been measured. */
    double measuredX;

    double measuredY;
    double measuredSeconds;
    double velocityX;
    double velocityY;
    boolean walks;
    /** When they last changed their place; tells who walked up to whom. */
    long movedAtMillis;

    @Nullable
    Conversation conversation;

    Part part = Part.SPEAKER;
    /** Growing number of their joining; who came earlier has the older right to a place. */
    long joinedNumber;

    /** What was last told of them. */
    @Nullable
    Conversation toldConversation;

    Part toldPart = Part.SPEAKER;
    boolean touched;

    /** The conversation they asked for or were invited to, and until when that counts. */
    @Nullable
    Conversation wish;

    long wishUntilMillis;
    /** They stand at the conversation they wished for: nobody else draws them in now. */
    boolean reachedWish;
    /** The conversation whose lock does not hold them up, and until when. */
    @Nullable
    Conversation pass;

    long passUntilMillis;
    /** Is in the conversation because they asked: their availability does not matter to it. */
    boolean cameByAsking;

    /** Became available since the last settling: wants to be in the talk of those they stand with. */
    boolean seeksCompany;
    /** The conversation by nearness that they left by not wanting to be disturbed; null: none. */
    @Nullable
    Conversation leftForQuiet;

    /** Whom they asked to be left alone by, until apart; null: nobody. */
    int @Nullable [] leftAlone;

    /** Key of the conversation from before a restart; 0: none. */
    long claim;

    boolean claimLocked;
    long claimUntilMillis;

    /** Row in the memory of closeness; -1: none yet. */
    int row = -1;

    Attendee(int id, Availability availability, Set<String> roles, Floor floor) {
        this.id = id;
        this.availability = availability;
        this.roles = Set.copyOf(roles);
        this.floor = floor;
    }

    void standAt(double newX, double newY, double newFacing, boolean nowMoving, double reach) {
        stirred |= x != newX || y != newY;
        x = newX;
        y = newY;
        facing = newFacing;
        moving = nowMoving;
        boolean turns = reach > 0 && !Double.isNaN(newFacing);
        turnedToX = turns ? newX + reach * Math.cos(newFacing) : newX;
        turnedToY = turns ? newY + reach * Math.sin(newFacing) : newY;
    }

    /** Their velocity, as a mean over about {@code over} seconds that trusts the first measurements at once. */
    void measure(double seconds, double over, double walkingSpeed, long nowMillis) {
        if (seconds > 0) {
            if (measuredX != x || measuredY != y) {
                movedAtMillis = nowMillis;
            }
            measuredSeconds += seconds;
            double weight = Math.max(1 - Math.exp(-seconds / over), seconds / measuredSeconds);
            velocityX += ((x - measuredX) / seconds - velocityX) * weight;
            velocityY += ((y - measuredY) / seconds - velocityY) * weight;
            measuredX = x;
            measuredY = y;
        }
        if (!moving) {
            // Feet that stand are known to stand; a mean would believe it late.
            velocityX = 0;
            velocityY = 0;
        }
        walks = velocityX * velocityX + velocityY * velocityY > walkingSpeed * walkingSpeed;
    }

    double squaredDistanceTo(Attendee other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return dx * dx + dy * dy;
    }

    /** The conversation that they are on their way to and may come into, lock or not; null: none. */
    @Nullable
    Conversation wished(long nowMillis) {
        Conversation wanted = wish;
        return wanted != null && nowMillis < wishUntilMillis && !wanted.ended ? wanted : null;
    }

    boolean hasClaim(long nowMillis) {
        return claim != 0 && nowMillis < claimUntilMillis;
    }

    /** Whether this conversation's lock lets them through. */
    boolean passes(Conversation locked, long nowMillis) {
        return conversation == locked
                || (pass == locked && nowMillis < passUntilMillis)
                || (claim == locked.key && hasClaim(nowMillis));
    }
}
