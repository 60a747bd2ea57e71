package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.Facing;
import org.lichthof.world.LocalText;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * People in a room, and time that passes in steps of a tenth of a second. After every step the story that was told is
 * compared with what the queries say.
 */
final class ConversationScene {
    private static final int STEP_MILLIS = 100;
    static final int WALK = 180;
    static final int RUN = 400;

    final Conversations conversations;
    private final Map<String, Person> people = new TreeMap<>();
    private final Replay replay = new Replay();
    private long nowMillis = 1_000;
    private int lastNumber;

    private static final class Person {
        final PersonId id;
        double x;
        double y;
        double goalX;
        double goalY;
        int speed;
        Facing facing = Facing.SOUTH;

        Person(int number) {
            this.id = new PersonId(number);
        }

        Point point() {
            return new Point((int) Math.round(x), (int) Math.round(y));
        }
    }

    ConversationScene() {
        this(openMap(), ProximityRules.DEFAULT);
    }

    ConversationScene(WorldMap map, ProximityRules rules) {
        this(map, rules, 7);
    }

    ConversationScene(WorldMap map, ProximityRules rules, long seed) {
        this.conversations = new Conversations(map, rules, seed);
    }

    static WorldMap openMap() {
        return map(new BitSet(), WorldMap.TalkSettings.DEFAULT);
    }

    /** 50 x 50 tiles. */
    static WorldMap map(BitSet walls, WorldMap.TalkSettings talk, Area... areas) {
        var grid = new WalkGrid(50, 50, 32, 32, walls);
        var start = new Entry(Entry.START, List.of(new Point(16, 16)));
        return new WorldMap("test", LocalText.NONE, LocalText.NONE, grid, List.of(start), List.of(areas), talk);
    }

    static Area.About about(int index, int x, int y, int width, int height, String... onlyFor) {
        return new Area.About(
                index,
                "area" + index,
                LocalText.NONE,
                LocalText.NONE,
                new Shape.Rectangle(x, y, width, height),
                Set.of(onlyFor));
    }

    ConversationScene arrives(String name, int x, int y) {
        return arrives(name, x, y, Availability.AVAILABLE);
    }

    ConversationScene arrives(String name, int x, int y, Availability availability, String... roles) {
        var person = new Person(++lastNumber);
        person.x = person.goalX = x;
        person.y = person.goalY = y;
        people.put(name, person);
        conversations.enter(person.id, person.point(), person.facing, availability, Set.of(roles));
        return this;
    }

    ConversationScene departs(String name) {
        conversations.leave(people.remove(name).id);
        return this;
    }

    /** Sets out, at walking pace; gets there as time passes. */
    ConversationScene heads(String name, int x, int y) {
        return heads(name, x, y, WALK);
    }

    ConversationScene heads(String name, int x, int y, int speed) {
        Person person = person(name);
        person.goalX = x;
        person.goalY = y;
        person.speed = speed;
        return this;
    }

    /** Walks there, however long it takes. */
    ConversationScene walks(String name, int x, int y) {
        heads(name, x, y);
        while (isOnTheWay(name)) {
            step();
        }
        return this;
    }

    boolean isOnTheWay(String name) {
        Person person = person(name);
        return person.x != person.goalX || person.y != person.goalY;
    }

    ConversationScene turns(String name, Facing facing) {
        Person person = person(name);
        person.facing = facing;
        conversations.move(person.id, person.point(), facing, false);
        return this;
    }

    ConversationScene is(String name, Availability availability) {
        conversations.setAvailability(person(name).id, availability);
        return this;
    }

    ConversationScene after(double seconds) {
        for (long until = nowMillis + Math.round(seconds * 1000); nowMillis < until; ) {
            step();
        }
        return this;
    }

    ConversationScene step() {
        nowMillis += STEP_MILLIS;
        people.values().forEach(this::walkOn);
        conversations.settle(nowMillis, replay);
        replay.agreesWith(
                conversations, people.values().stream().map(person -> person.id).toList());
        return this;
    }

    private void walkOn(Person person) {
        double dx = person.goalX - person.x;
        double dy = person.goalY - person.y;
        double left = Math.hypot(dx, dy);
        if (left == 0) {
            return;
        }
        double stride = person.speed * STEP_MILLIS / 1000.0;
        person.facing = Facing.towards(dx, dy, person.facing);
        person.x = left <= stride ? person.goalX : person.x + dx / left * stride;
        person.y = left <= stride ? person.goalY : person.y + dy / left * stride;
        conversations.move(person.id, person.point(), person.facing, left > stride);
    }

    long now() {
        return nowMillis;
    }

    PersonId id(String name) {
        return person(name).id;
    }

    Optional<ConversationId> of(String name) {
        return conversations.of(person(name).id);
    }

    /** The conversation that this person is surely in. */
    ConversationId conversationOf(String name) {
        return of(name).orElseThrow(() -> new AssertionError(name + " is in no conversation; " + this));
    }

    /** These people are in one conversation, and nobody else is in it. */
    ConversationScene together(String... names) {
        Optional<ConversationId> first = of(names[0]);
        assertTrue(first.isPresent(), () -> names[0] + " is in no conversation; " + this);
        assertEquals(new TreeSet<>(Arrays.asList(names)), in(first.orElseThrow()), this::toString);
        return this;
    }

    ConversationScene alone(String... names) {
        for (String name : names) {
            assertEquals(Optional.empty(), of(name), () -> name + " is in a conversation; " + this);
        }
        return this;
    }

    /** Who speaks in the conversation of this person, and who listens: {@code "ann bob / cem"}. */
    String parts(String name) {
        ConversationId conversation = conversationOf(name);
        return named(conversations.speakers(conversation)) + " / " + named(conversations.listeners(conversation));
    }

    private String named(List<PersonId> ids) {
        return people.entrySet().stream()
                .filter(entry -> ids.contains(entry.getValue().id))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }

    private Set<String> in(ConversationId conversation) {
        return people.entrySet().stream()
                .filter(entry -> conversations.of(entry.getValue().id).equals(Optional.of(conversation)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Person person(String name) {
        Person person = people.get(name);
        assertTrue(person != null, () -> "nobody is called " + name);
        return person;
    }

    List<ConversationChange> story() {
        return replay.story;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        people.forEach((name, person) -> lines.add(name + "(" + person.id.value() + ") at " + person.point()
                + " facing " + person.facing + " in " + of(name)));
        return "after " + nowMillis + " ms: " + String.join(", ", lines);
    }
}
