package org.lichthof.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rule knows of one person, beside where they are ({@link Whereabouts}). */
final class Attendee {
    final int id;
    Set<String> roles;

    /** Where they stand and how they move. */
    private final Whereabouts at;

    boolean justEntered;
    Availability availability;
    Floor floor;

    @Nullable
    private Conversation conversation;

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

    Attendee(int id, Whereabouts at, Availability availability, Set<String> roles, Floor floor) {
        this.id = id;
        this.at = at;
        this.availability = availability;
        this.roles = Set.copyOf(roles);
        this.floor = floor;
    }

    double x() {
        return at.x[id];
    }

    double y() {
        return at.y[id];
    }

    boolean walks() {
        return (at.flags[id] & Whereabouts.WALKS) != 0;
    }

    @Nullable
    Conversation conversation() {
        return conversation;
    }

    /** Their part in the ledger: nobody else calls this. */
    void set(@Nullable Conversation now) {
        conversation = now;
        at.talk[id] = now == null ? 0 : now.id.value();
        at.talkFormedAtMillis[id] = now == null ? 0 : now.formedAtMillis;
        at.note(id);
    }

    /** Something about them changed that nearness must look at. */
    void note() {
        at.note(id);
    }

    /** Whether something may become of them by time alone, or by what others do. */
    boolean isWaiting() {
        return wish != null
                || pass != null
                || claim != 0
                || leftAlone != null
                || seeksCompany
                || (conversation == null && floor instanceof Floor.Inside);
    }

    /** Whether they or those they meet must be asked before nearness brings them together. */
    boolean isCareful() {
        Conversation here = conversation;
        return availability != Availability.AVAILABLE
                || wish != null
                || pass != null
                || claim != 0
                || (here != null && here.locked);
    }

    /** What has run out is over. */
    void letGo(long nowMillis) {
        if (wish != null && wished(nowMillis) == null) {
            wish = null;
        }
        if (pass != null && nowMillis >= passUntilMillis) {
            pass = null;
        }
        if (claim != 0 && !hasClaim(nowMillis)) {
            claim = 0;
        }
    }

    double squaredDistanceTo(Attendee other) {
        double dx = x() - other.x();
        double dy = y() - other.y();
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
