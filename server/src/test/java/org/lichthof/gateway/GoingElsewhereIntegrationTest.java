package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.EnterRoom;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.Walk;

/** From room to room, on foot and after a lost connection. */
class GoingElsewhereIntegrationTest {
    @TempDir
    Path folder;

    private OpenHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private LichthofClient enterAt(String name, int x, int y) {
        return LichthofClient.enter(
                house.port(), LichthofClient.hello(name).setX(x).setY(y));
    }

    private static void step(LichthofClient who, int x, int y) {
        who.send(ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder().setX(x).setY(y).setMoving(true).setEpoch(who.epoch())));
    }

    @Test
    void w17AnExitLeadsIntoTheOtherRoomAndItsExitBack() {
        try (var ann = enterAt("Ann", 1_540, 640);
                var bob = enterAt("Bob", 1_400, 640)) {
            int before = ann.you();
            bob.awaitSome("Ann", c -> c.seen(before));

            step(ann, 1_566, 640);
            ann.awaitTrue("Ann is in the garden", c -> c.entered().getRoom().equals("garden"));
            assertEquals(OpenHouse.DOOR.x(), ann.entered().getX());
            assertEquals(OpenHouse.DOOR.y(), ann.entered().getY());
            bob.awaitTrue("Ann is gone from the foyer", c -> c.seen(before) == null);

            step(ann, 1_566, 640);
            ann.awaitTrue("Ann is back", c -> c.entered().getRoom().equals("foyer"));
            bob.awaitSome("Ann again", c -> c.seen(ann.you()));
            assertEquals(2, house.rooms().people(OpenHouse.FOYER));
        }
    }

    @Test
    void anExitThatNamesNoMapLeadsToItsOwnRoomsStart() {
        try (var ann = enterAt("Ann", 800, 1_230)) {
            int before = ann.you();
            step(ann, 800, 1_256);
            var entered = ann.awaitMessage("the way round", ServerMessage::hasRoomEntered)
                    .getRoomEntered();
            assertEquals("foyer", entered.getRoom());
            assertEquals(OpenHouse.START.x(), entered.getX());
            assertEquals(OpenHouse.START.y(), entered.getY());
            ann.awaitSome("herself", c -> c.seen(c.you()));
            assertEquals(1, house.rooms().people(OpenHouse.FOYER), "once, not twice");
            assertNotEquals(before, entered.getYou(), "numbers rest before they are somebody's again");
        }
    }

    @Test
    void k6WhoLostTheLineInTheSecondRoomComesBackThere() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            goToTheGarden(ann);
            int number = ann.you();
            ann.breakOff();
            try (var again = comeBack(ann)) {
                assertEquals("garden", again.entered().getRoom());
                assertEquals(number, again.you());
                assertTrue(again.welcomed().getResumed());
                assertTrue(again.welcomed().getKept());
            }
        }
    }

    @Test
    void k6AfterARestartTheTicketOfTheSecondRoomLeadsThere() throws IOException {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            goToTheGarden(ann);
            house.close();
            house = new OpenHouse(folder).open();
            try (var again = comeBack(ann)) {
                assertEquals("garden", again.entered().getRoom());
                assertTrue(again.welcomed().getResumed());
            }
        }
    }

    private static void goToTheGarden(LichthofClient who) {
        who.send(ClientMessage.newBuilder().setEnterRoom(EnterRoom.newBuilder().setRoom("garden")));
        who.awaitTrue("in the garden", c -> c.entered().getRoom().equals("garden"));
    }

    private LichthofClient comeBack(LichthofClient before) {
        return LichthofClient.enter(
                house.port(),
                LichthofClient.hello("Ann")
                        .setMemberToken(before.welcomed().getMemberToken())
                        .setResumeTicket(before.resumeTicket()));
    }
}
