package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.CellGrid;
import org.lichthof.room.Room;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomRules;
import org.lichthof.world.Entry;
import org.lichthof.world.Facing;
import org.lichthof.world.LocalText;
import org.lichthof.world.Point;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * A room of so many that it is shown in parts: people walk about in it, over the lines between the parts and back, and each is shown
 * everybody in view all the time, soon, and what happens once.
 */
class PartsSimulationTest {
    private static final int CELL = CellGrid.DEFAULT_SIDE;
    static final int WIDTH = 24 * CELL;
    private static final int HEIGHT = 4 * CELL;
    private static final int STEP_MILLIS = 120;
    private static final int PEOPLE = 60;

    private final ManualPace pace = new ManualPace();
    private int parts = 2;
    private LocalRooms rooms = rooms();
    private final List<Walker> walkers = new ArrayList<>();
    private HostingMeters.@Nullable RoomState room;

    private LocalRooms rooms() {
        return new LocalRooms(
                _ -> Optional.of(wideRoom()),
                new HostingRules(STEP_MILLIS, STEP_MILLIS, 1, parts == 2 ? PEOPLE : PEOPLE / parts, 60_000, 5_000),
                pace,
                (HostingMeters) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {HostingMeters.class}, (_, what, told) -> {
                            if (what.getName().equals("roomOpened")) {
                                room = (HostingMeters.RoomState) told[1];
                            }
                            return null;
                        }));
    }

    /** A room is to be shown in so many. */
    private void inParts(int many) {
        parts = many;
        rooms = rooms();
    }

    /** A step, and one more for the turns of the others. */
    private int latestBeats() {
        return parts + 1;
    }

    /** How far somebody walks in a beat: runners would see some edges late. */
    private int stride() {
        return 120 / parts;
    }

    /** One that is long enough to be divided. */
    static Room wideRoom() {
        var map = new WorldMap(
                "fair",
                LocalText.NONE,
                LocalText.NONE,
                new WalkGrid(WIDTH / 32, HEIGHT / 32, 32, 32, new BitSet()),
                List.of(new Entry(Entry.START, List.of(new Point(400, 400)))),
                List.of(),
                WorldMap.TalkSettings.DEFAULT);
        return new Room(map, RoomRules.DEFAULT.withSpeeds(2_000, 4_000), ProximityRules.DEFAULT, 1);
    }

    /** Somebody, and what stands on their screen. */
    private static final class Walker {
        final ScriptedVisitor visitor;
        int x;
        int y;
        int dx;
        int part = -1;
        int crossings;
        int resets;
        int read;

        /** Where they were, the newest first. */
        final Deque<Point> lately = new ArrayDeque<>();

        final Map<Integer, Map<Integer, Integer>> known = new TreeMap<>();
        final List<String> reactions = new ArrayList<>();

        Walker(ScriptedVisitor visitor, Point at, int dx) {
            this.visitor = visitor;
            this.x = at.x();
            this.y = at.y();
            this.dx = dx;
        }

        int number() {
            return visitor.visit().person().value();
        }

        void read() {
            for (; read < visitor.told.size(); read++) {
                read(visitor.told.get(read));
            }
        }

        private void read(ServerMessage message) {
            if (message.hasWindow()) {
                var told = message.getWindow();
                var now = new Window(told.getX0(), told.getY0(), told.getX1(), told.getY1());
                resets += told.getReset() ? 1 : 0;
                known.keySet().removeIf(cell -> told.getReset() || !now.contains(cell % 24, cell / 24));
            }
            ToldMoves.read(message, known);
            message.getReactionsList().forEach(one -> reactions.add(one.getPerson() + one.getEmoji()));
        }

        /** By person: where this one sees them. */
        Map<Integer, Point> seen() {
            Map<Integer, Point> all = new TreeMap<>();
            known.forEach((cell, people) -> people.forEach((person, position) -> {
                var before = all.put(
                        person,
                        new Point(cell % 24 * CELL + (position & 0x3ff), cell / 24 * CELL + (position >> 10 & 0x3ff)));
                assertEquals(null, before, () -> "person " + person + " is seen in two cells");
            }));
            return all;
        }
    }

    private void enter(int people, SplittableRandom random) {
        for (int member = 1; member <= people; member++) {
            var visitor = new ScriptedVisitor(member, pace);
            var at = new Point(random.nextInt(100, WIDTH - 100), random.nextInt(100, HEIGHT - 100));
            rooms.enter(RoomsContract.FOYER, visitor.entrance("citizen", at), visitor);
            pace.pass(STEP_MILLIS);
            walkers.add(new Walker(visitor, visitor.at(), random.nextBoolean() ? stride() : -stride()));
        }
    }

    /** Everybody takes a step to where they are going, or turns back now and then, or at the wall. */
    private void walk(SplittableRandom random) {
        for (Walker one : walkers) {
            if (one.x + one.dx < 100 || one.x + one.dx > WIDTH - 100 || random.nextInt(60) == 0) {
                one.dx = -one.dx;
            }
            one.x += one.dx;
            one.y = Math.clamp(one.y + random.nextInt(-stride() / 3, stride() / 3 + 1), 100, HEIGHT - 100);
            one.visitor
                    .visit()
                    .tell(new RoomCommand.Walk(
                            one.visitor.visit().person(),
                            one.x,
                            one.y,
                            Facing.EAST,
                            true,
                            one.visitor.admission().entered().epoch()));
        }
    }

    /** The time of one part's turn. */
    private void beat() {
        for (Walker one : walkers) {
            one.lately.addFirst(new Point(one.x, one.y));
            while (one.lately.size() > latestBeats()) {
                one.lately.removeLast();
            }
        }
        pace.pass(STEP_MILLIS / parts);
        for (Walker one : walkers) {
            one.read();
            int part = one.visitor.visit().part;
            one.crossings += one.part >= 0 && one.part != part ? 1 : 0;
            one.part = part;
        }
    }

    private void settle() {
        for (int i = 0; i < 2 * latestBeats(); i++) {
            beat();
        }
    }

    /** Whoever is in view is where they were a moment ago; and nobody else is seen. */
    private void check(boolean exactly) {
        for (Walker viewer : walkers) {
            Map<Integer, Point> seen = viewer.seen();
            for (Walker other : walkers) {
                Point at = seen.remove(other.number());
                // What is in the middle of the view has been for longer than it takes to be shown.
                boolean isInView = Math.abs(other.x - viewer.x) <= 400 && Math.abs(other.y - viewer.y) <= 300;
                assertTrue(at != null || !isInView, "sees who is in view");
                if (at != null && (exactly || isInView)) {
                    assertTrue(
                            exactly ? at.equals(new Point(other.x, other.y)) : other.lately.contains(at),
                            () -> "seen at " + at + ", was at " + other.lately);
                }
            }
            assertEquals(Map.of(), seen, "nobody else");
        }
    }

    private int crossings() {
        return walkers.stream().mapToInt(one -> one.crossings).sum();
    }

    private int resets() {
        return walkers.stream().mapToInt(one -> one.resets).sum();
    }

    private Set<Integer> partsWithSomebody() {
        Set<Integer> all = new TreeSet<>();
        walkers.forEach(one -> all.add(one.visitor.visit().part));
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1", "2, 2", "2, 3", "3, 4", "3, 5", "3, 6", "4, 7", "4, 8", "4, 9", "2,11", "2,12", "2,13", "3,14", "3,15",
        "3,16", "4,17", "4,18", "4,19"
    })
    void everybodyIsSeenSoonAndWhoCrossesIsToldWhatIsNewAlone(int many, long seed) {
        inParts(many);
        var random = new SplittableRandom(seed);
        enter(PEOPLE, random);
        settle();
        for (int round = 0; round < 300; round++) {
            walk(random);
            beat();
            check(false);
        }
        settle();
        check(true);
        assertEquals(many, partsWithSomebody().size(), () -> "people in " + partsWithSomebody());
        assertTrue(crossings() > PEOPLE, crossings() + " crossings");
        assertEquals(PEOPLE, resets(), "everybody is told everything once: when they come");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aReactionIsSeenOnceByThoseWhoCross(int many) {
        inParts(many);
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        int expected = 0;
        for (int round = 0; round < 300; round++) {
            walk(random);
            Walker actor = walkers.get(random.nextInt(PEOPLE));
            var person = actor.visitor.visit().person();
            String emoji = "e" + round;
            actor.visitor.visit().tell(new RoomCommand.React(person, emoji));
            List<Walker> near = walkers.stream()
                    .filter(one -> Math.abs(one.x - actor.x) < 300 && Math.abs(one.y - actor.y) < 200)
                    .toList();
            for (int i = 0; i < parts; i++) {
                beat();
                walk(random);
            }
            beat();
            for (Walker one : near) {
                assertEquals(
                        1,
                        one.reactions.stream()
                                .filter((person.value() + emoji)::equals)
                                .count());
                expected++;
            }
        }
        assertTrue(expected > 600, expected + " seen");
        for (Walker one : walkers) {
            assertEquals(one.reactions.size(), new HashSet<>(one.reactions).size(), "none twice");
        }
        assertTrue(crossings() > PEOPLE, crossings() + " crossings");
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "3, 3", "4, 4"})
    void whereMoreIsToBeShownThanCanBeAllIsRightWhenItIsQuiet(int many, long seed) {
        inParts(many);
        var random = new SplittableRandom(seed);
        enter(PEOPLE, random);
        pace.busy = 1;
        for (int round = 0; round < 2_000; round++) {
            walk(random);
            beat();
        }
        assertTrue(
                resets() > PEOPLE, "what somebody does not know of what is far cannot be told by another part's notes");
        for (int i = 0; i < 40; i++) {
            beat();
        }
        check(true);
    }

    /** As in {@link HearingTest}: each is asked once for a showing, for their own part's turn, also where every second step is shown. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoWalksIsAskedForTheTurnOfTheirPart(int every) {
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        int[] asked = new int[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            int which = i;
            walkers.get(i).visitor.whenAsked = () -> asked[which]++;
        }
        walkOnUntilShownOnlyEvery(every, random);
        for (int round = 0; round < 8; round++) {
            walkOn(random);
        }
        Arrays.fill(asked, 0);
        for (int round = 0; round < 16; round++) {
            walkOn(random);
        }
        assertEquals(every, nearSteps());
        // Two beats are a step; who stands near the line is asked for both turns.
        int rounds = 8 / every;
        long oncePerRound =
                Arrays.stream(asked).filter(times -> times == rounds).count();
        long more = Arrays.stream(asked).filter(times -> times > rounds).count();
        assertEquals(PEOPLE, oncePerRound + more, () -> Arrays.toString(asked));
        assertTrue(oncePerRound > PEOPLE / 4 && more > 0, () -> Arrays.toString(asked));
    }

    /** Where a round of all parts takes long, each is asked for words once between two showings: about half a round later. */
    @ParameterizedTest
    @CsvSource({"2, 3", "2, 4", "3, 3", "3, 4", "4, 3", "4, 4"})
    void nobodyWaitsForAWholeRoundToBeAsked(int many, int every) {
        inParts(many);
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        walkOnUntilShownOnlyEvery(every, random);
        for (int i = 0; i < 8 * many; i++) {
            walkOn(random);
        }
        long[] lastAsked = new long[PEOPLE];
        long[] longest = new long[PEOPLE];
        Arrays.fill(lastAsked, pace.nowMillis());
        for (int i = 0; i < PEOPLE; i++) {
            int which = i;
            walkers.get(i).visitor.whenAsked = () -> {
                longest[which] = Math.max(longest[which], pace.nowMillis() - lastAsked[which]);
                lastAsked[which] = pace.nowMillis();
            };
        }
        for (int i = 0; i < 20 * many; i++) {
            walkOn(random);
        }
        assertEquals(every, nearSteps());
        // Who walks over a line may miss one.
        long usual = Arrays.stream(longest)
                .filter(gap -> gap <= every * STEP_MILLIS * 3 / 4)
                .count();
        assertTrue(usual > PEOPLE * 3 / 4, () -> Arrays.toString(longest));
        assertTrue(
                Arrays.stream(longest).allMatch(gap -> gap < 2 * every * STEP_MILLIS), () -> Arrays.toString(longest));
        for (long last : lastAsked) {
            assertTrue(pace.nowMillis() - last < every * STEP_MILLIS, "and so it goes on");
        }
    }

    private void walkOnUntilShownOnlyEvery(int steps, SplittableRandom random) {
        pace.busy = 1;
        for (int i = 0; nearSteps() < steps; i++) {
            assertTrue(i < 10_000, "is never too much");
            walkOn(random);
        }
        pace.busy = 0.6; // it stays
    }

    private void walkOn(SplittableRandom random) {
        walk(random);
        walkers.forEach(one -> one.visitor.visit().walks());
        beat();
    }

    private int nearSteps() {
        return Objects.requireNonNull(room).nearSteps();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void eachPartIsShownInItsTurn(int many) {
        inParts(many);
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        for (int round = 0; round < 100; round++) {
            walk(random);
            beat();
        }
        int[] frames = new int[Parts.MOST];
        for (int round = 0; round < 10 * many; round++) {
            List<Integer> before =
                    walkers.stream().map(one -> one.visitor.told.size()).toList();
            walk(random);
            beat();
            Set<Integer> shown = new HashSet<>();
            for (int i = 0; i < PEOPLE; i++) {
                var told = walkers.get(i).visitor.told;
                // What is said to somebody alone comes at any time.
                if (told.subList(before.get(i), told.size()).stream().anyMatch(what -> what.getMovesCount() > 0)) {
                    shown.add(walkers.get(i).part);
                }
            }
            assertEquals(1, shown.size(), "one part at a time");
            frames[shown.iterator().next()]++;
        }
        for (int part : partsWithSomebody()) {
            assertEquals(10, frames[part]);
        }
    }

    @Test
    void theLineFollowsTheCrowd() {
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        for (int round = 0; round < 200; round++) {
            walkers.forEach(one -> one.dx = Math.abs(one.dx));
            for (Walker one : walkers) {
                if (one.x > WIDTH - 2_000) {
                    one.dx = random.nextBoolean() ? 10 : -10;
                }
            }
            walk(random);
            beat();
            check(false);
        }
        long first =
                walkers.stream().filter(one -> one.visitor.visit().part == 0).count();
        assertTrue(first >= PEOPLE / 4 && first <= PEOPLE * 3 / 4, first + " of " + PEOPLE + " in the first of two");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void whenManyHaveGoneThereIsOnePartAgain(int many) {
        inParts(many);
        var random = new SplittableRandom(1);
        enter(PEOPLE, random);
        settle();
        for (int round = 0; round < 200; round++) {
            walk(random);
            beat();
        }
        assertEquals(many, partsWithSomebody().size());
        List<Walker> leaving = List.copyOf(walkers.subList(0, PEOPLE * 5 / 6));
        walkers.removeAll(leaving);
        leaving.forEach(one -> one.visitor.visit().leave());
        for (int round = 0; round < 200; round++) {
            walk(random);
            beat();
        }
        settle();
        check(true);
        assertEquals(Set.of(0), partsWithSomebody());
    }

    @Test
    void fewAreNotDivided() {
        var random = new SplittableRandom(1);
        enter(PEOPLE - 1, random);
        for (int round = 0; round < 100; round++) {
            walk(random);
            beat();
        }
        assertEquals(Set.of(0), partsWithSomebody());
    }
}
