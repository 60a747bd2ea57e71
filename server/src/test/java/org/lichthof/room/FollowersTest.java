package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Following;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Section W of the protocol: walking behind somebody. */
class FollowersTest {
    private static final String CORNER = """
            e...#....
            ....#....
            ....#....
            .........
            """;

    @Test
    void w16WhoAcceptsAnInvitationWhileFollowingIsLedByOneOnly() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 500, 100)
                .arrives("eve", 1_200, 100)
                .follows("bob", "ann")
                .after(5)
                .invites("eve", "bob")
                .then();
        scene.answersInvite("bob", "eve", true).untilTheyArrive();
        assertEquals(
                new RoomNotice.Following(null),
                scene.last("bob", RoomNotice.Following.class).orElseThrow());
        assertTrue(scene.at("bob").distanceTo(scene.at("eve")) < 80, () -> "bob stands at " + scene.at("bob"));
    }

    @Test
    void w16AFollowerStaysAnArmsLengthBehind() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 200, 100)
                .follows("bob", "ann")
                .after(2);
        scene.walks("ann", 600, 100).after(1);
        assertEquals(new Point(600 - Followers.GAP, 100), scene.at("bob"));
        assertEquals(Optional.of(PlacedCause.FOLLOW), scene.placed("bob"));
    }

    @Test
    void w16AFollowerTakesTheSameWayAroundTheCorner() {
        var scene = new RoomScript(new MapSketch(CORNER).map())
                .arrives("ann", 100, 80)
                .arrives("bob", 60, 80);
        scene.follows("bob", "ann")
                .walks("ann", 112, 112)
                .walks("ann", 180, 112)
                .walks("ann", 240, 20)
                .after(2);
        assertTrue(scene.at("bob").x() > 160, () -> "bob is stuck at " + scene.at("bob"));
        assertTrue(scene.at("bob").distanceTo(scene.at("ann")) <= Followers.GAP + 1);
    }

    @Test
    void w16ThoseWhoFollowTheSamePersonGoInARow() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .arrives("cem", 200, 100);
        scene.follows("bob", "ann").follows("cem", "ann").walks("ann", 700, 100).after(2);
        assertEquals(new Point(700 - Followers.GAP, 100), scene.at("bob"));
        assertEquals(new Point(700 - 2 * Followers.GAP, 100), scene.at("cem"));
    }

    @Test
    void w16WhenOneLeavesTheRowTheNextClosesUp() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .arrives("cem", 200, 100);
        scene.follows("bob", "ann")
                .follows("cem", "ann")
                .after(1)
                .walks("bob", 250, 200)
                .walks("ann", 700, 100)
                .after(2);
        assertEquals(new Point(700 - Followers.GAP, 100), scene.at("cem"));
        assertEquals(new Point(250, 200), scene.at("bob"));
    }

    @Test
    void w16AStepOfOnesOwnEndsIt() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .follows("bob", "ann")
                .after(0.5);
        scene.walks("bob", 240, 110).walks("ann", 600, 100);
        assertEquals(new Point(240, 110), scene.at("bob"));
        assertEquals(Optional.of(new Following(null)), scene.last("bob", Following.class));
    }

    @Test
    void w16ItEndsWhenTheLeaderGoes() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .follows("bob", "ann")
                .departs("ann");
        assertEquals(Optional.of(new Following(null)), scene.last("bob", Following.class));
    }

    @Test
    void w16WhoFollowsNobodyAnyMoreIsToldSo() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .follows("bob", "ann");
        assertEquals(Optional.of(new Following(scene.idOf("ann"))), scene.last("bob", Following.class));
        scene.wishes(new RoomCommand.Follow(scene.idOf("bob"), null));
        assertEquals(Optional.of(new Following(null)), scene.last("bob", Following.class));
    }

    @Test
    void w16WhoSetOutElsewhereFollowsInstead() {
        var scene = new RoomScript()
                .arrives("ann", 300, 100)
                .arrives("bob", 250, 100)
                .goesTo("bob", 250, 900)
                .after(0.5);
        scene.follows("bob", "ann").after(5);
        assertTrue(
                scene.at("bob").distanceTo(scene.at("ann")) <= Followers.GAP + 1, () -> "bob is at " + scene.at("bob"));
    }

    @Test
    void w16NobodyFollowsInACircle() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 200, 100)
                .arrives("cem", 300, 100);
        scene.follows("bob", "ann").follows("cem", "bob").follows("ann", "cem");
        assertEquals(Optional.of(Refusal.NOT_ALLOWED), scene.refusal("ann"));
    }

    @Test
    void w16AFollowerRunsToCatchUp() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .follows("bob", "ann");
        for (int i = 1; i <= 20; i++) {
            scene.sends("ann", 100 + 38 * i, 100, Facing.EAST, i < 20).after(0.1);
        }
        double behind = scene.at("ann").distanceTo(scene.at("bob"));
        assertTrue(behind < 250, () -> "bob fell " + behind + " behind");
    }

    @Test
    void w16AJumpOfTheLeaderIsWalkedAfter() {
        var scene = new RoomScript(new MapSketch(CORNER).map())
                .arrives("ann", 100, 16)
                .arrives("bob", 50, 16);
        scene.follows("bob", "ann").after(0.5);
        scene.jumps("ann", new Destination.ToSpot(new Point(260, 16))).after(5);
        assertTrue(
                scene.at("bob").distanceTo(scene.at("ann")) <= Followers.GAP + 1, () -> "bob is at " + scene.at("bob"));
    }

    @Test
    void w16AFollowerEndsWhereTheyMayNotGo() {
        var map = new MapSketch("e....oooo").onlyFor('o', "host").map();
        var scene = new RoomScript(map).arrives("bob", 20, 16).as("host").arrives("ann", 100, 16);
        scene.follows("bob", "ann").walks("ann", 250, 16).after(2);
        assertTrue(scene.at("bob").x() < 160, () -> "bob followed to " + scene.at("bob"));
        assertEquals(Optional.of(new Following(null)), scene.last("bob", Following.class));
    }

    @Test
    void w16WhoGoesHomeBesideAnExitIsNotFollowedOntoIt() {
        var map = new MapSketch("e.....xx..").exit('x', "garden.json", "gate").map();
        var scene = new RoomScript(map)
                .arrives("ann", 100, 16)
                .arrives("bob", 50, 16)
                .walks("ann", 200, 16);
        scene.walks("ann", 150, 16)
                .follows("bob", "ann")
                .after(0.5)
                .departs("ann")
                .after(3);
        assertEquals(Optional.empty(), scene.last("bob", RoomNotice.Leaving.class));
    }

    @Test
    void w16WhoLeavesByAnExitIsFollowedOntoIt() {
        var map = new MapSketch("e........x").exit('x', "garden.json", "gate").map();
        var scene = new RoomScript(map)
                .arrives("ann", 200, 16)
                .arrives("bob", 150, 16)
                .arrives("cem", 100, 16);
        scene.follows("bob", "ann").follows("cem", "ann").after(0.5).walks("ann", 300, 16);
        assertEquals(
                Optional.of(new RoomNotice.Leaving("garden.json", "gate")),
                scene.last("ann", RoomNotice.Leaving.class));
        assertEquals(Optional.empty(), scene.last("bob", RoomNotice.Leaving.class));
        scene.departs("ann").after(3);
        assertEquals(
                Optional.of(new RoomNotice.Leaving("garden.json", "gate")),
                scene.last("bob", RoomNotice.Leaving.class));
        assertEquals(
                Optional.of(new RoomNotice.Leaving("garden.json", "gate")),
                scene.last("cem", RoomNotice.Leaving.class));
    }
}
