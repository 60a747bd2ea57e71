package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Leaving;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/** Section W of the protocol: exits to other maps. */
class ExitsTest {
    private static final WorldMap MAP = new MapSketch("e....x....w")
            .exit('x', "garden.json", "gate")
            .exitToWeb('w', "https://example.org")
            .map();

    @Test
    void w17WhoStepsOnAnExitLeavesOnce() {
        var scene = new RoomScript(MAP)
                .arrives("ann", 100, 16)
                .walks("ann", 170, 16)
                .walks("ann", 180, 16);
        assertEquals(List.of(new Leaving("garden.json", "gate")), scene.all("ann", Leaving.class));
    }

    @Test
    void w17WhoIsNotTakenElsewhereWalksOnAndMayTryAgain() {
        var scene = new RoomScript(MAP)
                .arrives("ann", 100, 16)
                .walks("ann", 170, 16)
                .walks("ann", 220, 16);
        assertEquals(new Point(220, 16), scene.at("ann"));
        scene.walks("ann", 170, 16);
        assertEquals(2, scene.all("ann", Leaving.class).size());
    }

    @Test
    void w17ARunDoesNotSkipANarrowExit() {
        var scene = new RoomScript(MAP).arrives("ann", 155, 16).sends("ann", 195, 16, Facing.EAST, true);
        assertEquals(1, scene.all("ann", Leaving.class).size());
    }

    @Test
    void w17TheRoomLetsGoOnTheExit() {
        var scene = new RoomScript(MAP)
                .arrives("ann", 100, 16)
                .goesTo("ann", 250, 16)
                .after(3);
        assertEquals(1, scene.all("ann", Leaving.class).size());
        assertEquals(5, scene.at("ann").x() / 32);
        assertFalse(scene.last("ann", RoomNotice.Placed.class).orElseThrow().moving());
    }

    @Test
    void w17AnExitIsAPlaceToGoTo() {
        var scene = new RoomScript(MAP)
                .arrives("ann", 100, 16)
                .goes("ann", new Destination.ToArea(0))
                .after(2);
        assertEquals(1, scene.all("ann", Leaving.class).size());
        var jumper = new RoomScript(MAP).arrives("bob", 100, 16).jumps("bob", new Destination.ToArea(0));
        assertEquals(1, jumper.all("bob", Leaving.class).size());
    }

    @Test
    void w17AnExitToTheWebIsTheClientsAffair() {
        var scene = new RoomScript(MAP).arrives("ann", 280, 16).walks("ann", 330, 16);
        assertEquals(Optional.empty(), scene.last("ann", Leaving.class));
    }
}
