package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Placed;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Section W of the protocol: the room walks people to where they wished to go. */
class RoutesTest {
    private static final String DETOUR = """
            e...#.....
            ....#..p..
            ....#.....
            ....#.....
            ..........
            """;
    private static final String CLOSED = """
            e...#.....
            ....#.pp..
            ....#.....
            """;

    @Test
    void w14WhenManyAskForFarWaysAtOnceSomeWaitAndAllSetOut() {
        // A comb of walls: every way across it looks at nearly all tiles.
        var drawing = new StringBuilder();
        for (int row = 0; row < 100; row++) {
            boolean isWall = row % 4 == 3;
            int gap = row % 8 == 3 ? 119 : 0;
            for (int column = 0; column < 120; column++) {
                drawing.append(isWall && column != gap ? '#' : row == 0 && column == 0 ? 'e' : '.');
            }
            drawing.append('\n');
        }
        var scene = new RoomScript(new MapSketch(drawing.toString()).map());
        List<RoomCommand> wishes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            scene.arrives("p" + i, 40 + i * 60, 40);
            wishes.add(new RoomCommand.GoTo(
                    scene.idOf("p" + i), new Destination.ToSpot(new Point(40 + i * 60, 98 * 32)), false));
        }
        scene.then().wishes(wishes.toArray(RoomCommand[]::new));
        long setOutAtOnce = setOut(scene);
        assertTrue(setOutAtOnce > 0 && setOutAtOnce < 60, () -> setOutAtOnce + " set out at once");
        scene.after(1);
        assertEquals(60, setOut(scene));
    }

    private static long setOut(RoomScript scene) {
        return scene.out.all(Playbill.Told.class).stream()
                .filter(told -> told.notice() instanceof RoomNotice.Placed)
                .map(Playbill.Told::to)
                .distinct()
                .count();
    }

    @Test
    void w14OneArrivesAtTheWishedSpot() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .goesTo("ann", 500, 300)
                .untilTheyArrive();
        assertEquals(new Point(500, 300), scene.at("ann"));
        assertEquals(PlacedCause.ROUTE, scene.placed("ann").orElseThrow());
    }

    @Test
    void w14TheRoomWalksAtWalkingSpeed() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .goesTo("ann", 1_000, 100)
                .after(2);
        assertEquals(100 + 2 * 180, scene.at("ann").x(), 2);
    }

    @Test
    void w14TheWayGoesAroundWalls() {
        var scene = new RoomScript(new MapSketch(DETOUR).place('p').map()).arrives("ann", 100, 16);
        scene.goes("ann", new Destination.ToArea(0));
        int deepest = 0;
        for (int i = 0; i < 200; i++) {
            scene.after(0.05);
            deepest = Math.max(deepest, scene.at("ann").y());
        }
        assertEquals(0, scene.line("ann").areaIndex());
        assertTrue(deepest > 128, "came through the wall");
    }

    @Test
    void w14WhereThereIsNoWayThereIsARefusal() {
        var scene = new RoomScript(new MapSketch(CLOSED).place('p').map()).arrives("ann", 16, 16);
        scene.goes("ann", new Destination.ToArea(0));
        assertEquals(Optional.of(Refusal.NO_WAY), scene.refusal("ann"));
        scene.jumps("ann", new Destination.ToArea(0));
        assertEquals(new Point(16, 16), scene.at("ann"));
    }

    @Test
    void w14AStepOfOnesOwnEndsTheWay() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .goesTo("ann", 1_000, 100)
                .after(1);
        Point at = scene.at("ann");
        scene.sends("ann", at.x() - 10, at.y(), Facing.WEST, false).after(2);
        assertEquals(at.x() - 10, scene.at("ann").x());
    }

    @Test
    void w14AStepFromBeforeTheWishDoesNotEndIt() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        int before = scene.epoch("ann");
        scene.goesTo("ann", 1_000, 100);
        scene.wishes(new RoomCommand.Walk(scene.idOf("ann"), 104, 100, Facing.EAST, true, before));
        scene.untilTheyArrive();
        assertEquals(new Point(1_000, 100), scene.at("ann"));
    }

    @Test
    void w14TheEpochStaysTheSameOnTheWay() {
        var scene = new RoomScript().arrives("ann", 100, 100).goesTo("ann", 300, 100);
        int epoch = scene.epoch("ann");
        scene.after(1);
        assertTrue(scene.all("ann", Placed.class).size() > 5);
        assertTrue(scene.all("ann", Placed.class).stream().allMatch(placed -> placed.epoch() == epoch));
    }

    @Test
    void w15AJumpIsThereAtOnce() {
        var scene = new RoomScript(new MapSketch(DETOUR).place('p').map()).arrives("ann", 100, 16);
        int before = scene.epoch("ann");
        scene.jumps("ann", new Destination.ToArea(0));
        assertEquals(0, scene.line("ann").areaIndex());
        assertEquals(Optional.of(PlacedCause.JUMP), scene.placed("ann"));
        assertNotEquals(before, scene.epoch("ann"));
    }

    @Test
    void w14WhoWalksUpToSomebodyStopsAtArmsLengthAndLooksAtThem() {
        var scene = new RoomScript().arrives("ann", 100, 100).arrives("bob", 500, 100);
        scene.goes("ann", new Destination.ToPerson(scene.idOf("bob"))).untilTheyArrive();
        double apart = scene.at("ann").distanceTo(scene.at("bob"));
        assertTrue(apart >= 30 && apart <= 60, () -> "they stand " + apart + " apart");
        Point ann = scene.at("ann");
        assertEquals(
                Facing.towards(500 - ann.x(), 100 - ann.y(), Facing.NORTH),
                scene.last("ann", Placed.class).orElseThrow().facing());
    }

    @Test
    void w14WhoWalksUpToSomebodyWhoWalksOnComesAfterThem() {
        var scene = new RoomScript().arrives("ann", 100, 100).arrives("bob", 400, 100);
        scene.goes("ann", new Destination.ToPerson(scene.idOf("bob")))
                .walks("bob", 700, 300)
                .untilTheyArrive();
        double apart = scene.at("ann").distanceTo(scene.at("bob"));
        assertTrue(apart <= 60, () -> "they stand " + apart + " apart");
    }

    @Test
    void w14NobodyIsLedUpToSomebodyThroughAWall() {
        var scene = new RoomScript(new MapSketch(DETOUR).map())
                .arrives("ann", 100, 16)
                .arrives("bob", 170, 16);
        scene.goes("ann", new Destination.ToPerson(scene.idOf("bob"))).untilTheyArrive();
        assertTrue(scene.at("ann").x() >= 160, () -> "ann stands behind the wall at " + scene.at("ann"));
    }

    @Test
    void w14ManyWhoGoToTheSamePlaceDoNotStack() {
        var map = new MapSketch("""
                e.......
                ........
                ...ppp..
                ...ppp..
                ...ppp..
                """).place('p').map();
        var scene = new RoomScript(map);
        for (int i = 0; i < 6; i++) {
            scene.arrives("p" + i, 20 + 30 * i, 20)
                    .goes("p" + i, new Destination.ToArea(0))
                    .untilTheyArrive();
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(0, scene.line("p" + i).areaIndex());
            for (int j = 0; j < i; j++) {
                assertTrue(scene.at("p" + i).distanceTo(scene.at("p" + j)) > Spots.SAME_SPOT, "two stand on one spot");
            }
        }
    }

    @Test
    void w14WhoIsInThePlaceAlreadyStays() {
        var map = new MapSketch("eppp").place('p').map();
        var scene = new RoomScript(map)
                .arrives("ann", 120, 10)
                .goes("ann", new Destination.ToArea(0))
                .after(1);
        assertEquals(new Point(120, 10), scene.at("ann"));
    }

    @Test
    void w14APlaceForOthersIsNotGoneTo() {
        var map = new MapSketch("e..oo").onlyFor('o', "host").map();
        var scene = new RoomScript(map).arrives("ann", 20, 10).goes("ann", new Destination.ToArea(0));
        assertEquals(Optional.of(Refusal.NOT_ALLOWED), scene.refusal("ann"));
        scene.goes("ann", new Destination.ToArea(7));
        assertEquals(Optional.of(Refusal.NOT_THERE), scene.refusal("ann"));
    }

    @Test
    void w14TheWayGoesAroundPlacesForOthers() {
        String drawing = """
                e...o.....
                ....o.....
                ....o..p..
                ..........
                """;
        var scene = new RoomScript(
                        new MapSketch(drawing).onlyFor('o', "host").place('p').map())
                .arrives("ann", 100, 16);
        scene.goes("ann", new Destination.ToArea(1));
        for (int i = 0; i < 120; i++) {
            scene.after(0.05);
            assertNotEquals(0, scene.line("ann").areaIndex(), "walked through the closed place");
        }
        assertEquals(1, scene.line("ann").areaIndex());
    }

    @Test
    void w14WhoLosesTheRoleThatOpenedTheWayIsStopped() {
        String drawing = "e....ooo.....";
        var scene = new RoomScript(new MapSketch(drawing).onlyFor('o', "host").map())
                .as("host")
                .arrives("hal", 100, 16);
        scene.goesTo("hal", 350, 16).after(0.1);
        var citizen = new Profile(RoomScript.memberOf(scene.idOf("hal")), "hal", 1, "citizen");
        scene.wishes(new RoomCommand.ChangeProfile(scene.idOf("hal"), citizen)).after(2);
        assertTrue(scene.at("hal").x() < 160, () -> "walked on to " + scene.at("hal"));
    }

    @Test
    void w14FromBesideAClosedPlaceThereIsAWay() {
        // ann stands on the open half of nothing: right at the edge of the closed tiles.
        String drawing = """
                eo.....
                .o.....
                .......
                """;
        var scene = new RoomScript(new MapSketch(drawing).onlyFor('o', "host").map()).arrives("ann", 31, 16);
        scene.goesTo("ann", 100, 16).untilTheyArrive();
        assertEquals(new Point(100, 16), scene.at("ann"));
    }

    @Test
    void w14WaysAreRationed() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        for (int i = 0; i < 5; i++) {
            scene.goesTo("ann", 200 + 10 * i, 100);
        }
        assertEquals(Optional.of(Refusal.TOO_FAST), scene.refusal("ann"));
    }

    @Test
    void w14ALostConnectionEndsTheWay() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .goesTo("ann", 1_000, 100)
                .after(1)
                .losesConnection("ann");
        Point at = scene.at("ann");
        scene.after(2);
        assertEquals(at, scene.at("ann"));
    }

    @Test
    void w14ALateStepDoesNotThrowPeopleFar() {
        var scene = new RoomScript().arrives("ann", 100, 100).goesTo("ann", 1_800, 100);
        scene.out.step(List.of(), scene.now() + 60_000);
        assertTrue(scene.at("ann").x() <= 100 + 180, () -> "got to " + scene.at("ann"));
    }
}
