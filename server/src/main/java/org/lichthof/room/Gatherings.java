package org.lichthof.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.ConversationChange;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.Conversations;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.GatheringChange;
import org.lichthof.world.PersonId;

/**
 * Turns what {@link Conversations} settles into news: to members, that they are in it and with whom; to bystanders, who
 * stands together in the cells that they see.
 *
 * <p>Everybody else in this package goes by what was told here ({@code Person.gathering}), not by what Conversations would
 * answer now: nobody's words reach somebody whom they were not told of.
 *
 * <p>A small conversation is told whole on every change. Of a large one those who know it are told only what changed, as a
 * plenum of hundreds would otherwise cost each of them hundreds of numbers with each who comes. Who knows it: its members,
 * and whoever sees a cell in which one of them was told before ({@link #isKnownIn}).
 */
final class Gatherings {
    private static final int LARGE_CROWD = 1_000;

    /** A little less than the step of a large room, as clocks are not exact. */
    private static final int SETTLE_MILLIS = 90;

    private final Crowd crowd;
    private final Conversations conversations;
    private final Talk talk;
    private final Tickets tickets;
    private final Roster roster;
    private final int largeFrom;
    private final TreeMap<Integer, Gathering> known = new TreeMap<>();
    private long settledAt = Long.MIN_VALUE / 2;
    /** What bystanders are to be told in this step, by conversation. */
    private final TreeMap<Integer, News> news = new TreeMap<>();
    /** Who came into the conversation that they are in with this step. */
    private final BitSet newcomers = new BitSet();

    /** One conversation's news of this step. For bystanders: the cells in which it is told whole, or as a change. */
    private static final class News {
        /** As it is now; of an ended one its last words. Null: not settled yet. */
        @Nullable
        Gathering whole;

        @Nullable
        GatheringChange change;

        final TreeSet<Integer> wholeIn = new TreeSet<>();
        final TreeSet<Integer> changeIn = new TreeSet<>();

        // For members, each made when the first of them is told: all get the same object, which is written down once.
        private RoomNotice.@Nullable InConversation toSpeakers;
        private RoomNotice.@Nullable InConversation toListeners;
        private RoomNotice.@Nullable ConversationChanged changeToSpeakers;
        private RoomNotice.@Nullable ConversationChanged changeToListeners;

        RoomNotice whole(Gathering gathering, boolean listening) {
            if (listening) {
                toListeners = toListeners == null ? new RoomNotice.InConversation(gathering, true) : toListeners;
                return toListeners;
            }
            toSpeakers = toSpeakers == null ? new RoomNotice.InConversation(gathering, false) : toSpeakers;
            return toSpeakers;
        }

        RoomNotice change(GatheringChange only, boolean listening) {
            if (listening) {
                changeToListeners =
                        changeToListeners == null ? new RoomNotice.ConversationChanged(only, true) : changeToListeners;
                return changeToListeners;
            }
            changeToSpeakers =
                    changeToSpeakers == null ? new RoomNotice.ConversationChanged(only, false) : changeToSpeakers;
            return changeToSpeakers;
        }
    }

    private static final RoomNotice IN_NONE = new RoomNotice.InConversation(null, false);

    Gatherings(Crowd crowd, Conversations conversations, Talk talk, Tickets tickets, Roster roster, int largeFrom) {
        this.crowd = crowd;
        this.conversations = conversations;
        this.talk = talk;
        this.tickets = tickets;
        this.roster = roster;
        this.largeFrom = largeFrom;
    }

    @Nullable
    Gathering get(int conversation) {
        return known.get(conversation);
    }

    void enter(Person person) {
        conversations.enter(person.id, person.at(), person.facing, person.availability, person.profile.roles());
    }

    void leave(Person person) {
        conversations.leave(person.id);
        if (person.gathering != null && person.toldCell >= 0) {
            newsOf(person.conversation()).changeIn.add(person.toldCell);
        }
    }

    /** Says who stands where, works out who talks with whom, and tells those whom it concerns. */
    void settle(Step step) {
        crowd.forEachMoved(this::report);
        if (isTime(step.now())) {
            settledAt = step.now();
            List<ConversationChange> changes = new ArrayList<>();
            conversations.settle(step.now(), changes::add);
            if (!changes.isEmpty()) {
                take(changes, step);
            }
        }
        crowd.forEachMoved(this::carryAlong);
        newcomers.clear();
    }

