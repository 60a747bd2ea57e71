package org.lichthof.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/**
 * Who talks with whom in one room, now. The rule is told in docs/conversations.md.
 *
 * <p>Told what people do as it happens; {@link #settle} then works out what follows. Between two calls of {@code settle} no
 * answer changes, but for those that a request grants at once (locking, asking to leave) and when somebody is gone. The
 * result does not depend on the order of the calls between two settlings.
 *
 * <p>A conversation by nearness has two people at least. An area's conversation is there as soon as somebody is in it, so that
 * one can lock a meeting room before the guests come; it may hold one person.
 *
 * <p>One thread, that of the room.
 */
public final class Conversations {
    /** How long somebody let in may take to come. */
    private static final long PASS_MILLIS = 60_000;

    /** How long a wish to join counts: across a large map on foot. */
    private static final long WISH_MILLIS = 30_000;

    /** How long becoming available counts as a wish to join: they stand there already. */
    private static final long COMPANY_MILLIS = 2_000;

    /** How long after a restart people are expected back. */
    private static final long RETURN_MILLIS = 60_000;

    private final ProximityRules rules;
    private final Floors floors;
    private final FreeSpace space;
    private final Whereabouts whereabouts;
    private final Crowd crowd;
    private final Ledger ledger;
    private final Nearness nearness;
    private final Venues venues;
    private final List<Attendee> returning = new ArrayList<>();
    /** Of the settling that goes on: to whom more happened than that they moved. */
    private final List<Attendee> noted = new ArrayList<>();

    private long settledAtMillis;
    private boolean settledBefore;

    /** What came of a request. */
    public enum Answer {
        DONE,
        /** The conversation is locked; one may knock. */
        LOCKED,
        /** All places are taken; the person listens instead. */
        FULL,
        /** No such conversation, or the asking person is in none. */
        NOT_THERE,
        /** The map decides here: a meeting's floor cannot be left by asking, a stage not locked. */
        AREA_DECIDES
    }

    /** @param rules the server's; what the map sets differently is taken from the map */
    public Conversations(WorldMap map, ProximityRules rules) {
        this(map, rules, 0);
    }

    /** @param seed of the room, for the keys of conversations; another after each restart */
    public Conversations(WorldMap map, ProximityRules rules, long seed) {
        this.rules = rules.with(map.talk());
        this.floors = new Floors(map, this.rules);
        this.ledger = new Ledger(seed);
        this.space = new FreeSpace(map.grid());
        this.whereabouts = new Whereabouts(this.rules);
        this.crowd = new Crowd(whereabouts);
        this.nearness = new Nearness(space, this.rules, floors, ledger, crowd);
        this.venues = new Venues(ledger);
    }

    /** The server's, with what the map sets differently. */
    public ProximityRules rules() {
        return rules;
    }

    /**
     * Somebody appears.
     *
     * @param roles for areas that only some may speak in
     * @throws IllegalStateException when they are here already
     */
    public void enter(PersonId person, Point at, Facing facing, Availability availability, Set<String> roles) {
        enter(person, at.x(), at.y(), facing.radians(), availability, roles);
    }

    /**
     * The same, more finely than avatars stand and turn.
     *
     * @param facing radians from east, clockwise on the screen; NaN when unknown
     */
    public void enter(
            PersonId person, double x, double y, double facing, Availability availability, Set<String> roles) {
        if (crowd.find(person.value()) != null) {
            throw new IllegalStateException(person + " is here already");
        }
        var attendee = new Attendee(person.value(), whereabouts, availability, roles, floors.open());
        attendee.justEntered = true;
        whereabouts.enter(person.value(), x, y, facing);
        crowd.add(attendee);
    }

    /**
     * Their newest position; called for standing people only when they turn.
     *
     * @param moving the feet are walking
     */
    public void move(PersonId person, Point at, Facing facing, boolean moving) {
        move(person, at.x(), at.y(), facing.radians(), moving);
    }

    /**
     * The same, more finely than avatars stand and turn.
     *
     * @param facing radians from east, clockwise on the screen; NaN when unknown
     * @param moving false: the feet stand; true: they may be walking, their speed tells
     */
    public void move(PersonId person, double x, double y, double facing, boolean moving) {
        if (!whereabouts.has(person.value())) {
            throw new IllegalStateException(person + " is not here");
        }
        whereabouts.standAt(person.value(), x, y, facing, moving);
    }

    /** They are gone, their conversations go on without them. */
    public void leave(PersonId person) {
        Attendee attendee = present(person);
        ledger.forget(attendee);
        nearness.forget(attendee);
        crowd.remove(attendee);
        whereabouts.leave(person.value());
        returning.remove(attendee);
    }

    /**
     * Who becomes available asks by that to be in the conversation of those they stand with: being told "you may disturb me"
     * and then left standing, because the ring has closed meanwhile, is what nobody means.
     */
    public void setAvailability(PersonId person, Availability availability) {
        Attendee attendee = present(person);
        attendee.seeksCompany =
                availability == Availability.AVAILABLE && attendee.availability != Availability.AVAILABLE;
        attendee.availability = availability;
        attendee.note();
        if (availability == Availability.DO_NOT_DISTURB) {
            attendee.leftForQuiet = attendee.conversation();
            attendee.cameByAsking = false;
            attendee.wish = null;
            attendee.pass = null;
        }
    }

