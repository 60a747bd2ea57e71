package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lichthof.world.Area;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;
import org.lichthof.world.WorldMap;

/** Crowds that do anything at all, and what must hold after every step nevertheless. */
class ConversationsSimulationTest {
    private static final int STEPS = 600;
    private static final int CAPACITY = 4;
    private static final Shape QUIET = new Shape.Rectangle(0, 0, 200, 200);
    private static final Shape MEETING = new Shape.Rectangle(400, 0, 200, 200);
    private static final Shape STAGE = new Shape.Rectangle(0, 400, 150, 200);
    private static final Shape AUDIENCE = new Shape.Rectangle(150, 400, 150, 200);

    @TestFactory
    List<DynamicTest> whateverACrowdDoesTheRulesHold() {
        return seeds(1, 12, 212, 559, 898).stream()
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Crowd(seed, 0).run()))
                .toList();
    }

    /** In recordings nobody may know where people look; what is thought of it must not depend on who was told of, either. */
    @TestFactory
    List<DynamicTest> theyHoldAlsoWhereNobodyKnowsWherePeopleLook() {
        return seeds(300, 6, 1059, 1149, 1160).stream()
                .map(seed ->
                        DynamicTest.dynamicTest("seed " + seed, () -> new Crowd(seed, seed % 2 == 0 ? 1 : 3).run()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> noPasserByIsDrawnIn() {
        return seeds(100, 30).stream()
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> passBy(new Random(seed))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> aConversationThatWalksKeepsItsIdentity() {
        return seeds(200, 20).stream()
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> walkTogether(new Random(seed))))
                .toList();
    }

    /** Where few move, only what they may change is looked at: a room in which everybody is told of again sees all there is. */
    @TestFactory
    List<DynamicTest> whereFewMoveNothingIsOverlooked() {
        return seeds(400, 16).stream()
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> fewMove(new Random(seed))))
                .toList();
    }

    private static void fewMove(Random random) {
        var few = new Conversations(ConversationScene.openMap(), ProximityRules.DEFAULT, 7);
        var all = new Conversations(ConversationScene.openMap(), ProximityRules.DEFAULT, 7);
        var fewStory = new Replay();
        var allStory = new Replay();
        double[][] at = new double[160][];
        long nowMillis = 1_000;
        for (int step = 0; step < 400; step++) {
            nowMillis += 50 + random.nextInt(100);
            for (int i = 0; i < at.length; i++) {
                var person = new PersonId(i + 1);
                boolean changes = random.nextInt(40) == 0;
                if (at[i] == null) {
                    at[i] = new double[] {10 + random.nextInt(780), 10 + random.nextInt(780), random.nextInt(8)};
                    double facing = at[i][2] * Math.PI / 4;
                    few.enter(person, at[i][0], at[i][1], facing, Availability.AVAILABLE, Set.of());
                    all.enter(person, at[i][0], at[i][1], facing, Availability.AVAILABLE, Set.of());
                } else if (changes && random.nextInt(20) == 0) {
                    at[i] = null;
                    few.leave(person);
                    all.leave(person);
                } else {
                    if (changes) {
                        sway(at[i], random);
                        few.move(person, at[i][0], at[i][1], at[i][2] * Math.PI / 4, false);
                    }
                    all.move(person, at[i][0], at[i][1], at[i][2] * Math.PI / 4, false);
                }
            }
            few.settle(nowMillis, fewStory);
            all.settle(nowMillis, allStory);
            assertEquals(allStory.story, fewStory.story);
        }
        assertTrue(fewStory.story.size() > 100, "hardly anything happened");
    }

    /** By a little, or by a stride as of who runs, or a leap. */
    private static void sway(double[] at, Random random) {
        double most = new double[] {2, 2, 12, 45, 300}[random.nextInt(5)];
        at[0] = Math.clamp(at[0] + most * (2 * random.nextDouble() - 1), 1, 799);
        at[1] = Math.clamp(at[1] + most * (2 * random.nextDouble() - 1), 1, 799);
        at[2] = random.nextInt(4) == 0 ? random.nextInt(8) : at[2];
    }

    /** So many from the first on, and those that once failed. */
    private static List<Long> seeds(long first, int count, long... others) {
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seeds.add(first + i);
        }
        for (long other : others) {
            seeds.add(other);
        }
        return seeds;
    }

    /** From beside a company, near enough to be no stranger to it, or from afar, right through its midst. */
    private static void passBy(Random random) {
        var scene = new ConversationScene();
        int standing = 2 + random.nextInt(4);
        for (int i = 0; i < standing; i++) {
            scene.arrives("s" + i, 750 + random.nextInt(60), 750 + random.nextInt(60));
        }
        scene.after(5).arrives("walker", 520 + random.nextInt(150), 730 + random.nextInt(100));
        scene.after(random.nextInt(3)).alone("walker");
        scene.heads("walker", 1040, 730 + random.nextInt(100), 60 + random.nextInt(340));
        while (scene.isOnTheWay("walker")) {
            scene.step().alone("walker");
        }
        scene.after(3).alone("walker");
    }

    private static void walkTogether(Random random) {
        var scene = new ConversationScene();
        int size = 2 + random.nextInt(3);
        int[] dx = new int[size];
        int[] dy = new int[size];
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            dx[i] = i % 2 * 32;
            dy[i] = i / 2 * 32;
            names[i] = "p" + i;
            scene.arrives(names[i], 300 + dx[i], 300 + dy[i]);
        }
        scene.after(12).together(names);
        ConversationId id = scene.conversationOf("p0");
        for (int leg = 0; leg < 5; leg++) {
            int x = 100 + random.nextInt(1300);
            int y = 100 + random.nextInt(1300);
            for (int i = 0; i < size; i++) {
                scene.heads(names[i], x + dx[i], y + dy[i]);
            }
            while (scene.isOnTheWay("p0")) {
                scene.step().together(names);
                assertEquals(id, scene.conversationOf("p0"));
            }
            if (leg == 4 && size > 2) {
                leaveOneBehindAndTakeOneIn(scene, names, x < 750 ? x + 500 : x - 500, y, id);
            }
        }
    }

    /** All but the last walk on in a row of two, or two and one below, to a newcomer, and are still who they were. */
    private static void leaveOneBehindAndTakeOneIn(
            ConversationScene scene, String[] names, int x, int y, ConversationId id) {
        String last = names[names.length - 1];
        String[] withNewcomer = names.clone();
        withNewcomer[names.length - 1] = "newcomer";
        scene.after(1).arrives("newcomer", x + 16, y - 24);
        for (int i = 0; i < names.length - 1; i++) {
            scene.heads(names[i], x + i % 2 * 32, y + i / 2 * 32);
        }
        while (scene.isOnTheWay("p0")) {
            scene.step();
            assertEquals(id, scene.conversationOf("p0"));
        }
        scene.after(3).together(withNewcomer).alone(last);
        assertEquals(id, scene.conversationOf("p0"));
    }

    /** Two rooms told the same, each in its own order, and one of them more often. */
    private static final class Crowd {
        private final Random random;
        private final WorldMap map;
        private final Conversations one;
        private final Conversations other;
        private final Replay story = new Replay();
        private final Replay otherStory = new Replay();
        private final Map<PersonId, Walker> walkers = new TreeMap<>();
        private final Set<PersonId> letIn = new HashSet<>();
        private final int unknownEvery;
        private long nowMillis = 5_000;

        private static final class Walker {
            double x;
            double y;
            double goalX;
            double goalY;
            double speed;
            Facing facing = Facing.SOUTH;
            boolean moving;
            boolean arrived;

            Point point() {
                return new Point((int) x, (int) y);
            }
        }

        /** @param unknownEvery of how many people one's facing is unknown; 0: of none */
        Crowd(long seed, int unknownEvery) {
            this.unknownEvery = unknownEvery;
            random = new Random(seed);
            var walls = new BitSet();
            for (int i = 0; i < 15; i++) {
                walls.set((5 + i) * 50 + 10);
                walls.set(12 * 50 + 12 + i);
            }
            var few = new Area.TalkOverrides(OptionalInt.empty(), OptionalInt.of(CAPACITY));
            map = ConversationScene.map(
                    walls,
                    WorldMap.TalkSettings.DEFAULT,
                    new Area.Quiet(about(0, QUIET)),
                    new Area.Meeting(about(1, MEETING), few),
                    new Area.Stage(about(2, STAGE), "s"),
                    new Area.Audience(about(3, AUDIENCE), "s"));
            var base = ProximityRules.DEFAULT;
            var rules = new ProximityRules(
                    base.joinDistance(), base.leaveDistance(), base.dwellSeconds(), base.lingerSeconds(), CAPACITY);
            one = new Conversations(map, rules, seed);
            other = new Conversations(map, rules, seed);
        }

        private static Area.About about(int index, Shape shape) {
            var plain = ConversationScene.about(index, 0, 0, 1, 1);
            return new Area.About(index, plain.name(), plain.title(), plain.description(), shape, Set.of());
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                nowMillis += 50 + random.nextInt(100);
                Set<ConversationId> lockedBefore = locked();
                List<Runnable> first = new ArrayList<>();
                List<Runnable> second = new ArrayList<>();
                act(first, second);
                Collections.shuffle(second, random);
                first.forEach(Runnable::run);
                second.forEach(Runnable::run);
                tellAllAgain();
                ask();
                lockedBefore.retainAll(locked());
                int told = story.story.size();
                one.settle(nowMillis, story);
                other.settle(nowMillis, otherStory);
                assertEquals(
                        story.story, otherStory.story, "the order of calls made a difference, or who was looked at");
                story.agreesWith(one, walkers.keySet());
                check(story.story.subList(told, story.story.size()), lockedBefore);
                walkers.values().forEach(walker -> walker.arrived = true);
            }
        }

        /** The other room looks at everybody in every step; the one, only at those who changed. No difference may come of it. */
        private void tellAllAgain() {
            walkers.forEach((person, walker) -> {
                if (walker.arrived) {
                    move(other, person, walker.point(), walker.facing, walker.moving);
                }
            });
        }

        private Set<ConversationId> locked() {
            Set<ConversationId> locked = new TreeSet<>();
            walkers.keySet()
                    .forEach(person -> one.of(person).filter(one::isLocked).ifPresent(locked::add));
            return locked;
        }

        /** People come, go and walk about, most of the time towards each other. */
        private void act(List<Runnable> first, List<Runnable> second) {
            if (walkers.size() < 40 && random.nextInt(3) == 0) {
                arrive(first, second);
            }
            PersonId person = anybody();
            if (walkers.size() > 10 && random.nextInt(40) == 0 && walkers.get(person).arrived) {
                walkers.remove(person);
                letIn.remove(person);
                one.leave(person);
                other.leave(person);
            }
            walkers.forEach((who, walker) -> {
                if (!walker.arrived) {
                    // Nobody moves in the step they come in, so that the calls can be made in any order.
                    return;
                }
                if (!walker.moving && random.nextInt(40) == 0) {
                    setOut(walker);
                }
                // Now and then nothing is heard for a step of somebody who walks.
                if (walker.moving && random.nextInt(10) != 0) {
                    walkOn(walker);
                    Point at = walker.point();
                    boolean moving = walker.moving;
                    Facing facing = walker.facing;
                    first.add(() -> move(one, who, at, facing, moving));
                    second.add(() -> move(other, who, at, facing, moving));
                }
            });
        }

        private void arrive(List<Runnable> first, List<Runnable> second) {
            int number = 1;
            while (walkers.containsKey(new PersonId(number))) {
                number++;
            }
            var person = new PersonId(number);
            var walker = new Walker();
            walker.x = random.nextInt(700);
            walker.y = random.nextInt(700);
            if (!map.grid().isFree(walker.point())) {
                return;
            }
            walkers.put(person, walker);
            Availability availability = Availability.values()[random.nextInt(4)];
            first.add(() -> enter(one, person, walker, availability));
            second.add(() -> enter(other, person, walker, availability));
        }

        private void enter(Conversations room, PersonId person, Walker walker, Availability availability) {
            room.enter(
                    person,
                    walker.point().x(),
                    walker.point().y(),
                    radians(person, walker.facing),
                    availability,
                    Set.of());
        }

        private void move(Conversations room, PersonId person, Point at, Facing facing, boolean moving) {
            room.move(person, at.x(), at.y(), radians(person, facing), moving);
        }

        private double radians(PersonId person, Facing facing) {
            return unknownEvery > 0 && person.value() % unknownEvery == 0 ? Double.NaN : facing.radians();
        }

        private void setOut(Walker walker) {
            walker.moving = true;
            walker.speed = random.nextBoolean() ? 180 : 60 + random.nextInt(340);
            Walker to = walkers.get(anybody());
            walker.goalX = Math.clamp(to.x + random.nextInt(81) - 40, 1, 799);
            walker.goalY = Math.clamp(to.y + random.nextInt(81) - 40, 1, 799);
        }

        private void walkOn(Walker walker) {
            double dx = walker.goalX - walker.x;
            double dy = walker.goalY - walker.y;
            double left = Math.hypot(dx, dy);
            double stride = Math.min(left, walker.speed / 10);
            double x = left == 0 ? walker.x : walker.x + dx / left * stride;
            double y = left == 0 ? walker.y : walker.y + dy / left * stride;
            boolean blocked = !map.grid().isClear((int) walker.x, (int) walker.y, (int) x, (int) y);
            walker.facing = Facing.towards(dx, dy, walker.facing);
            if (!blocked) {
                walker.x = x;
                walker.y = y;
            }
            walker.moving = !blocked && stride < left;
        }

        /** Wishes are made of both rooms in the same order: whose wish comes first may matter. */
        private void ask() {
            PersonId person = anybody();
            PersonId somebody = anybody();
            if (isNew(person) || isNew(somebody)) {
                return;
            }
            switch (random.nextInt(24)) {
                case 0 -> both(room -> room.lock(person, true));
                case 1, 2 -> both(room -> room.lock(person, false));
                case 3 -> {
                    letIn.add(somebody);
                    both(room -> room.admit(person, somebody, nowMillis));
                }
                case 4 -> one.of(somebody).ifPresent(id -> both(room -> room.askToJoin(person, id, nowMillis)));
                case 5 -> both(room -> room.askToLeave(person));
                case 6 -> {
                    Availability availability = Availability.values()[random.nextInt(4)];
                    both(room -> {
                        room.setAvailability(person, availability);
                        return Conversations.Answer.DONE;
                    });
                }
                default -> {}
            }
        }

        private boolean isNew(PersonId person) {
            return !walkers.containsKey(person);
        }

        private void both(java.util.function.Function<Conversations, Conversations.Answer> wish) {
            assertEquals(wish.apply(one), wish.apply(other));
        }

        private PersonId anybody() {
            if (walkers.isEmpty()) {
                return new PersonId(PersonId.MAX);
            }
            return List.copyOf(walkers.keySet()).get(random.nextInt(walkers.size()));
        }

        private void check(List<ConversationChange> news, Set<ConversationId> lockedBefore) {
            Set<ConversationId> meetings = new TreeSet<>();
            walkers.forEach((person, walker) -> {
                Point at = walker.point();
                Optional<ConversationId> id = one.of(person);
                assertFalse(id.isPresent() && QUIET.contains(at), () -> person + " talks in the quiet area");
                id.ifPresent(there -> {
                    ConversationKind kind = one.kind(there);
                    assertEquals(
                            MEETING.contains(at),
                            kind == ConversationKind.MEETING,
                            () -> person + " at " + at + " in a " + kind);
                    boolean plenum = STAGE.contains(at) || AUDIENCE.contains(at);
                    assertEquals(plenum, kind == ConversationKind.STAGE, () -> person + " at " + at + " in a " + kind);
                    assertFalse(
                            AUDIENCE.contains(at) && !one.isListener(person),
                            () -> person + " speaks from the audience");
                    if (kind == ConversationKind.MEETING) {
                        meetings.add(there);
                    }
                    assertTrue(
                            one.speakers(there).size() <= CAPACITY,
                            () -> "more than " + CAPACITY + " speak in " + there);
                });
            });
            assertTrue(meetings.size() <= 1, () -> "one floor, several meetings: " + meetings);
            for (ConversationChange change : news) {
                if (change instanceof ConversationChange.Joined joined) {
                    checkJoined(joined, news, lockedBefore);
                }
            }
        }

        private void checkJoined(
                ConversationChange.Joined joined, List<ConversationChange> news, Set<ConversationId> lockedBefore) {
            ConversationId id = joined.conversation();
            PersonId person = joined.person();
            assertFalse(
                    lockedBefore.contains(id) && !letIn.contains(person),
                    () -> person + " came past the lock of " + id);
            boolean splitOff = news.contains(new ConversationChange.Formed(id, ConversationKind.NEARBY, -1))
                    && news.stream()
                            .anyMatch(change -> change instanceof ConversationChange.Left left
                                    && left.person().equals(person));
            if (one.kind(id) == ConversationKind.NEARBY && !splitOff) {
                List<PersonId> members = new ArrayList<>(one.speakers(id));
                members.addAll(one.listeners(id));
                Point at = walkers.get(person).point();
                assertTrue(
                        members.stream()
                                .filter(member -> !member.equals(person))
                                .map(member -> walkers.get(member).point())
                                .anyMatch(to -> map.grid().isClear(at.x(), at.y(), to.x(), to.y())),
                        () -> person + " came into " + id + " through a wall");
            }
        }
    }
}
