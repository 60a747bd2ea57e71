package org.lichthof.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of people who stand together, where no area decides: remembers how close people are ({@link Closeness}),
 * sorts them into huddles ({@link Huddles}), and finds out which huddle is which earlier conversation.
 */
final class Nearness {
    private final ProximityRules rules;
    private final Ledger ledger;
    private final Crowd crowd;
    private final Whereabouts at;
    private final Closeness closeness;
    private final Huddles huddles;

    private final List<Huddle> changed = new ArrayList<>();
    private final List<Ledger.Move> moves = new ArrayList<>();

    /** People who are together now; what they were before is not known yet. */
    private record Huddle(List<Attendee> people) {
        Attendee lowest() {
            return people.getFirst();
        }
    }

    /** That a huddle could go on as this conversation, which so many of its people are in. */
    private record Claim(int people, Conversation conversation, Huddle huddle) {
        /** Most people first; then the older conversation, then the lowest number. */
        static final Comparator<Claim> ORDER = Comparator.<Claim>comparingInt(claim -> -claim.people)
                .thenComparing(claim -> claim.conversation.id)
                .thenComparingInt(claim -> claim.huddle.lowest().id);
    }

    Nearness(FreeSpace space, ProximityRules rules, Floors floors, Ledger ledger, Crowd crowd) {
        this.rules = rules;
        this.ledger = ledger;
        this.crowd = crowd;
        this.at = crowd.whereabouts;
        this.closeness = new Closeness(rules, space, floors.largestJoinDistance(), crowd);
        this.huddles = new Huddles(rules, crowd, closeness.pairs);
    }

    /** Whether something may change though nobody moved. */
    boolean isUnsettled() {
        return closeness.isUnsettled();
    }

    /** They are gone. */
    void forget(Attendee person) {
        closeness.forget(person.id);
    }

    /** Somebody who stood here is suddenly gone. */
    void stepAside(double x, double y) {
        closeness.jostleAround(x, y);
    }

    void settle(double seconds, long nowMillis) {
        for (int id = at.nextNoted(0); id >= 0; id = at.nextNoted(id + 1)) {
            consider(crowd.get(id), nowMillis);
        }
        at.activateNoted();
        closeness.update(seconds, nowMillis);
        huddles.sort(closeness.changed, nowMillis, this::take);
        closeness.changed.clear();
        apply(nowMillis);
    }

    /** Finds out whether nearness can bring this person together with others, and whom must be asked. */
    private void consider(Attendee person, long nowMillis) {
        int id = person.id;
        at.consider(id);
        person.letGo(nowMillis);
        int flags = at.flags[id] & ~(Whereabouts.TAKES_PART | Whereabouts.CAREFUL);
        boolean tookPart = (at.flags[id] & Whereabouts.TAKES_PART) != 0;
        if (takesPart(person, nowMillis)) {
            person.reachedWish = hasReachedWish(person, nowMillis);
            if (person.floor instanceof Floor.Open open) {
                at.perJoin2[id] = 1 / (open.joinDistance() * open.joinDistance());
            }
            if (!tookPart) {
                closeness.include(id);
            }
            at.flags[id] = flags | Whereabouts.TAKES_PART | (person.isCareful() ? Whereabouts.CAREFUL : 0);
        } else {
            at.flags[id] = flags;
            if (tookPart) {
                closeness.forget(id);
            }
            Conversation conversation = person.conversation();
            if (conversation != null && conversation.kind == ConversationKind.NEARBY) {
                ledger.leave(person);
            }
        }
        if (person.isWaiting()) {
            person.note();
        }
    }

    private boolean takesPart(Attendee person, long nowMillis) {
        if (!(person.floor instanceof Floor.Open)) {
            return false;
        }
        if (person.leftAlone != null) {
            if (isNearAny(person, person.leftAlone)) {
                return false;
            }
            person.leftAlone = null;
        }
        return person.availability != Availability.DO_NOT_DISTURB
                || person.cameByAsking
                || person.wished(nowMillis) != null;
    }

