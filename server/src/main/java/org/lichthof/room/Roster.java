package org.lichthof.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.Area;
import org.lichthof.world.PersonId;
import org.lichthof.world.WorldMap;

/**
 * The list of everybody and its changes, about once a second, for those who watch it. Who only walks about within a place
 * makes no change: the list says roughly where, the movement frames say where.
 */
final class Roster {
    private static final int NO_AREA = -1;

    private final WorldMap map;
    private final Crowd crowd;
    private final int everyMillis;
    private final BitSet watchers = new BitSet();
    /** Watchers who are yet to be told the complete list. */
    private final BitSet seekers = new BitSet();

    private final BitSet changed = new BitSet();
    private final BitSet strayed = new BitSet();
    private final TreeSet<PersonId> gone = new TreeSet<>();
    private long toldAt = Long.MIN_VALUE / 2;

    Roster(WorldMap map, Crowd crowd, RoomRules rules) {
        this.map = map;
        this.crowd = crowd;
        this.everyMillis = rules.rosterEveryMillis();
    }

    /** Nothing when they watch already. */
    void watch(Person watcher) {
        if (watchers.isEmpty()) {
            crowd.forEach(person -> person.rosterArea = areaOf(person));
        }
        if (!watchers.get(watcher.number)) {
            watchers.set(watcher.number);
            seekers.set(watcher.number);
        }
    }

    void unwatch(Person watcher) {
        watchers.clear(watcher.number);
        seekers.clear(watcher.number);
    }

    void changed(Person person) {
        changed.set(person.number);
        gone.remove(person.id);
    }

    void left(Person person) {
        unwatch(person);
        changed.clear(person.number);
        strayed.clear(person.number);
        gone.add(person.id);
    }

    void tell(Step step) {
        if (watchers.isEmpty()) {
            // The next watcher begins with a complete list.
            changed.clear();
            gone.clear();
            return;
        }
        answerSeekers(step);
        crowd.forEachMoved(person -> strayed.set(person.number));
        if (step.now() - toldAt < everyMillis) {
            return;
        }
        toldAt = step.now();
        crowd.forEachIn(strayed, person -> {
            if (areaOf(person) != person.rosterArea) {
                changed.set(person.number);
            }
        });
        strayed.clear();
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        List<RosterLine> lines = new ArrayList<>(changed.cardinality());
        crowd.forEachIn(changed, person -> {
            person.rosterArea = areaOf(person);
            lines.add(lineOf(person));
        });
        List<PersonId> told = new ArrayList<>(watchers.cardinality());
        crowd.forEachIn(watchers, watcher -> told.add(watcher.id));
        step.out().roster(told, lines, List.copyOf(gone), crowd.count());
        changed.clear();
        gone.clear();
    }

    /** The list is long: who asks for it again and again waits for it. Changes they hear meanwhile, and pass them over. */
    private void answerSeekers(Step step) {
        if (!seekers.isEmpty()) {
            crowd.forEachIn(seekers, seeker -> {
                if (seeker.lists.take(step.now()) == 0) {
                    seekers.clear(seeker.number);
                    step.out().rosterWanted(seeker.id);
                }
            });
        }
    }

    List<RosterLine> complete() {
        List<RosterLine> lines = new ArrayList<>(crowd.count());
        crowd.forEach(person -> {
            RosterLine line = lineOf(person);
            lines.add(line);
            if (line.areaIndex() != person.rosterArea) {
                changed.set(person.number); // else who walks back before the next turn stays where this list says
            }
        });
        return lines;
    }

    RosterLine lineOf(Person person) {
        RoomNotice.Gathering gathering = person.gathering;
        return new RosterLine(
                person.face(),
                areaOf(person),
                gathering == null ? RosterLine.NO_CONVERSATION : person.conversation(),
                person.listening,
                gathering != null && gathering.locked(),
                person.x,
                person.y);
    }

    /** The topmost titled area they stand in: of several, the one that is drawn last. */
    private int areaOf(Person person) {
        int[] near = map.areasNear(person.x, person.y);
        for (int i = near.length - 1; i >= 0; i--) {
            Area area = map.areas().get(near[i]);
            if (!area.about().title().isEmpty() && area.shape().contains(person.x, person.y)) {
                return near[i];
            }
        }
        return NO_AREA;
    }
}