    /** A large crowd takes shorter steps, to be shown in turns; who talks with whom is not worked out more often by that. */
    private boolean isTime(long now) {
        return crowd.count() < LARGE_CROWD || now - settledAt >= SETTLE_MILLIS;
    }

    /** Tells bystanders, after the moves of this step were told. */
    void tellBystanders(Step step) {
        for (Map.Entry<Integer, News> entry : news.entrySet()) {
            News told = entry.getValue();
            Gathering whole = told.whole == null ? known.get(entry.getKey()) : told.whole;
            GatheringChange change = told.change;
            if (whole == null) {
                continue;
            }
            if (change == null) {
                told.wholeIn.addAll(told.changeIn);
            } else {
                told.changeIn.forEach(cell -> step.out().gatheringChange(cell, change));
            }
            told.wholeIn.forEach(cell -> step.out().gathering(cell, whole));
        }
        news.clear();
    }

    private void report(Person person) {
        boolean same = person.settledX == person.x
                && person.settledY == person.y
                && person.settledFacing == person.facing
                && person.settledMoving == person.moving;
        if (!same) {
            person.settledX = person.x;
            person.settledY = person.y;
            person.settledFacing = person.facing;
            person.settledMoving = person.moving;
            conversations.move(person.id, person.x, person.y, person.facing.radians(), person.moving);
        }
    }

    private void take(List<ConversationChange> changes, Step step) {
        var touched = new TreeSet<Integer>();
        for (ConversationChange change : changes) {
            touched.add(change.conversation().value());
        }
        var concerned = new BitSet();
        // First everybody out, then everybody in: some went from one touched conversation to another.
        for (int number : touched) {
            Gathering before = known.get(number);
            if (before != null) {
                forEachMember(before, person -> {
                    if (person.conversation() == number) {
                        concerned.set(person.number);
                        person.gathering = null;
                        person.listening = false;
                    }
                });
            }
        }
        for (int number : touched) {
            var id = new ConversationId(number);
            List<PersonId> speakers = List.copyOf(conversations.speakers(id));
            List<PersonId> listeners = List.copyOf(conversations.listeners(id));
            Gathering before = known.get(number);
            if (!speakers.isEmpty() || !listeners.isEmpty()) {
                renew(id, before, speakers, listeners, concerned);
            } else if (before != null) {
                end(number, before);
            }
        }
        crowd.forEachIn(concerned, person -> tell(person, step));
    }

    private void end(int number, Gathering before) {
        known.remove(number);
        News last = newsOf(number);
        last.whole = new Gathering(
                before.conversation(),
                before.kind(),
                before.areaIndex(),
                false,
                List.of(),
                List.of(),
                before.version() + 1);
        forEachMember(before, person -> cellsOf(person, last.wholeIn));
    }

    private void renew(
            ConversationId id,
            @Nullable Gathering before,
            List<PersonId> speakers,
            List<PersonId> listeners,
            BitSet concerned) {
        var gathering = new Gathering(
                id,
                conversations.kind(id),
                conversations.areaIndex(id),
                conversations.isLocked(id),
                speakers,
                listeners,
                before == null ? 1 : before.version() + 1);
        known.put(id.value(), gathering);
        News told = newsOf(id.value());
        told.whole = gathering;
        forEachMember(gathering, person -> {
            person.gathering = gathering;
            concerned.set(person.number);
            if (person.toldConversation != id.value()) {
                newcomers.set(person.number);
            }
        });
        for (PersonId listener : listeners) {
            Person person = crowd.get(listener);
            if (person != null) {
                person.listening = true;
            }
        }
        if (before != null && isLarge(gathering)) {
            told.change = changeFrom(before, gathering);
            tellWhereItIsKnown(before, gathering, told);
        } else {
            if (before != null) {
                forEachMember(before, person -> cellsOf(person, told.wholeIn));
            }
            forEachMember(gathering, person -> told.wholeIn.add(person.cell));
        }
    }

    private boolean isLarge(Gathering gathering) {
        return gathering.people() >= largeFrom;
    }

