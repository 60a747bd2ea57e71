package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.Availability;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Section W of the protocol: cells, windows, names. The hall's cells are 256 wide, views 800. */
class SeeingTest {
    @Test
    void w8TheFirstWindowCoversTheViewAroundOne() {
        var scene = new RoomScript().arrives("ann", 1000, 700);
        assertEquals(
                List.of(new Playbill.Window(scene.idOf("ann"), 2, 1, 5, 4, true)),
                scene.out.all(Playbill.Window.class));
    }

    @Test
    void w8TheWindowEndsAtTheEdgeOfTheMap() {
        var scene = new RoomScript().arrives("ann", 10, 10);
        assertEquals(
                List.of(new Playbill.Window(scene.idOf("ann"), 0, 0, 1, 1, true)),
                scene.out.all(Playbill.Window.class));
    }

    @Test
    void w8AStepWithinTheSameCellsChangesNoWindow() {
        var scene = new RoomScript().arrives("ann", 1000, 700).then().walks("ann", 1010, 700);
        assertEquals(List.of(), scene.out.all(Playbill.Window.class));
    }

    @Test
    void w8TheWindowIsToldBeforeTheMovesOfTheStep() {
        var scene = new RoomScript().arrives("ann", 1130, 700).then().sends("ann", 1_180, 700, Facing.EAST, true);
        assertEquals(
                List.of(
                        new Playbill.Window(scene.idOf("ann"), 3, 1, 6, 4, false),
                        new Playbill.Moved(2 * 8 + 4, scene.idOf("ann"), 1_180, 700, Facing.EAST, true)),
                scene.out.lines());
    }

    @Test
    void w8ALargerViewSeesMoreCellsUpToALimit() {
        var scene = new RoomScript().arrives("ann", 960, 640).then();
        scene.wishes(new RoomCommand.Look(scene.idOf("ann"), 1_000_000, 100, false));
        assertEquals(
                List.of(new Playbill.Window(scene.idOf("ann"), 0, 2, 7, 2, false)),
                scene.out.all(Playbill.Window.class));
    }

    @Test
    void w6WhoChangesCellsLeavesTheOldOneFirst() {
        var scene = new RoomScript().arrives("ann", 250, 100).then().sends("ann", 270, 100, Facing.EAST, true);
        var ann = scene.idOf("ann");
        assertEquals(
                List.of(new Playbill.LeftCell(0, ann), new Playbill.Moved(1, ann, 270, 100, Facing.EAST, true)),
                scene.out.lines());
    }

    @Test
    void w5SeveralStepsOfOneTurnAreToldOnceAndInOrderOfNumbers() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 100, 200)
                .then();
        var ann = scene.idOf("ann");
        var bob = scene.idOf("bob");
        scene.wishes(
                new RoomCommand.Walk(bob, 105, 200, Facing.EAST, true, scene.epoch("bob")),
                new RoomCommand.Walk(ann, 110, 100, Facing.EAST, true, scene.epoch("ann")),
                new RoomCommand.Walk(bob, 110, 200, Facing.EAST, true, scene.epoch("bob")));
        assertEquals(
                List.of(
                        new Playbill.Moved(0, ann, 110, 100, Facing.EAST, true),
                        new Playbill.Moved(0, bob, 110, 200, Facing.EAST, true)),
                scene.out.lines());
    }

    @Test
    void w8ACellIsToldWithEverybodyInItWalkingOrNot() {
        var scene = new RoomScript()
                .arrives("bob", 100, 200)
                .arrives("ann", 100, 100)
                .arrives("eve", 500, 100);
        scene.sends("ann", 110, 100, Facing.EAST, true).then();
        scene.room.tellCell(0, scene.out);
        assertEquals(
                List.of(
                        new Playbill.Moved(0, scene.idOf("bob"), 100, 200, Facing.SOUTH, false),
                        new Playbill.Moved(0, scene.idOf("ann"), 110, 100, Facing.EAST, true)),
                scene.out.lines());
    }

    @Test
    void w10AChangedFaceIsToldWhereItsPersonStands() {
        var scene = new RoomScript().arrives("ann", 400, 100).then().is("ann", Availability.BUSY);
        var seen = scene.out.all(Playbill.FaceSeen.class);
        assertEquals(1, seen.size());
        assertEquals(1, seen.getFirst().cell());
        assertEquals(Availability.BUSY, seen.getFirst().face().availability());
    }

    @Test
    void w10AFreshlyChangedFaceIsToldAgainInTheNextCell() {
        var scene = new RoomScript()
                .arrives("ann", 250, 100)
                .is("ann", Availability.BUSY)
                .then()
                .walks("ann", 270, 100);
        assertEquals(1, scene.out.all(Playbill.FaceSeen.class).getFirst().cell());
    }

    @Test
    void w10AFaceThatChangedLongAgoIsNotToldAgain() {
        var scene = new RoomScript()
                .arrives("ann", 250, 100)
                .is("ann", Availability.BUSY)
                .after(121)
                .then();
        scene.walks("ann", 270, 100);
        assertEquals(List.of(), scene.out.all(Playbill.FaceSeen.class));
    }

    @Test
    void whoIsAskedForIsKnownWhileTheyAreHere() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        var face = scene.room.face(scene.idOf("ann"));
        assertEquals("ann", face == null ? "" : face.profile().name());
        scene.departs("ann");
        assertEquals(null, scene.room.face(scene.idOf("ann")));
        assertEquals(null, scene.room.whereIs(scene.idOf("ann")));
    }

    @Test
    void aWaveReachesOneAndIsSeenByAll() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 700, 100)
                .then();
        scene.wishes(new RoomCommand.Wave(scene.idOf("ann"), scene.idOf("bob")));
        assertEquals(List.of(new RoomNotice.Waved(scene.idOf("ann"))), scene.told("bob"));
        assertEquals(
                List.of(new Playbill.Reaction(0, scene.idOf("ann"), "👋")), scene.out.all(Playbill.Reaction.class));
    }

    @Test
    void reactionsAreRationed() {
        var scene = new RoomScript().arrives("ann", 100, 100).then();
        for (int i = 0; i < 20; i++) {
            scene.wishes(new RoomCommand.React(scene.idOf("ann"), "🎉"));
        }
        assertEquals(6, scene.out.all(Playbill.Reaction.class).size());
        assertEquals(RoomNotice.Refusal.TOO_FAST, scene.refusal("ann").orElseThrow());
    }

    @Test
    void whereSomebodyIsNamesTheTopmostTitledPlace() {
        var map = new MapSketch("""
                e..pp..
                ...pp..
                """).place('p').map();
        var scene = new RoomScript(map).arrives("ann", 20, 20).arrives("bob", 100, 20);
        assertEquals(-1, scene.line("ann").areaIndex());
        assertEquals(0, scene.line("bob").areaIndex());
        assertEquals(new Point(100, 20), scene.at("bob"));
    }
}
