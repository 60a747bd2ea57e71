package org.lichthof.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.PersonId;

/**
 * Which conversations there are and who is in them; every change goes through here. What to tell is not collected but
 * compared: each person and conversation remembers what was last told, so the story cannot drift away from the state.
 */
final class Ledger {
    private static final Comparator<Attendee> BY_NUMBER = Comparator.comparingInt(person -> person.id);
    private static final Comparator<Conversation> BY_ID = Comparator.comparing(conversation -> conversation.id);
    private static final Comparator<Attendee> BY_SENIORITY =
            Comparator.<Attendee>comparingLong(person -> person.joinedNumber).thenComparing(BY_NUMBER);

    private final long seed;
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final List<Attendee> touchedPeople = new ArrayList<>();
    private final List<Attendee> departed = new ArrayList<>();
    private final List<Conversation> touched = new ArrayList<>();
    private int lastId;
    private long joinings;
    private long nowMillis;

    Ledger(long seed) {
        this.seed = seed;
        // Numbers of after a restart are others than those of before, so that what was written to one conversation and
        // not
        // answered is never sent to another of the same number. Without a seed they begin at 1.
        this.lastId = seed == 0 ? 0 : (int) (mix(seed) >>> 44);
    }

    void setTime(long now) {
        nowMillis = now;
    }

    @Nullable
    Conversation find(ConversationId id) {
        return conversations.get(id);
    }

    /** The one with this key, or null. Looks at all of them: for people who come back, which is rare. */
    @Nullable
    Conversation findByKey(long key) {
        for (Conversation conversation : conversations.values()) {
            if (conversation.key == key) {
                return conversation;
            }
        }
        return null;
    }

    /** Whether it goes on from before a restart: then its key is not one that was chosen here. */
    boolean isContinued(Conversation conversation) {
        return conversation.key != keyFrom(seed, conversation.id);
    }

    Conversation form(ConversationKind kind, int areaIndex, @Nullable Venue venue) {
        var id = new ConversationId(++lastId);
        var conversation = new Conversation(id, kind, areaIndex, venue, keyFrom(seed, id));
        conversation.formedAtMillis = nowMillis;
        conversations.put(id, conversation);
        if (venue != null) {
            venue.conversation = conversation;
        }
        touch(conversation);
        return conversation;
    }

    /** Of somebody who is in none. */
    void join(Attendee person, Conversation conversation) {
        person.set(conversation);
        person.part = Part.SPEAKER;
        person.joinedNumber = ++joinings;
        person.cameByAsking = person.wish == conversation || person.pass == conversation;
        // Crossing the floor of another meeting on the way does not use up where one wanted to go, or was let in.
        boolean isWhereTheyStay = conversation.kind == ConversationKind.NEARBY;
        if (isWhereTheyStay || person.wish == conversation) {
            person.wish = null;
        }
        if (isWhereTheyStay || person.pass == conversation) {
            person.pass = null;
        }
        person.claim = 0;
        conversation.add(person);
        touch(person);
        touch(conversation);
    }

    /** Out of the conversation they are in, if any. One who would be left alone by this in a conversation by nearness goes out with them. */
    void leave(Attendee person) {
        Conversation conversation = person.conversation();
        if (conversation == null) {
            return;
        }
        person.set(null);
        person.cameByAsking = false;
        conversation.members.remove(person);
        touch(person);
        touch(conversation);
        int fewest = conversation.kind == ConversationKind.NEARBY ? 2 : 1;
        if (conversation.members.size() < fewest) {
            end(conversation);
        }
    }

    /** Leaves for good. */
    void forget(Attendee person) {
        leave(person);
        if (person.toldConversation != null) {
            departed.add(person);
        }
    }

    /**
     * Everybody out of the conversation they are in and into their target, null for none. All leave before anybody joins, so
     * that a conversation which two people leave and two others join does not end in between.
     */
    void moveAll(List<Move> moves) {
        for (Move move : moves) {
            Attendee person = move.person();
            Conversation from = person.conversation();
            if (from != null && from != move.to()) {
                person.set(null);
                person.cameByAsking = false;
                from.members.remove(person);
                touch(person);
                touch(from);
            }
        }
        for (Move move : moves) {
            if (move.to() != null && move.person().conversation() == null) {
                join(move.person(), move.to());
            }
        }
        endDeserted();
    }

    record Move(Attendee person, @Nullable Conversation to) {}

    void lock(Conversation conversation, boolean locked) {
        conversation.locked = locked;
        conversation.members.forEach(Attendee::note);
        touch(conversation);
    }

    /** Somebody's part in it may be another now. */
    void reconsider(Conversation conversation) {
        touch(conversation);
    }

    /** Gives speakers' places by seniority, in conversations whose members changed. */
    void giveParts(ProximityRules rules) {
        for (Conversation conversation : touched) {
            if (conversation.ended) {
                continue;
            }
            int capacity = capacity(conversation, rules);
            if (conversation.kind == ConversationKind.STAGE) {
                giveStageParts(conversation, capacity);
            } else {
                var places = new Places(capacity);
                conversation.members.stream().sorted(BY_SENIORITY).forEach(person -> setPart(person, places.take()));
            }
        }
    }

