package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.conversation.Availability;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/**
 * Ann wants quiet and then company again, at any moment, while others come to her or to those who stand with her. Whenever
 * she is available in the end she is in conversation with somebody, unless she turns her back to them: in a ring that has
 * closed meanwhile, too. A seed that once failed stays in the list.
 */
class AvailabilitySimulationTest {
    private static final int SCENES = 150;

    private final List<String> everybody = List.of("ann", "bob", "cem", "dan", "eva");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whoeverIsAvailableAgainTalksWithThoseTheyStandWith(long seed) {
        int talked = 0;
        for (int scene = 0; scene < SCENES; scene++) {
            String what = "seed " + seed + ", scene " + scene;
            var chance = new Random(seed * 1_000 + scene);
            List<String> people = everybody.subList(0, 2 + chance.nextInt(4));
            RoomScript room = theyMeet(people, chance);
            room.is("ann", Availability.DO_NOT_DISTURB).after(0.1 + chance.nextInt(40) / 10.0);
            assertEquals(List.of(), room.with("ann"), () -> what + ": not left alone");
            room.is("ann", Availability.AVAILABLE).after(4);
            if (!turnsHerBack(room, people)) {
                talked++;
                assertNotEquals(List.of(), room.with("ann"), () -> what + ": left standing among " + people);
            }
        }
        int scenes = talked;
        assertTrue(scenes > SCENES / 3, () -> "nobody to talk with in most scenes: " + scenes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whoeverGoesToSomebodyTalksWithThem(long seed) {
        for (int scene = 0; scene < SCENES; scene++) {
            String what = "seed " + seed + ", scene " + scene;
            var chance = new Random(seed * 1_000 + scene);
            var room = new RoomScript();
            List<String> people = everybody.subList(0, 2 + chance.nextInt(4));
            for (int i = 0; i < people.size(); i++) {
                String goal = people.get(i == 0 ? 0 : chance.nextInt(i));
                arrive(room, people.get(i), i == 0 ? null : goal, chance);
                room.after(3);
                if (i > 0) {
                    String comer = people.get(i);
                    assertTrue(room.with(comer).contains(goal), () -> what + ": " + comer + " went to " + goal);
                }
            }
        }
    }

    private static RoomScript theyMeet(List<String> people, Random chance) {
        var room = new RoomScript();
        for (int i = 0; i < people.size(); i++) {
            String name = people.get(i);
            arrive(room, name, i == 0 ? null : people.get(chance.nextInt(i)), chance);
            if (chance.nextInt(3) == 0) {
                room.turns(name, Facing.values()[chance.nextInt(8)]);
            }
            if (chance.nextInt(3) == 0) {
                room.is("ann", Availability.DO_NOT_DISTURB);
            }
            room.after(chance.nextInt(60) / 10.0);
            if (chance.nextInt(4) == 0) {
                room.is("ann", Availability.AVAILABLE);
            }
        }
        return room;
    }

    private static void arrive(RoomScript room, String name, @Nullable String goal, Random chance) {
        room.arrives(name, 100 + chance.nextInt(1_700), 100 + chance.nextInt(1_000));
        if (goal != null) {
            var to = new Destination.ToPerson(room.idOf(goal));
            if (chance.nextBoolean()) {
                room.jumps(name, to);
            } else {
                room.goes(name, to).untilTheyArrive();
            }
        }
    }

    /** Whether the nearest person is behind her. */
    private static boolean turnsHerBack(RoomScript room, List<String> people) {
        Point ann = room.at("ann");
        Point nearest = people.stream()
                .skip(1)
                .map(room::at)
                .min(Comparator.comparingLong(ann::squaredDistanceTo))
                .orElseThrow();
        double facing = room.facing("ann").radians();
        return Math.cos(facing) * (nearest.x() - ann.x()) + Math.sin(facing) * (nearest.y() - ann.y()) < 0;
    }
}