    private boolean isNearAny(Attendee person, int[] others) {
        for (int id : others) {
            Attendee other = crowd.find(id);
            if (other != null && isWithinLeaveDistance(person, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they stand where they wished to be. Their own are left for it then, so no wall may be between. */
    private boolean hasReachedWish(Attendee person, long nowMillis) {
        Conversation wanted = person.wished(nowMillis);
        if (wanted == null || wanted.kind != ConversationKind.NEARBY) {
            return false;
        }
        for (Attendee member : wanted.members) {
            if (isWithinLeaveDistance(person, member) && closeness.isClear(person, member)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The conversation by nearness that somebody stands at who is in none: that of the nearest within join distance, or
     * the one that they left to be undisturbed, within leave distance. Null: none that would let them in.
     */
    @Nullable
    Conversation standsAt(Attendee person, long nowMillis) {
        if (person.conversation() != null
                || person.walks()
                || person.leftAlone != null
                || !(person.floor instanceof Floor.Open here)) {
            return null;
        }
        Attendee nearest = null;
        for (Attendee other : crowd) {
            Conversation theirs = other.conversation();
            boolean isOpen = theirs != null
                    && theirs.kind == ConversationKind.NEARBY
                    && (!theirs.locked || person.passes(theirs, nowMillis));
            if (!isOpen || !(other.floor instanceof Floor.Open there)) {
                continue;
            }
            double reach = theirs == person.leftForQuiet
                    ? rules.leaveDistance()
                    : Math.min(here.joinDistance(), there.joinDistance());
            double squared = person.squaredDistanceTo(other);
            boolean isNearer = nearest == null || squared < person.squaredDistanceTo(nearest);
            if (squared <= reach * reach && isNearer && closeness.isClear(person, other)) {
                nearest = other;
            }
        }
        return nearest == null ? null : nearest.conversation();
    }

    private boolean isWithinLeaveDistance(Attendee a, Attendee b) {
        double leave = rules.leaveDistance();
        return a.squaredDistanceTo(b) <= leave * leave;
    }

    /** A huddle as it is now; alone ones were in a conversation. */
    private void take(int[] people, int count) {
        if (count == 1) {
            moves.add(new Ledger.Move(crowd.get(people[0]), null));
        } else if (!isAsBefore(people, count)) {
            List<Attendee> together = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                together.add(crowd.get(people[i]));
            }
            changed.add(new Huddle(together));
        }
    }

    private boolean isAsBefore(int[] people, int count) {
        int talk = at.talk[people[0]];
        for (int i = 1; i < count; i++) {
            if (at.talk[people[i]] != talk) {
                return false;
            }
        }
        Conversation conversation = crowd.get(people[0]).conversation();
        return conversation != null && conversation.members.size() == count;
    }

    private void apply(long nowMillis) {
        if (changed.isEmpty() && moves.isEmpty()) {
            return;
        }
        changed.sort(Comparator.comparingInt(huddle -> huddle.lowest().id));
        name(nowMillis);
        ledger.moveAll(moves);
        changed.clear();
        moves.clear();
    }

    /** Each huddle goes on as the conversation that most of its people are in; what is left over are new conversations. */
    private void name(long nowMillis) {
        List<Claim> claims = new ArrayList<>();
        for (Huddle huddle : changed) {
            List<Conversation> seen = new ArrayList<>();
            for (Attendee person : huddle.people) {
                Conversation conversation = person.conversation();
                if (conversation != null && !seen.contains(conversation)) {
                    seen.add(conversation);
                    int people = (int)
                            huddle.people.stream().filter(conversation::has).count();
                    claims.add(new Claim(people, conversation, huddle));
                }
            }
        }
        claims.sort(Claim.ORDER);
        var names = new java.util.IdentityHashMap<Huddle, Conversation>();
        var taken = new java.util.HashSet<ConversationId>();
        for (Claim claim : claims) {
            if (!names.containsKey(claim.huddle) && taken.add(claim.conversation.id)) {
                names.put(claim.huddle, claim.conversation);
            }
        }
        for (Huddle huddle : changed) {
            Conversation named = names.get(huddle);
            Conversation conversation = named != null ? named : form(huddle, nowMillis);
            for (Attendee person : huddle.people) {
                moves.add(new Ledger.Move(person, conversation));
            }
        }
    }

    private Conversation form(Huddle huddle, long nowMillis) {
        Conversation conversation = ledger.form(ConversationKind.NEARBY, -1, null);
        Conversation origin = huddle.lowest().conversation();
        if (origin != null && origin.locked && huddle.people.stream().allMatch(origin::has)) {
            // Whoever splits off from a locked conversation expects no more company than before.
            ledger.lock(conversation, true);
        }
        Attendee returning = sharedClaim(huddle, nowMillis);
        if (returning != null && ledger.findByKey(returning.claim) == null) {
            conversation.key = returning.claim;
            if (returning.claimLocked) {
                ledger.lock(conversation, true);
            }
        }
        return conversation;
    }

    /** The first of the huddle who comes back from a conversation together with somebody else in it; null: nobody. */
    private static @Nullable Attendee sharedClaim(Huddle huddle, long nowMillis) {
        for (Attendee person : huddle.people) {
            if (person.hasClaim(nowMillis)
                    && huddle.people.stream()
                            .anyMatch(other ->
                                    other != person && other.claim == person.claim && other.hasClaim(nowMillis))) {
                return person;
            }
        }
        return null;
    }
}
