package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.Availability;
import org.lichthof.room.Playbill.RosterTold;
import org.lichthof.room.Playbill.RosterWanted;
import org.lichthof.world.Facing;

/** The list of everybody, for those who watch it. */
class RosterTest {
    private static RoomScript annWatches() {
        var map = new MapSketch("e...pppp..").place('p').map();
        var scene = new RoomScript(map).arrives("ann", 10, 10).arrives("bob", 100, 10);
        return scene.wishes(new RoomCommand.WatchRoster(scene.idOf("ann"), true))
                .after(2);
    }

    private static List<RosterTold> told(RoomScript scene) {
        return scene.out.all(RosterTold.class);
    }

    @Test
    void whoWatchesGetsTheCompleteList() {
        var scene = annWatches();
        assertEquals(List.of(new RosterWanted(scene.idOf("ann"))), scene.out.all(RosterWanted.class));
        assertEquals(
                List.of(scene.idOf("ann"), scene.idOf("bob")),
                scene.room.roster().stream().map(line -> line.face().person()).toList());
    }

    @Test
    void whoWatchesAlreadyIsNotToldAgain() {
        var scene = annWatches().then().watchesTheRoster("ann", true).after(2);
        assertEquals(List.of(), scene.out.all(RosterWanted.class));
    }

    @Test
    void whoAsksForTheListAgainAndAgainWaitsForItAndGetsIt() {
        var scene = annWatches().then();
        for (int i = 0; i < 30; i++) {
            scene.watchesTheRoster("ann", false).watchesTheRoster("ann", true);
        }
        int atOnce = scene.out.all(RosterWanted.class).size();
        assertTrue(atOnce <= 5, () -> atOnce + " complete lists at once");
        scene.then().after(3.1);
        assertEquals(List.of(new RosterWanted(scene.idOf("ann"))), scene.out.all(RosterWanted.class));
    }

    @Test
    void inASmallRoomTheListComesUnaskedInALargeOneItDoesNot() {
        var scene = new RoomScript(MapSketch.hall(20, 20), RoomRules.DEFAULT.withRoster(1_000, 2))
                .arrives("ann", 10, 10)
                .arrives("bob", 200, 10)
                .arrives("cem", 400, 10);
        assertEquals(
                List.of(new RosterWanted(scene.idOf("ann")), new RosterWanted(scene.idOf("bob"))),
                scene.out.all(RosterWanted.class));
        assertTrue(scene.last("bob", RoomNotice.Entered.class).orElseThrow().rosterPushed());
        assertFalse(scene.last("cem", RoomNotice.Entered.class).orElseThrow().rosterPushed());
        scene.then().is("cem", Availability.BUSY).after(1.1);
        assertEquals(
                List.of(scene.idOf("ann"), scene.idOf("bob")),
                told(scene).getLast().watchers());
    }

    @Test
    void ofAConversationOnlyThoseAreListedAnewWhoseOwnLineChanged() {
        var map = new MapSketch("e" + "m".repeat(20)).meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 100, 10)
                .arrives("bob", 200, 10)
                .watchesTheRoster("ann", true)
                .after(2)
                .then();
        scene.arrives("cem", 300, 10).after(2);
        assertTrue(scene.areTogether("ann", "bob", "cem"));
        assertEquals(
                List.of(scene.idOf("cem")),
                told(scene).stream()
                        .flatMap(list -> list.changed().stream())
                        .map(line -> line.face().person())
                        .distinct()
                        .toList());
    }

    @Test
    void nobodyWatchingNothingIsTold() {
        var scene =
                new RoomScript().arrives("ann", 10, 10).after(3).departs("ann").after(3);
        assertEquals(List.of(), told(scene));
    }

    @Test
    void whoWalksWithinAPlaceIsNoChange() {
        var scene = annWatches().then().walks("bob", 120, 10).after(2);
        assertEquals(List.of(), told(scene));
    }

    @Test
    void whoWalksIntoAPlaceIsAChange() {
        var scene = annWatches().then().walks("bob", 150, 10).after(2);
        assertEquals(1, told(scene).size());
        assertEquals(0, told(scene).getFirst().changed().getFirst().areaIndex());
    }

    @Test
    void severalChangesWithinASecondAreToldTogether() {
        var scene = annWatches()
                .then()
                .arrives("cem", 300, 10)
                .is("bob", Availability.BUSY)
                .arrives("dan", 60, 10);
        scene.departs("dan").after(1.1);
        assertEquals(1, told(scene).size());
        var told = told(scene).getFirst();
        assertEquals(2, told.changed().size());
        assertEquals(List.of(scene.idOf("dan")), told.gone());
        assertEquals(3, told.people());
    }

    @Test
    void whoWalksBackBeforeTheNextTurnIsToldRightToTheNewestWatcher() {
        var scene = annWatches().then();
        scene.sends("bob", 140, 10, Facing.EAST, false);
        scene.wishes(new RoomCommand.WatchRoster(scene.idOf("bob"), true));
        scene.room.roster(); // what bob is told: he is in the place
        scene.sends("bob", 100, 10, Facing.WEST, false).after(2);
        assertEquals(-1, told(scene).getLast().changed().getLast().areaIndex());
    }

    @Test
    void aLostConnectionWatchesNoMore() {
        var scene = annWatches()
                .losesConnection("ann")
                .then()
                .arrives("cem", 60, 10)
                .after(2);
        assertEquals(List.of(), told(scene));
    }
}
