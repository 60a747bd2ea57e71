package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Section J of the protocol: coming in, going, losing the line and finding it again. */
class DoorTest {
    private static final String HALL = """
            ......
            .eeee.
            .eeee.
            ......
            """;

    @Test
    void j5WhoComesInIsToldWhereTheyStandBeforeAnythingElse() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        assertEquals(
                new RoomNotice.Entered(
                        scene.idOf("ann"),
                        new Point(100, 100),
                        Facing.SOUTH,
                        1,
                        org.lichthof.conversation.Availability.AVAILABLE,
                        false,
                        false),
                scene.told("ann").getFirst());
    }

    @Test
    void j5AWishedSpotInAWallIsNotTaken() {
        var map = new MapSketch("""
                e.#
                ..#
                """).map();
        var scene = new RoomScript(map).arrives("ann", 80, 10);
        assertEquals(new Point(16, 16), scene.at("ann"));
    }

    @Test
    void j5AWishedSpotThatIsForOthersIsNotTaken() {
        var map = new MapSketch("e.o").onlyFor('o', "host").map();
        assertEquals(
                new Point(16, 16), new RoomScript(map).arrives("ann", 80, 10).at("ann"));
    }

    @Test
    void j5AWishedSpotOnAnExitIsNotTaken() {
        var map = new MapSketch("e.x").exit('x', "garden.json", "").map();
        assertEquals(
                new Point(16, 16), new RoomScript(map).arrives("ann", 80, 10).at("ann"));
    }

    @Test
    void j5WhoComesBackToASpotThatIsTakenStandsBesideIt() {
        var scene = new RoomScript().arrives("ann", 100, 100).arrives("bob", 100, 100);
        double apart = scene.at("ann").distanceTo(scene.at("bob"));
        assertTrue(apart > Spots.SAME_SPOT && apart < 60, () -> "they stand " + apart + " apart");
    }

    @Test
    void j5NewcomersSpreadOverTheSpotsOfTheEntry() {
        var scene = new RoomScript(new MapSketch(HALL).map());
        for (int i = 0; i < 8; i++) {
            scene.arrives("p" + i);
        }
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < i; j++) {
                double apart = scene.at("p" + i).distanceTo(scene.at("p" + j));
                assertTrue(apart >= 28, "two newcomers stand " + apart + " apart");
            }
        }
    }

    @Test
    void j5MoreNewcomersThanSpotsStandBesideThem() {
        var scene = new RoomScript(new MapSketch("e.....\n......\n").map());
        scene.arrives("ann").arrives("bob");
        assertTrue(scene.at("ann").distanceTo(scene.at("bob")) > Spots.SAME_SPOT);
    }

    @Test
    void j6AFullRoomSaysSoAndLetsNobodyIn() {
        var rules = RoomRules.DEFAULT.withCapacity(2);
        var scene = new RoomScript(MapSketch.hall(20, 20), rules)
                .arrives("ann", 100, 100)
                .arrives("bob", 200, 100);
        scene.arrives("eve", 300, 100);
        assertEquals(Optional.of(Refusal.ROOM_FULL), scene.refusal("eve"));
        assertFalse(scene.isHere("eve"));
        assertEquals(2, scene.room.people());
        scene.departs("ann").arrives("eve", 300, 100);
        assertTrue(scene.isHere("eve"));
    }

    @Test
    void j10ANewLineIsToldAgainWhichConversationItsTicketNames() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(7);
        long key =
                scene.last("ann", RoomNotice.TicketChanged.class).orElseThrow().conversationKey();
        assertTrue(key != 0);
        scene.then().losesConnection("ann").comesBack("ann", 0);
        assertEquals(
                key,
                scene.last("ann", RoomNotice.TicketChanged.class).orElseThrow().conversationKey());
    }

    @Test
    void theSameNumberTwiceIsTheHostsMistake() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        assertThrows(IllegalArgumentException.class, () -> scene.arrives("ann", 200, 200));
    }

    @Test
    void timeThatGoesBackIsTheHostsMistake() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        assertThrows(IllegalArgumentException.class, () -> scene.out.step(List.of(), 0));
    }

    @Test
    void j7WhoDepartsIsGoneFromTheirCellAndFromTheRoom() {
        var scene = new RoomScript().arrives("ann", 400, 100).then().departs("ann");
        var ann = scene.idOf("ann");
        assertEquals(List.of(new Playbill.LeftCell(1, ann)), scene.out.all(Playbill.LeftCell.class));
        assertEquals(List.of(new Playbill.Gone(ann)), scene.out.all(Playbill.Gone.class));
        assertEquals(0, scene.room.people());
    }

    @Test
    void wishesOfSomebodyWhoDepartedArePassedOver() {
        var scene = new RoomScript().arrives("ann", 100, 100).departs("ann").then();
        scene.says("ann", "hello?").wishes(new RoomCommand.WatchRoster(scene.idOf("ann"), true));
        scene.wishes(new RoomCommand.Depart(scene.idOf("ann")));
        assertEquals(List.of(), scene.out.lines());
    }

    @Test
    void j8ALostConnectionIsSeenAsConnectingNotAsALeave() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4);
        scene.then().losesConnection("ann").after(10);
        assertTrue(scene.out.all(Playbill.FaceSeen.class).getFirst().face().connecting());
        assertEquals(List.of(), scene.out.all(Playbill.Gone.class));
        assertEquals(List.of(), scene.out.all(Playbill.LeftCell.class));
        assertTrue(scene.areTogether("ann", "bob"));
    }

    @Test
    void j8FeetStopWhenTheConnectionIsLost() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .sends("ann", 110, 100, Facing.EAST, true)
                .then();
        scene.losesConnection("ann");
        assertEquals(
                List.of(new Playbill.Moved(0, scene.idOf("ann"), 110, 100, Facing.EAST, false)),
                scene.out.all(Playbill.Moved.class));
    }

    @Test
    void j9WhoComesBackIsToldEverythingAFreshClientNeeds() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4)
                .says("bob", "one");
        long newest =
                scene.last("ann", RoomNotice.SaidNearby.class).orElseThrow().number();
        scene.losesConnection("ann").says("bob", "two").then().comesBack("ann", newest);
        assertTrue(scene.last("ann", RoomNotice.Entered.class).orElseThrow().again());
        assertEquals(1, scene.out.all(Playbill.Window.class).size());
        assertEquals(List.of("two"), scene.heard("ann"));
        assertTrue(scene.last("ann", RoomNotice.InConversation.class).isPresent());
        assertTrue(scene.last("ann", RoomNotice.Following.class).isPresent());
        assertFalse(scene.out.all(Playbill.FaceSeen.class).getFirst().face().connecting());
    }

    @Test
    void j9StepsOfTheOldConnectionDoNotCountOnTheNewOne() {
        var scene = new RoomScript().arrives("ann", 100, 100);
        int before = scene.epoch("ann");
        scene.comesBack("ann", 0);
        scene.wishes(new RoomCommand.Walk(scene.idOf("ann"), 120, 100, Facing.EAST, true, before));
        assertEquals(new Point(100, 100), scene.at("ann"));
    }

    @Test
    void j9ANewConnectionTakesOverWithoutTheOldOneLost() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 400, 100)
                .follows("ann", "bob")
                .after(0.3);
        scene.then().comesBack("ann", 0);
        assertEquals(
                Optional.of(new RoomNotice.Following(scene.idOf("bob"))),
                scene.last("ann", RoomNotice.Following.class));
        assertEquals(List.of(), scene.out.all(Playbill.FaceSeen.class));
    }

    @Test
    void j10TicketsSayConversationsAtOnceAndPlacesEveryFewSeconds() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4);
        assertTrue(
                scene.last("ann", RoomNotice.TicketChanged.class).orElseThrow().conversationKey() != 0);
        scene.then().walks("ann", 120, 100).after(0.2);
        assertEquals(List.of(), scene.all("ann", RoomNotice.TicketChanged.class));
        scene.after(5.5);
        assertEquals(
                new Point(120, 100),
                scene.last("ann", RoomNotice.TicketChanged.class).orElseThrow().at());
    }

    @Test
    void j10AfterARestartPeopleAreTogetherAgainAtOnce() {
        var before = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4)
                .locks("ann")
                .after(0.1);
        var ticket = before.last("ann", RoomNotice.TicketChanged.class).orElseThrow();
        assertTrue(ticket.locked());
        var returning = new RoomCommand.Returning(OptionalLong.of(ticket.conversationKey()), true);
        var after = new RoomScript(MapSketch.hall(60, 40), RoomRules.DEFAULT, 43);
        after.arrivesAgain("bob", 140, 100, returning)
                .arrivesAgain("ann", 100, 100, returning)
                .after(0.1);
        assertEquals(List.of("ann", "bob"), after.with("ann"));
        assertTrue(after.line("ann").conversationLocked());
    }
}