    private void tellWhereItIsKnown(Gathering before, Gathering now, News told) {
        // Also where they are now: who looks from there may have heard of it elsewhere.
        forEachMember(before, person -> cellsOf(person, told.changeIn));
        var knownIn = new BitSet();
        forEachMember(now, person -> {
            if (!newcomers.get(person.number) && person.toldCell >= 0) {
                knownIn.set(person.toldCell);
            }
        });
        forEachMember(now, person -> {
            if (!knownIn.get(person.cell)) {
                told.wholeIn.add(person.cell);
            }
        });
    }

    private static GatheringChange changeFrom(Gathering before, Gathering now) {
        BitSet spoke = numbersOf(before.speakers());
        BitSet listened = numbersOf(before.listeners());
        BitSet present = numbersOf(now.speakers());
        present.or(numbersOf(now.listeners()));
        List<PersonId> left = new ArrayList<>();
        addThoseNotIn(present, before.speakers(), left);
        addThoseNotIn(present, before.listeners(), left);
        List<PersonId> speakers = new ArrayList<>();
        addThoseNotIn(spoke, now.speakers(), speakers);
        List<PersonId> listeners = new ArrayList<>();
        addThoseNotIn(listened, now.listeners(), listeners);
        return new GatheringChange(
                now.conversation(),
                now.kind(),
                now.areaIndex(),
                now.locked(),
                speakers,
                listeners,
                left,
                now.version());
    }

    private static BitSet numbersOf(List<PersonId> people) {
        var numbers = new BitSet();
        people.forEach(person -> numbers.set(person.value()));
        return numbers;
    }

    private static void addThoseNotIn(BitSet known, List<PersonId> people, List<PersonId> to) {
        for (PersonId person : people) {
            if (!known.get(person.value())) {
                to.add(person);
            }
        }
    }

    /** To one of those whose conversation changed: their own part at once and whole, of others in a large one the change. */
    private void tell(Person person, Step step) {
        Gathering gathering = person.gathering;
        int number = person.conversation();
        boolean isLocked = gathering != null && gathering.locked();
        boolean isSame = person.toldConversation == number && person.toldListening == person.listening;
        if (gathering == null) {
            step.tell(person, IN_NONE);
        } else {
            News told = newsOf(number);
            GatheringChange change = told.change;
            step.tell(
                    person,
                    isSame && change != null
                            ? told.change(change, person.listening)
                            : told.whole(gathering, person.listening));
        }
        if (!isSame) {
            talk.conversationChanged(person);
        }
        if (!isSame || person.toldLocked != isLocked) {
            tickets.conversationChanged(person);
            roster.changed(person);
        }
        person.toldConversation = number;
        person.toldListening = person.listening;
        person.toldLocked = isLocked;
    }

    /** Who walks into a cell carries the knowledge of their conversation there: its viewers may not have heard of it. */
    private void carryAlong(Person person) {
        Gathering gathering = person.gathering;
        if (gathering != null
                && person.toldCell != person.cell
                && !(isLarge(gathering) && isKnownIn(person.cell, gathering))) {
            newsOf(person.conversation()).wholeIn.add(person.cell);
        }
    }

    /** Whether a member who was one before was told in this cell: then all its viewers have heard of it. */
    private boolean isKnownIn(int cell, Gathering gathering) {
        int number = gathering.conversation().value();
        return crowd.anyIn(
                cell,
                other -> other.toldCell == cell && other.conversation() == number && !newcomers.get(other.number));
    }

    private News newsOf(int conversation) {
        return news.computeIfAbsent(conversation, number -> new News());
    }

    private static void cellsOf(Person person, Set<Integer> cells) {
        cells.add(person.cell);
        if (person.toldCell >= 0) {
            cells.add(person.toldCell);
        }
    }

    private interface Visit {
        void see(Person person);
    }

    private void forEachMember(Gathering gathering, Visit visit) {
        for (PersonId id : gathering.speakers()) {
            Person person = crowd.get(id);
            if (person != null) {
                visit.see(person);
            }
        }
        for (PersonId id : gathering.listeners()) {
            Person person = crowd.get(id);
            if (person != null) {
                visit.see(person);
            }
        }
    }
}
