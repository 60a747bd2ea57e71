package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClosingReason;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Rooms in one process: the contract, and what is particular to it: overload, slow readers, failures. */
class LocalRoomsTest extends RoomsContract {
    private static final int INBOX = 8;

    private final ManualPace pace = new ManualPace();
    private final LocalRooms rooms = new LocalRooms(
            RoomsContract::source,
            new HostingRules(50, 100, 300, (int) RESUME_WINDOW, INBOX),
            pace,
            HostingMeters.NONE);

    @Override
    Rooms rooms() {
        return rooms;
    }

    @Override
    ScriptedVisitor visitor(int member) {
        return new ScriptedVisitor(member, pace);
    }

    @Override
    void pass(long millis) {
        pace.pass(millis);
    }

    private ScriptedVisitor enter(int member) {
        return enter(member, "citizen", new Point(400, 400));
    }

    private ScriptedVisitor enter(int member, String role, Point at) {
        var visitor = visitor(member);
        rooms.enter(FOYER, visitor.entrance(role, at), visitor);
        pass(100);
        return visitor;
    }

    @Test
    void aFullInboxRefusesAndSaysSo() {
        var ann = enter(1);
        for (int i = 0; i < INBOX; i++) {
            assertTrue(ann.visit()
                    .tell(new RoomCommand.LeaveConversation(ann.visit().person())));
        }
        assertFalse(
                ann.visit().tell(new RoomCommand.LeaveConversation(ann.visit().person())));
        assertFalse(ann.walk(1, 0));
        pass(50);
        assertTrue(ann.walk(1, 0), "after a step there is space again");
    }

    @Test
    void ofManyPositionsBetweenTwoStepsTheNewestCounts() {
        var ann = enter(1);
        for (int i = 1; i <= 3 * INBOX; i++) {
            assertTrue(ann.walk(i % 10, 0), "positions of one person take one place, however many");
        }
        assertTrue(ann.walk(9, 0));
        pass(50);
        assertEquals(ann.at().x() + 9, lastSeen(ann, ann.visit().person().value()));
    }

    @Test
    void whatIsWishedAfterAStepDoesNotOvertakeIt() {
        var ann = enter(1);
        ann.walk(5, 0);
        ann.visit()
                .tell(new RoomCommand.GoTo(
                        ann.visit().person(), new RoomCommand.Destination.ToSpot(new Point(800, 800)), true));
        pass(100);
        assertEquals(800, lastSeen(ann, ann.visit().person().value()), "they jumped after they had stepped");
    }

    private static int lastSeen(ScriptedVisitor viewer, int person) {
        int x = -1;
        for (ServerMessage message : viewer.told) {
            for (var chunk : message.getMovesList()) {
                int n = (chunk.size() - 2) / 5;
                int cell = chunk.byteAt(0) & 0xff | (chunk.byteAt(1) & 0xff) << 8;
                for (int i = 0; i < n; i++) {
                    int at = 2 + 2 * n + 3 * i;
                    int bits = chunk.byteAt(at) & 0xff
                            | (chunk.byteAt(at + 1) & 0xff) << 8
                            | (chunk.byteAt(at + 2) & 0xff) << 16;
                    if ((chunk.byteAt(2 + 2 * i) & 0xff | (chunk.byteAt(3 + 2 * i) & 0xff) << 8) == person
                            && bits != 0xff_ffff) {
                        x = cell % 6 * 320 + (bits & 1023);
                    }
                }
            }
        }
        return x;
    }

    @Test
    void viewersOfTheSameCellsGetTheVerySameBytes() {
        var ann = enter(1);
        var bob = enter(2);
        ann.walk(3, 0);
        pass(50);
        assertSame(ann.newestBuffer, bob.newestBuffer);
    }

    @Test
    void w9ASlowReaderGetsTheNewestStateNotABacklog() {
        var ann = enter(1);
        var slow = enter(2);
        slow.isWritable = false;
        int before = slow.told.size();
        for (int i = 1; i <= 10; i++) {
            ann.walk(i, 0);
            pass(50);
        }
        assertTrue(slow.told.subList(before, slow.told.size()).stream().noneMatch(m -> m.getMovesCount() > 0));
        slow.isWritable = true;
        slow.visit().writableAgain();
        pass(50);
        var anew = slow.told.getLast();
        assertTrue(anew.getWindow().getReset());
        assertEquals(ann.at().x() + 10, lastSeen(slow, ann.visit().person().value()));
        ann.walk(11, 0);
        pass(50);
        assertEquals(ann.at().x() + 11, lastSeen(slow, ann.visit().person().value()), "and goes on as before");
    }

    @Test
    void whileTheLoopsAreBusyStepsMergeAndNothingQueues() {
        var ann = enter(1);
        var bob = enter(2);
        int before = bob.told.size();
        for (int i = 1; i <= 10; i++) {
            ann.walk(i, 0);
            pace.steps(50);
        }
        pace.loops();
        pass(50);
        long frames = bob.told.subList(before, bob.told.size()).stream()
                .filter(m -> m.getMovesCount() > 0)
                .count();
        assertTrue(frames <= 2, frames + " frames for ten steps");
        assertEquals(ann.at().x() + 10, lastSeen(bob, ann.visit().person().value()));
    }

    @Test
    void aQuietRoomCostsTheLoopsNothing() {
        var ann = enter(1);
        pass(3_000);
        int before = ann.told.size();
        pass(1_000);
        assertEquals(before, ann.told.size());
    }

    @Test
    void aRoomThatFailsTakesNoOtherWithItAndOpensAfresh() {
        var ann = enter(1);
        var gardener = visitor(5);
        rooms.enter(GARDEN, gardener.entrance(), gardener);
        pass(100);

        // The protocol has no word for this role, which the room finds out in the middle of its step.
        enter(2, "nobody", new Point(420, 400));
        pass(1_500);
        assertEquals(ClosingReason.ROOM_FAILED, ann.dismissed);
        assertTrue(ann.comeBackAfterMillis > 0);
        assertEquals(0, rooms.people(FOYER));
        assertNull(gardener.dismissed);
        assertEquals(1, rooms.people(GARDEN));

        var failure = rooms.host(FOYER).lastFailure();
        assertNotNull(failure);
        assertTrue(
                failure.turns().getLast().commands().stream().anyMatch(RoomCommand.Arrive.class::isInstance),
                "kept for a replay");

        var again = enter(1);
        assertNull(again.dismissed);
        assertEquals(1, rooms.people(FOYER));
    }

    @Test
    void theReplayOfAFailureDoesNotHoldWhatPeopleWrote() {
        var journal = new StepJournal();
        var ann = new org.lichthof.world.PersonId(1);
        journal.note(
                5,
                java.util.List.of(
                        new RoomCommand.SayNearby(ann, "r", "secret", 9),
                        new RoomCommand.Walk(ann, 1, 2, Facing.EAST, true, 0)));
        assertFalse(journal.turns().toString().contains("secret"));
        assertEquals(2, journal.turns().getFirst().commands().size());
    }

    @Test
    void aNumberRestsForTwoMinutes() {
        var numbers = new PersonNumbers();
        int first = numbers.take(0).getAsInt();
        int second = numbers.take(0).getAsInt();
        numbers.giveBack(first, 1_000);
        assertEquals(
                3, numbers.take(1_000 + PersonNumbers.QUARANTINE_MILLIS - 1).getAsInt());
        assertEquals(
                first, numbers.take(1_000 + PersonNumbers.QUARANTINE_MILLIS).getAsInt());
        assertEquals(2, second);
    }
}
