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
import org.lichthof.world.PersonId;

/**
 * Turns what {@link Conversations} settles into news: to members, that they are in it and with whom; to bystanders, who
 * stands together in the cells that they see.
 *
 * <p>Everybody else in this package goes by what was told here ({@code Person.gathering}), not by what Conversations would
 * answer now: nobody's words reach somebody whom they were not told of.
 */
final class Gatherings {
    private final Crowd crowd;
    private final Conversations conversations;
    private final Talk talk;
    private final Tickets tickets;
    private final Roster roster;
    private final TreeMap<Integer, Gathering> known = new TreeMap<>();
    /** What bystanders are to be told in this step: the cells by conversation. */
    private final TreeMap<Integer, TreeSet<Integer>> cells = new TreeMap<>();
    /** Last words of conversations that ended in this step. */
    private final TreeMap<Integer, Gathering> ended = new TreeMap<>();

    Gatherings(Crowd crowd, Conversations conversations, Talk talk, Tickets tickets, Roster roster) {
        this.crowd = crowd;
        this.conversations = conversations;
        this.talk = talk;
        this.tickets = tickets;
        this.roster = roster;
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
            cellsOf(person.conversation()).add(person.toldCell);
        }
    }

    /** Says who stands where, works out who talks with whom, and tells those whom it concerns. */
    void settle(Step step) {
        crowd.forEachMoved(this::report);
        List<ConversationChange> changes = new ArrayList<>();
        conversations.settle(step.now(), changes::add);
        if (!changes.isEmpty()) {
            take(changes, step);
        }
        crowd.forEachMoved(this::carryAlong);
    }

    /** Tells bystanders, after the moves of this step were told. */
    void tellBystanders(Step step) {
        for (Map.Entry<Integer, TreeSet<Integer>> entry : cells.entrySet()) {
            Gathering gathering = known.getOrDefault(entry.getKey(), ended.get(entry.getKey()));
            if (gathering != null) {
                for (int cell : entry.getValue()) {
                    step.out().gathering(cell, gathering);
                }
            }
        }
        cells.clear();
        ended.clear();
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
                        // Also where they are now: who looks from there may have heard of it elsewhere.
                        cellsOf(number).add(person.cell);
                        if (person.toldCell >= 0) {
                            cellsOf(number).add(person.toldCell);
                        }
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
            if (speakers.isEmpty() && listeners.isEmpty()) {
                end(number);
            } else {
                renew(id, speakers, listeners, concerned);
            }
        }
        crowd.forEachIn(concerned, person -> {
            talk.conversationChanged(person);
            tickets.conversationChanged(person);
            roster.changed(person);
            step.tell(person, new RoomNotice.InConversation(person.gathering, person.listening));
        });
    }

    private void end(int number) {
        Gathering before = known.remove(number);
        if (before != null) {
            ended.put(
                    number,
                    new Gathering(
                            before.conversation(), before.kind(), before.areaIndex(), false, List.of(), List.of()));
        }
    }

    private void renew(ConversationId id, List<PersonId> speakers, List<PersonId> listeners, BitSet concerned) {
        var gathering = new Gathering(
                id,
                conversations.kind(id),
                conversations.areaIndex(id),
                conversations.isLocked(id),
                speakers,
                listeners);
        known.put(id.value(), gathering);
        Set<Integer> heldBy = cellsOf(id.value());
        forEachMember(gathering, person -> {
            person.gathering = gathering;
            concerned.set(person.number);
            heldBy.add(person.cell);
            if (person.admittedTo == id.value()) {
                person.admittedTo = 0;
            }
        });
        for (PersonId listener : listeners) {
            Person person = crowd.get(listener);
            if (person != null) {
                person.listening = true;
            }
        }
    }

    /** Who walks into a cell carries the knowledge of their conversation there: its viewers may not have heard of it. */
    private void carryAlong(Person person) {
        if (person.gathering != null && person.toldCell != person.cell) {
            cellsOf(person.conversation()).add(person.cell);
        }
    }

    private Set<Integer> cellsOf(int conversation) {
        return cells.computeIfAbsent(conversation, number -> new TreeSet<>());
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
