package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.Area;
import org.lichthof.world.PersonId;

/**
 * Random evenings: everybody does anything at any time, connections come and go, some cheat. After every step, what a client
 * made of nothing but the room's words believes must be the truth. A seed that once failed stays in the list.
 */
class EveningSimulationTest {
    private static final int STEPS = 1_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 17})
    void whatClientsBelieveIsTheTruth(long seed) {
        var evening = new RandomEvening(seed);
        var witness = new Witness(evening);
        for (int i = 0; i < STEPS; i++) {
            evening.step();
            try {
                witness.check();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + i + ": " + e.getMessage(), e);
            }
        }
        assertTrue(witness.messages > 20, () -> "a silent evening: " + witness.messages + " messages");
        assertTrue(seed % 2 == 1 || witness.changes > 20, () -> "no large conversations: " + witness.changes);
        assertTrue(witness.listsTold > 20, () -> "nobody watched the list: " + witness.listsTold);
        assertTrue(evening.kinds.size() >= 12, () -> "a dull evening: " + evening.kinds);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void theSameEveningGivesTheSameNews(long seed) {
        var one = new RandomEvening(seed);
        var other = new RandomEvening(seed);
        for (int i = 0; i < STEPS; i++) {
            assertEquals(one.step(), other.step(), "seed " + seed + ", step " + i);
        }
    }

    /** Looks at every step from outside. */
    private static final class Witness {
        private final RandomEvening evening;
        private final Room room;
        private final TreeMap<PersonId, Onlooker> onlookers = new TreeMap<>();
        private final TreeMap<PersonId, Integer> told = new TreeMap<>();
        private final TreeMap<PersonId, TreeSet<String>> heard = new TreeMap<>();
        private final TreeMap<PersonId, Long> newest = new TreeMap<>();
        private int messages;
        private int changes;
        private int listsTold;

        Witness(RandomEvening evening) {
            this.evening = evening;
            this.room = evening.room;
        }

        void check() {
            List<Object> lines = evening.out.lines();
            movesAreToldOnceInOrder(lines);
            follow(lines);
            for (PersonId person : evening.present()) {
                standsWhereTheyMay(person);
                if (evening.isConnected(person)) {
                    Onlooker onlooker = onlookers.get(person);
                    onlooker.see(lines, room);
                    seesTheTruth(onlooker);
                }
                knowsTheirConversation(person);
            }
            assertEquals(evening.present().size(), room.people());
            followTheList(lines);
        }

        /** Changes go to all who watch; who is yet to get the complete list gets it after the step, as from a host. */
        private void followTheList(List<Object> lines) {
            for (Object line : lines) {
                if (line instanceof Playbill.RosterTold told) {
                    listsTold++;
                    assertEquals(room.people(), told.people());
                    for (PersonId watcher : told.watchers()) {
                        assertTrue(evening.isConnected(watcher), () -> watcher + " is told the list and not here");
                        Onlooker onlooker = onlookers.get(watcher);
                        onlooker.hearChanges(told);
                        knowsEverybody(onlooker);
                    }
                    watchesAsTold(told.watchers());
                }
            }
            for (Object line : lines) {
                if (line instanceof Playbill.RosterWanted wanted) {
                    Onlooker onlooker = onlookers.get(wanted.watcher());
                    onlooker.hearTheWholeList(room.roster());
                    knowsEverybody(onlooker);
                }
            }
        }

        private void watchesAsTold(List<PersonId> watchers) {
            for (PersonId person : evening.present()) {
                if (evening.isConnected(person) && !evening.askedForTheList.contains(person)) {
                    Onlooker onlooker = onlookers.get(person);
                    assertEquals(onlooker.isPushed, watchers.contains(person), () -> person + " watches the list");
                }
            }
        }

        /** All but the exact spot, of which the list says roughly where it is. */
        private void knowsEverybody(Onlooker onlooker) {
            if (onlooker.roster == null) {
                return; // is about to get the complete list
            }
            var truth = new TreeMap<PersonId, RosterLine>();
            for (PersonId person : evening.present()) {
                truth.put(person, Onlooker.withoutSpot(room.whereIs(person)));
            }
            assertEquals(truth, onlooker.roster, () -> "the list of " + onlooker.id);
        }

        private void movesAreToldOnceInOrder(List<Object> lines) {
            int before = 0;
            for (Object line : lines) {
                if (line instanceof Playbill.Moved moved) {
                    assertTrue(moved.person().value() > before, () -> "moves out of order: " + moved);
                    before = moved.person().value();
                    assertEquals(room.cells().cellAt(moved.x(), moved.y()), moved.cell());
                }
            }
        }

        /** What each person was told, in its order. */
        private void follow(List<Object> lines) {
            for (Object line : lines) {
                if (line instanceof Playbill.Told news) {
                    take(news.to(), news.notice());
                }
            }
        }

        private void take(PersonId to, RoomNotice notice) {
            switch (notice) {
                case RoomNotice.Entered entered -> {
                    onlookers.computeIfAbsent(to, Onlooker::new).begin(entered.rosterPushed());
                    if (!entered.again()) {
                        told.put(to, 0);
                    }
                }
                case RoomNotice.InConversation in -> {
                    Gathering gathering = in.gathering();
                    told.put(
                            to, gathering == null ? 0 : gathering.conversation().value());
                }
                case RoomNotice.ConversationChanged changed -> changes++;
                case RoomNotice.SaidNearby said -> hears(to, said);
                case RoomNotice.Departed departed -> {
                    onlookers.remove(to);
                    assertTrue(departed.heard().messages().size() <= Heard.MOST_MESSAGES);
                }
                default -> {}
            }
        }

        private void hears(PersonId reader, RoomNotice.SaidNearby said) {
            if (!heard.computeIfAbsent(reader, id -> new TreeSet<>()).add(said.text())) {
                return; // told again to a new connection
            }
            messages++;
            Long before = newest.put(reader, said.number());
            assertTrue(before == null || said.number() > before, () -> "numbers of " + reader + " do not grow");
            assertEquals(told.get(reader), said.conversation().value(), () -> reader + " heard " + said);
        }

        private void standsWhereTheyMay(PersonId person) {
            RosterLine line = room.whereIs(person);
            assertTrue(evening.map.grid().isFree(line.x(), line.y()), () -> "in a wall: " + line);
            for (Area area : evening.map.areasAt(new org.lichthof.world.Point(line.x(), line.y()))) {
                assertTrue(
                        area.about().admits(line.face().profile().roles()),
                        () -> "in " + area.about().name() + ": " + line);
            }
        }

        private void knowsTheirConversation(PersonId person) {
            RosterLine line = room.whereIs(person);
            assertEquals(line.conversation(), told.get(person), () -> "conversation of " + person);
            Gathering known = evening.out.conversations.get(person);
            if (known == null) {
                return;
            }
            var truth = new TreeSet<PersonId>();
            for (PersonId other : evening.present()) {
                if (room.whereIs(other).conversation() == line.conversation()) {
                    truth.add(other);
                }
            }
            var believed = new TreeSet<>(known.speakers());
            believed.addAll(known.listeners());
            assertEquals(truth, believed, () -> "who is in the conversation of " + person);
            assertEquals(line.conversationLocked(), known.locked());
            assertEquals(line.listeningOnly(), known.listeners().contains(person));
        }

        private void seesTheTruth(Onlooker onlooker) {
            var truth = new TreeMap<PersonId, Onlooker.Known>();
            for (PersonId person : evening.present()) {
                RosterLine line = room.whereIs(person);
                int cell = room.cells().cellAt(line.x(), line.y());
                if (onlooker.sees(cell, room.cells())) {
                    Onlooker.Known known = onlooker.people.get(person);
                    assertFalse(known == null, () -> onlooker.id + " does not see " + person);
                    truth.put(person, new Onlooker.Known(cell, line.x(), line.y(), known.facing(), known.moving()));
                    seesTheRightGathering(onlooker, person, line);
                    Face face = onlooker.faces.get(person);
                    if (face != null) {
                        assertEquals(line.face(), face, () -> onlooker.id + " sees the wrong face");
                    }
                }
            }
            assertEquals(truth, onlooker.people, () -> onlooker.id + " sees people elsewhere");
        }

        private static void seesTheRightGathering(Onlooker onlooker, PersonId person, RosterLine line) {
            for (Gathering gathering : onlooker.gatherings.values()) {
                boolean listens = gathering.listeners().contains(person);
                boolean takesPart = listens || gathering.speakers().contains(person);
                if (gathering.conversation().value() == line.conversation()) {
                    assertTrue(takesPart, () -> onlooker.id + " misses " + person + " in " + gathering);
                    assertEquals(line.listeningOnly(), listens);
                    assertEquals(line.conversationLocked(), gathering.locked());
                } else {
                    assertFalse(takesPart, () -> onlooker.id + " believes " + person + " in " + gathering);
                }
            }
            assertTrue(
                    line.conversation() == 0 || onlooker.gatherings.containsKey(line.conversation()),
                    () -> onlooker.id + " does not know of conversation " + line.conversation());
        }
    }
}