    /** Locks or opens the conversation that {@code by} speaks in: nobody new comes in unless let in. */
    public Answer lock(PersonId by, boolean locked) {
        Conversation conversation = spokenIn(by);
        if (conversation == null) {
            return Answer.NOT_THERE;
        }
        if (conversation.kind == ConversationKind.STAGE) {
            return Answer.AREA_DECIDES;
        }
        ledger.lock(conversation, locked);
        return Answer.DONE;
    }

    /**
     * {@code by} lets {@code newcomer} into the conversation of {@code by}: they join when near, without waiting, locked or
     * not, within a minute.
     */
    public Answer admit(PersonId by, PersonId newcomer, long nowMillis) {
        Conversation conversation = spokenIn(by);
        Attendee guest = crowd.find(newcomer.value());
        if (conversation == null || guest == null) {
            return Answer.NOT_THERE;
        }
        if (guest.conversation() == conversation) {
            return Answer.DONE;
        }
        guest.pass = conversation;
        guest.passUntilMillis = nowMillis + PASS_MILLIS;
        wish(guest, conversation, guest.passUntilMillis);
        return isFull(conversation) ? Answer.FULL : Answer.DONE;
    }

    /** Wants to be in this conversation, without waiting for the dwell time. Counts for half a minute, while they arrive. */
    public Answer askToJoin(PersonId person, ConversationId conversation, long nowMillis) {
        Conversation wanted = ledger.find(conversation);
        Attendee attendee = crowd.find(person.value());
        if (wanted == null || attendee == null) {
            return Answer.NOT_THERE;
        }
        if (attendee.conversation() == wanted) {
            return Answer.DONE;
        }
        if (wanted.locked && !attendee.passes(wanted, nowMillis)) {
            return Answer.LOCKED;
        }
        wish(attendee, wanted, nowMillis + WISH_MILLIS);
        return isFull(wanted) ? Answer.FULL : Answer.DONE;
    }

    /** Wants out, though standing there. Nearness takes them in again only after they walked away, or asked. */
    public Answer askToLeave(PersonId person) {
        Attendee attendee = crowd.find(person.value());
        Conversation conversation = attendee == null ? null : attendee.conversation();
        if (attendee == null || conversation == null) {
            return Answer.NOT_THERE;
        }
        if (conversation.kind != ConversationKind.NEARBY) {
            return Answer.AREA_DECIDES;
        }
        attendee.leftAlone = conversation.members.stream()
                .filter(member -> member != attendee)
                .mapToInt(member -> member.id)
                .toArray();
        attendee.wish = null;
        ledger.leave(attendee);
        return Answer.DONE;
    }

    /** Whether a lock would let them through now: it is theirs, or somebody let them in lately. */
    public boolean passes(PersonId person, ConversationId conversation, long nowMillis) {
        Conversation there = ledger.find(conversation);
        Attendee attendee = crowd.find(person.value());
        return there != null && attendee != null && attendee.passes(there, nowMillis);
    }

    /**
     * After a restart: the person was in a conversation with this key. Those who come back with the same key within a minute
     * are together at once if they stand within leave distance, and locked if it was. Called after {@link #enter}.
     */
    public void restore(PersonId person, long key, boolean locked, long nowMillis) {
        Attendee attendee = present(person);
        Conversation there = ledger.findByKey(key);
        if (there != null && !ledger.isContinued(there)) {
            return; // formed since the restart: they were in it, left it, and knock like everybody
        }
        attendee.claim = key;
        attendee.claimLocked = locked;
        attendee.claimUntilMillis = nowMillis + RETURN_MILLIS;
        attendee.note();
        returning.add(attendee);
    }

    /**
     * The key that {@link #restore} takes: chosen from the seed of the room when the conversation formed; never 0.
     *
     * @throws IllegalArgumentException when there is no such conversation
     */
    public long keyOf(ConversationId conversation) {
        return existing(conversation).key;
    }

    /**
     * Works out who talks with whom now and says what changed.
     *
     * @param nowMillis never smaller than in the call before
     */
    public void settle(long nowMillis, Consumer<ConversationChange> changes) {
        double seconds = settledBefore ? (nowMillis - settledAtMillis) / 1000.0 : 0;
        settledAtMillis = nowMillis;
        settledBefore = true;
        ledger.setTime(nowMillis);
        welcomeBack(nowMillis);
        if (whereabouts.isAnybodyStirred() || nearness.isUnsettled()) {
            whereabouts.begin();
            observe(seconds, nowMillis);
            // All leave before anybody comes in, so that numbers do not decide.
            venues.leave(noted);
            venues.enter(noted, nowMillis);
            findCompany(nowMillis);
            nearness.settle(seconds, nowMillis);
            whereabouts.end();
            noted.clear();
        }
        ledger.giveParts(rules);
        ledger.tell(changes);
    }

