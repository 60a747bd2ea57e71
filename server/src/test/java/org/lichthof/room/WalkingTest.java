package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Section W of the protocol: what steps are allowed, and what becomes of those that are not. */
class WalkingTest {
    private static final String TWO_ROOMS = """
            e....#....
            .....#....
            .....#....
            .....#....
            """;

    @Test
    void w3AStepAtWalkingPaceIsTaken() {
        var scene = new RoomScript().arrives("ann", 100, 100).walks("ann", 300, 100);
        assertEquals(new Point(300, 100), scene.at("ann"));
        assertEquals(Optional.empty(), scene.placed("ann"));
    }

    @Test
    void w3WhoRunsIsNotTooFast() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        for (int i = 1; i <= 30; i++) {
            scene.after(0.1).sends("ann", 100 + 40 * i, 100, Facing.EAST, true);
        }
        assertEquals(new Point(1300, 100), scene.at("ann"));
        assertEquals(Optional.empty(), scene.placed("ann"));
    }

    @Test
    void w3WhoIsTooFastInTheLongRunIsPutBack() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        for (int i = 1; i <= 30; i++) {
            scene.after(0.1).sends("ann", 100 + 60 * i, 100, Facing.EAST, true);
        }
        assertEquals(Optional.of(PlacedCause.CORRECTION), scene.placed("ann"));
        int farthest = 100 + (3 + 1) * 440; // three seconds and a second's burst, with a tenth of tolerance
        assertTrue(scene.at("ann").x() <= farthest, () -> "got as far as " + scene.at("ann"));
    }

    @Test
    void w3StepsThatTheNetworkHeldBackForASecondAreNoOffence() {
        var scene = new RoomScript().arrives("ann", 100, 100).after(1);
        for (int i = 1; i <= 10; i++) {
            scene.sends("ann", 100 + 40 * i, 100, Facing.EAST, i < 10);
        }
        assertEquals(new Point(500, 100), scene.at("ann"));
        assertEquals(Optional.empty(), scene.placed("ann"));
    }

    @Test
    void w3AStepThroughAWallIsAnsweredWithACorrectionAndANewEpoch() {
        var scene = new RoomScript(new MapSketch(TWO_ROOMS).map()).arrives("ann", 140, 48);
        int before = scene.epoch("ann");
        scene.sends("ann", 200, 48, Facing.EAST, true);
        assertEquals(new Point(140, 48), scene.at("ann"));
        assertEquals(Optional.of(PlacedCause.CORRECTION), scene.placed("ann"));
        assertNotEquals(before, scene.epoch("ann"));
    }

    private static final String CORNER = """
            e....#....
            .....#....
            ..........
            """;

    @Test
    void k4AWayAroundACornerIsNoStepThroughItHoweverLateItIsRead() {
        var scene = new RoomScript(new MapSketch(CORNER).map()).arrives("ann", 140, 48);
        scene.sendsAtOnce("ann", true, new Point(140, 80), new Point(176, 80), new Point(210, 80), new Point(210, 48));
        assertEquals(new Point(210, 48), scene.at("ann"));
        assertEquals(Optional.empty(), scene.placed("ann"));
    }

    @Test
    void k4WhoseWayLeadsThroughAWallIsPutBackToWhereItBegan() {
        var scene = new RoomScript(new MapSketch(CORNER).map()).arrives("ann", 140, 20);
        scene.sendsAtOnce("ann", true, new Point(140, 60), new Point(210, 60), new Point(230, 60));
        assertEquals(new Point(140, 60), scene.at("ann"));
        assertEquals(Optional.of(PlacedCause.CORRECTION), scene.placed("ann"));
        assertEquals(
                1,
                scene.told("ann").stream()
                        .filter(RoomNotice.Placed.class::isInstance)
                        .count());
    }

    @Test
    void k4ManyPlacesBetweenBuyNobodyAnyDistance() {
        var scene = new RoomScript().arrives("ann", 100, 100).after(1);
        Point[] way = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Point(100 + 100 * i, 100))
                .toArray(Point[]::new);
        scene.sendsAtOnce("ann", true, way);
        assertTrue(scene.at("ann").x() <= 100 + 440, () -> "got as far as " + scene.at("ann"));
        assertEquals(Optional.of(PlacedCause.CORRECTION), scene.placed("ann"));
    }

    @Test
    void k4WhereTheyStoodBeforeTheyWerePutSomewhereIsNoPlaceToGoOver() {
        var scene = new RoomScript(new MapSketch(CORNER).map()).arrives("ann", 140, 48);
        int before = scene.epoch("ann");
        scene.sends("ann", 200, 48, Facing.EAST, true).then();
        var old = new RoomCommand.Walk(scene.idOf("ann"), 140, 80, Facing.EAST, true, before);
        scene.wishes(
                new RoomCommand.Walk(scene.idOf("ann"), 210, 80, Facing.EAST, true, scene.epoch("ann")).after(old));
        assertEquals(new Point(140, 48), scene.at("ann"));
        assertEquals(Optional.of(PlacedCause.CORRECTION), scene.placed("ann"));
    }

    @Test
    void w3WishesFromBeforeACorrectionAreNotLookedAt() {
        var scene = new RoomScript(new MapSketch(TWO_ROOMS).map()).arrives("ann", 140, 48);
        int before = scene.epoch("ann");
        scene.sends("ann", 200, 48, Facing.EAST, true).then();
        scene.wishes(new RoomCommand.Walk(scene.idOf("ann"), 130, 48, Facing.WEST, true, before));
        assertEquals(new Point(140, 48), scene.at("ann"));
        assertEquals(List.of(), scene.told("ann"));
    }

    @Test
    void w3NobodyWalksOffTheMap() {
        var scene = new RoomScript().arrives("ann", 10, 10);
        scene.sends("ann", -5, 10, Facing.WEST, true);
        assertEquals(new Point(10, 10), scene.at("ann"));
        scene.sends("ann", Integer.MAX_VALUE, Integer.MIN_VALUE, Facing.WEST, true);
        assertEquals(new Point(10, 10), scene.at("ann"));
    }

    @Test
    void w3AnAreaForOthersIsAWall() {
        var map = new MapSketch("""
                e....oo...
                .....oo...
                """).onlyFor('o', "organiser").map();
        var scene = new RoomScript(map).arrives("ann", 150, 16).as("organiser").arrives("olga", 150, 48);
        scene.walks("ann", 180, 16).walks("olga", 180, 48);
        assertTrue(scene.at("ann").x() < 160, () -> "ann stands at " + scene.at("ann"));
        assertEquals(new Point(180, 48), scene.at("olga"));
    }

    @Test
    void w3AnAreaForOthersCannotBeJumpedOver() {
        var map = new MapSketch("""
                e....o....
                """).onlyFor('o', "organiser").map();
        var scene = new RoomScript(map).arrives("ann", 150, 16).sends("ann", 200, 16, Facing.EAST, false);
        assertEquals(new Point(150, 16), scene.at("ann"));
    }

    @Test
    void w3WhoLosesARoleIsBroughtOutOfItsArea() {
        var map = new MapSketch("""
                e....oo...
                """).onlyFor('o', "organiser").map();
        var scene = new RoomScript(map).as("organiser").arrives("olga", 180, 16);
        var citizen = new Profile(RoomScript.memberOf(scene.idOf("olga")), "olga", 1, "citizen");
        scene.wishes(new RoomCommand.ChangeProfile(scene.idOf("olga"), citizen));
        assertTrue(scene.at("olga").x() < 160 || scene.at("olga").x() >= 224, () -> "stands at " + scene.at("olga"));
    }

    @Test
    void w2SayingTheSameAgainIsNoNews() {
        var scene =
                new RoomScript().arrives("ann", 100, 100).walks("ann", 130, 100).then();
        scene.sends("ann", 130, 100, Facing.EAST, false);
        assertEquals(List.of(), scene.out.lines());
    }

    @Test
    void w11TurningInPlaceIsSeen() {
        var scene = new RoomScript().arrives("ann", 100, 100).after(0.1).then().turns("ann", Facing.NORTH_WEST);
        assertEquals(
                List.of(new Playbill.Moved(0, scene.idOf("ann"), 100, 100, Facing.NORTH_WEST, false)),
                scene.out.all(Playbill.Moved.class));
    }

    @Test
    void w12WhoStopsUponSomebodyIsShiftedBesideThem() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 200, 100)
                .walks("bob", 104, 100);
        assertEquals(Optional.of(PlacedCause.NUDGE), scene.placed("bob"));
        double apart = scene.at("ann").distanceTo(scene.at("bob"));
        assertTrue(apart > Spots.SAME_SPOT && apart < 56, () -> "they stand " + apart + " apart");
        assertEquals(new Point(100, 100), scene.at("ann"));
    }

    @Test
    void w12PeopleDoNotBlockEachOtherOnTheirWay() {
        var scene = new RoomScript()
                .arrives("ann", 200, 100)
                .arrives("bob", 100, 100)
                .walks("bob", 300, 100);
        assertEquals(new Point(300, 100), scene.at("bob"));
        assertEquals(Optional.empty(), scene.placed("bob"));
    }

    @Test
    void w12NobodyIsShiftedThroughAWall() {
        var map = new MapSketch("""
                e.#..
                ###..
                .....
                """).map();
        var scene = new RoomScript(map)
                .arrives("ann", 60, 16)
                .arrives("bob", 30, 16)
                .walks("bob", 60, 16);
        assertTrue(scene.at("bob").x() < 64 && scene.at("bob").y() < 32, () -> "bob stands at " + scene.at("bob"));
        assertNotEquals(scene.at("ann"), scene.at("bob"));
    }

    @Test
    void w12NobodyIsShiftedIntoAnotherArea() {
        var map = new MapSketch("""
                e.mm....
                ..mm....
                """).meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 66, 32)
                .arrives("bob", 100, 32)
                .walks("bob", 66, 32);
        assertEquals(Optional.of(PlacedCause.NUDGE), scene.placed("bob"));
        assertTrue(scene.at("bob").x() >= 64, () -> "bob was shifted out of the meeting to " + scene.at("bob"));
    }

    @Test
    void w13WhoFallsSilentWhileWalkingStandsAfterTwoSeconds() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .sends("ann", 110, 100, Facing.EAST, true)
                .then()
                .after(3);
        assertEquals(
                List.of(new Playbill.Moved(0, scene.idOf("ann"), 110, 100, Facing.EAST, false)),
                scene.out.all(Playbill.Moved.class));
    }
}
