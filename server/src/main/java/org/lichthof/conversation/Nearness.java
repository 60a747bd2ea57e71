package org.lichthof.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.WorldMap;

/**
 * Conversations of people who stand together, where no area decides: remembers how close people are ({@link Closeness}),
 * sorts them into huddles ({@link Huddles}), and finds out which huddle is which earlier conversation.
 */
final class Nearness {
    private final ProximityRules rules;
    private final Ledger ledger;
    private final Closeness closeness;
    private final Huddles huddles;

    private Attendee[] present = new Attendee[16];
    private int[] sizes = new int[16];

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

    Nearness(WorldMap map, ProximityRules rules, Floors floors, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
        this.closeness = new Closeness(rules, map.grid(), floors.largestJoinDistance());
        this.huddles = new Huddles(rules);
    }

    void settle(Crowd crowd, double seconds, long nowMillis) {
        int count = gather(crowd, nowMillis);
        Closeness.Rows pairs = closeness.update(present, count, seconds, nowMillis);
        int[] leader = huddles.find(present, count, pairs, nowMillis);
        apply(leader, count, nowMillis);
    }

    /** Those whom nearness can bring together, ascending by number. */
    private int gather(Crowd crowd, long nowMillis) {
        if (present.length < crowd.size()) {
            present = new Attendee[crowd.size() + crowd.size() / 2];
            sizes = new int[present.length];
        }
        int count = 0;
        for (Attendee person : crowd) {
            if (takesPart(person, crowd, nowMillis)) {
                person.reachedWish = hasReachedWish(person, nowMillis);
                present[count++] = person;
            } else {
                Closeness.forget(person);
                if (person.conversation != null && person.conversation.kind == ConversationKind.NEARBY) {
                    ledger.leave(person);
                }
            }
        }
        return count;
    }

    private boolean takesPart(Attendee person, Crowd crowd, long nowMillis) {
        if (!(person.floor instanceof Floor.Open)) {
            return false;
        }
        if (person.leftAlone != null) {
            if (isNearAny(person, person.leftAlone, crowd)) {
                return false;
            }
            person.leftAlone = null;
        }
        return person.availability != Availability.DO_NOT_DISTURB
                || person.cameByAsking
                || person.wished(nowMillis) != null;
    }

    private boolean isNearAny(Attendee person, int[] others, Crowd crowd) {
        for (int id : others) {
            Attendee other = crowd.find(id);
            if (other != null && isWithinLeaveDistance(person, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasReachedWish(Attendee person, long nowMillis) {
        Conversation wanted = person.wished(nowMillis);
        if (wanted == null || wanted.kind != ConversationKind.NEARBY) {
            return false;
        }
        for (Attendee member : wanted.members) {
            if (isWithinLeaveDistance(person, member)) {
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
    Conversation standsAt(Attendee person, Crowd crowd, long nowMillis) {
        if (person.conversation != null
                || person.walks
                || person.leftAlone != null
                || !(person.floor instanceof Floor.Open here)) {
            return null;
        }
        Attendee nearest = null;
        for (Attendee other : crowd) {
            Conversation theirs = other.conversation;
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
        return nearest == null ? null : nearest.conversation;
    }

    private boolean isWithinLeaveDistance(Attendee a, Attendee b) {
        double leave = rules.leaveDistance();
        return a.squaredDistanceTo(b) <= leave * leave;
    }

    private void apply(int[] leader, int count, long nowMillis) {
        for (int i = 0; i < count; i++) {
            sizes[i] = 0;
            sizes[leader[i]]++;
        }
        List<Huddle> changed = new ArrayList<>();
        List<Ledger.Move> moves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (leader[i] != i) {
                continue;
            }
            if (sizes[i] == 1) {
                if (present[i].conversation != null) {
                    moves.add(new Ledger.Move(present[i], null));
                }
            } else if (!isAsBefore(i, leader)) {
                changed.add(huddle(i, leader, count));
            }
        }
        if (changed.isEmpty() && moves.isEmpty()) {
            return;
        }
        name(changed, moves, nowMillis);
        ledger.moveAll(moves);
    }

    private boolean isAsBefore(int first, int[] leader) {
        Conversation conversation = present[first].conversation;
        if (conversation == null || conversation.members.size() != sizes[first]) {
            return false;
        }
        for (Attendee member : conversation.members) {
            // Members are present: who is not has left above.
            if (leader[member.row] != first) {
                return false;
            }
        }
        return true;
    }

    private Huddle huddle(int first, int[] leader, int count) {
        List<Attendee> people = new ArrayList<>(sizes[first]);
        for (int i = first; i < count && people.size() < sizes[first]; i++) {
            if (leader[i] == first) {
                people.add(present[i]);
            }
        }
        return new Huddle(people);
    }

    /** Each huddle goes on as the conversation that most of its people are in; what is left over are new conversations. */
    private void name(List<Huddle> changed, List<Ledger.Move> moves, long nowMillis) {
        List<Claim> claims = new ArrayList<>();
        for (Huddle huddle : changed) {
            List<Conversation> seen = new ArrayList<>();
            for (Attendee person : huddle.people) {
                Conversation conversation = person.conversation;
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
        Conversation origin = huddle.lowest().conversation;
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