    /** Measures how those move who changed, and finds out whom more happened to than that. */
    private void observe(double seconds, long nowMillis) {
        double weight = 1 - Math.exp(-seconds / rules.speedSeconds());
        boolean hasAreas = floors.hasAreas();
        int[] active = whereabouts.active;
        int count = whereabouts.activeCount;
        for (int k = 0; k < count; k++) {
            int id = active[k];
            if (seconds > 0 && whereabouts.measure(id, seconds, weight, nowMillis)) {
                nearness.stepAside(whereabouts.leptFromX, whereabouts.leptFromY);
            }
            if (hasAreas) {
                whereabouts.setOnArea(id, floors.isRuled(space.tileAt(whereabouts.x[id], whereabouts.y[id])));
            }
            if ((whereabouts.flags[id] & (Whereabouts.NOTED | Whereabouts.ON_AREA)) != 0) {
                examine(crowd.get(id), nowMillis);
            }
        }
    }

    private void examine(Attendee person, long nowMillis) {
        if (person.justEntered) {
            person.justEntered = false;
            whereabouts.beginMeasuring(person.id, nowMillis);
        }
        whereabouts.noteNow(person.id);
        Floor floor = floors.at(person.x(), person.y(), person.roles);
        if (!floor.equals(person.floor)) {
            person.floor = floor;
            Conversation conversation = person.conversation();
            if (conversation != null && conversation.kind != ConversationKind.NEARBY) {
                ledger.reconsider(conversation);
            }
        }
        noted.add(person);
    }

    /** Who comes back from a conversation that others have come back to before is expected there. */
    private void welcomeBack(long nowMillis) {
        returning.removeIf(person -> !person.hasClaim(nowMillis));
        for (Attendee person : returning) {
            Conversation there = ledger.findByKey(person.claim);
            if (there != null && person.wish != there) {
                person.pass = there;
                person.passUntilMillis = person.claimUntilMillis;
                wish(person, there, person.claimUntilMillis);
            }
        }
    }

    /** Whoever became available wishes for the conversation that they stand at, if it is open to them. */
    private void findCompany(long nowMillis) {
        for (Attendee person : noted) {
            if (person.seeksCompany) {
                person.seeksCompany = false;
                Conversation there = nearness.standsAt(person, nowMillis);
                if (there != null && person.wished(nowMillis) == null) {
                    wish(person, there, nowMillis + COMPANY_MILLIS);
                }
                person.leftForQuiet = null;
            }
        }
    }

    public Optional<ConversationId> of(PersonId person) {
        Attendee attendee = crowd.find(person.value());
        return attendee == null || attendee.conversation() == null
                ? Optional.empty()
                : Optional.of(attendee.conversation().id);
    }

    public boolean isListener(PersonId person) {
        Attendee attendee = crowd.find(person.value());
        return attendee != null && attendee.conversation() != null && attendee.part == Part.LISTENER;
    }

    /** Ascending by number; empty when there is no such conversation. */
    public List<PersonId> speakers(ConversationId conversation) {
        return withPart(conversation, Part.SPEAKER);
    }

    /** Ascending by number; empty when there is no such conversation. */
    public List<PersonId> listeners(ConversationId conversation) {
        return withPart(conversation, Part.LISTENER);
    }

    /** False when there is no such conversation. */
    public boolean isLocked(ConversationId conversation) {
        Conversation found = ledger.find(conversation);
        return found != null && found.locked;
    }

    /** @throws IllegalArgumentException when there is no such conversation */
    public ConversationKind kind(ConversationId conversation) {
        return existing(conversation).kind;
    }

    /**
     * Number of the area that makes it, or -1.
     *
     * @throws IllegalArgumentException when there is no such conversation
     */
    public int areaIndex(ConversationId conversation) {
        return existing(conversation).areaIndex;
    }

    private void wish(Attendee person, Conversation conversation, long untilMillis) {
        person.wish = conversation;
        person.wishUntilMillis = untilMillis;
        person.leftAlone = null;
        person.note();
    }

    private boolean isFull(Conversation conversation) {
        return conversation.members.stream()
                        .filter(member -> member.part == Part.SPEAKER)
                        .count()
                >= ledger.capacity(conversation, rules);
    }

    private @Nullable Conversation spokenIn(PersonId person) {
        Attendee attendee = crowd.find(person.value());
        return attendee == null || attendee.part == Part.LISTENER ? null : attendee.conversation();
    }

    private List<PersonId> withPart(ConversationId conversation, Part part) {
        Conversation found = ledger.find(conversation);
        return found == null
                ? List.of()
                : found.members.stream()
                        .filter(member -> member.part == part)
                        .map(member -> new PersonId(member.id))
                        .toList();
    }

    private Attendee present(PersonId person) {
        Attendee attendee = crowd.find(person.value());
        if (attendee == null) {
            throw new IllegalStateException(person + " is not here");
        }
        return attendee;
    }

    private Conversation existing(ConversationId conversation) {
        Conversation found = ledger.find(conversation);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + conversation);
        }
        return found;
    }
}