    /** Only who stands on the stage may have a speaker's place. */
    private void giveStageParts(Conversation conversation, int capacity) {
        var places = new Places(capacity);
        conversation.members.stream()
                .sorted(BY_SENIORITY)
                .forEach(person -> setPart(
                        person,
                        person.floor instanceof Floor.Inside inside && inside.part() == Part.SPEAKER
                                ? places.take()
                                : Part.LISTENER));
    }

    private static final class Places {
        private int left;

        Places(int left) {
            this.left = left;
        }

        Part take() {
            return left-- > 0 ? Part.SPEAKER : Part.LISTENER;
        }
    }

    void setPart(Attendee person, Part part) {
        if (person.part != part) {
            person.part = part;
            touch(person);
        }
    }

    int capacity(Conversation conversation, ProximityRules rules) {
        if (conversation.venue != null) {
            return conversation.venue.capacity;
        }
        // The place where the one stands who is in it for longest; else a step over a line would take somebody's word
        // away.
        return conversation.members.stream()
                .min(BY_SENIORITY)
                .map(person -> person.floor instanceof Floor.Open open ? open.capacity() : rules.capacity())
                .orElse(rules.capacity());
    }

    /** Says what changed since the last telling: who left, what ended, what formed, who joined, and then the rest. */
    void tell(Consumer<ConversationChange> changes) {
        if (touchedPeople.isEmpty() && touched.isEmpty() && departed.isEmpty()) {
            return;
        }
        touchedPeople.sort(BY_NUMBER);
        departed.sort(BY_NUMBER);
        touched.sort(BY_ID);
        for (Attendee person : departed) {
            tellLeft(person, changes);
        }
        for (Attendee person : touchedPeople) {
            if (person.toldConversation != person.conversation()) {
                tellLeft(person, changes);
            }
        }
        for (Conversation conversation : touched) {
            if (conversation.ended && conversation.toldFormed) {
                changes.accept(new ConversationChange.Ended(conversation.id));
            }
        }
        for (Conversation conversation : touched) {
            if (!conversation.ended && !conversation.toldFormed) {
                changes.accept(
                        new ConversationChange.Formed(conversation.id, conversation.kind, conversation.areaIndex));
                conversation.toldFormed = true;
            }
        }
        for (Attendee person : touchedPeople) {
            tellArrival(person, changes);
        }
        for (Conversation conversation : touched) {
            if (!conversation.ended && conversation.locked != conversation.toldLocked) {
                changes.accept(new ConversationChange.LockChanged(conversation.id, conversation.locked));
                conversation.toldLocked = conversation.locked;
            }
            conversation.touched = false;
        }
        touchedPeople.clear();
        departed.clear();
        touched.clear();
    }

    private static void tellLeft(Attendee person, Consumer<ConversationChange> changes) {
        Conversation told = person.toldConversation;
        if (told != null) {
            changes.accept(new ConversationChange.Left(told.id, new PersonId(person.id)));
            person.toldConversation = null;
        }
    }

    private static void tellArrival(Attendee person, Consumer<ConversationChange> changes) {
        person.touched = false;
        Conversation now = person.conversation();
        if (now == null) {
            return;
        }
        if (person.toldConversation != now) {
            changes.accept(new ConversationChange.Joined(now.id, new PersonId(person.id), person.part));
        } else if (person.toldPart != person.part) {
            changes.accept(new ConversationChange.PartChanged(now.id, new PersonId(person.id), person.part));
        }
        person.toldConversation = now;
        person.toldPart = person.part;
    }

    private void end(Conversation conversation) {
        conversation.ended = true;
        conversations.remove(conversation.id);
        if (conversation.venue != null) {
            conversation.venue.conversation = null;
        }
        for (Attendee last : conversation.members) {
            last.set(null);
            last.cameByAsking = false;
            touch(last);
        }
        conversation.members.clear();
    }

    private void endDeserted() {
        for (int i = 0; i < touched.size(); i++) {
            Conversation conversation = touched.get(i);
            if (!conversation.ended
                    && conversation.kind == ConversationKind.NEARBY
                    && conversation.members.size() < 2) {
                end(conversation);
            }
        }
    }

    private void touch(Attendee person) {
        if (!person.touched) {
            person.touched = true;
            touchedPeople.add(person);
        }
    }

    private void touch(Conversation conversation) {
        if (!conversation.touched) {
            conversation.touched = true;
            touched.add(conversation);
        }
    }

    /** 0 is left free to mean "none". */
    private static long keyFrom(long seed, ConversationId id) {
        long z = mix(seed + id.value() * 0x9E3779B97F4A7C15L);
        return z == 0 ? 1 : z;
    }

    /** SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
