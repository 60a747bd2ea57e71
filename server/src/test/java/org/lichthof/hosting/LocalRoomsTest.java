package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.MovementChunk;
import org.lichthof.world.Point;

/** Rooms in one process: the contract, and what is particular to it: overload, slow readers, failures. */
class LocalRoomsTest extends RoomsContract {
    private static final int INBOX = 8;

    private final ManualPace pace = new ManualPace();
    private final LocalRooms rooms = new LocalRooms(
            RoomsContract::source,
            new HostingRules(50, 100, 300, 2_500, (int) RESUME_WINDOW, INBOX),
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

    static int lastSeen(ScriptedVisitor viewer, int person) {
        var x = new AtomicInteger(-1);
        for (ServerMessage message : viewer.told) {
            for (var chunk : message.getMovesList()) {
                MovementChunk.read(chunk, (cell, who, bits) -> {
                    if (who == person && bits != CellMoves.GONE) {
                        x.set(cell
                                        % viewer.admission().cells().columns()
                                        * viewer.admission().cells().cellWidth()
                                + (bits & 1023));
                    }
                });
            }
        }
        return x.get();
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
    void whoeverLeavesWhileTheLoopsAreBusyIsToldToBeGone() {
        var ann = enter(1);
        var bob = enter(2);
        var cem = enter(3);
        var dan = enter(4);
        ann.walk(1, 0);
        pace.steps(50);
        cem.visit().leave();
        pace.steps(1_500);
        dan.visit().leave();
        pace.steps(1_500);
        pace.loops();
        pass(200);
        List<Integer> gone = bob.told.stream()
                .flatMap(message -> message.getGoneList().stream())
                .toList();
        assertEquals(List.of(cem.visit().person().value(), dan.visit().person().value()), gone);
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

        var again = enter(1);
        assertNull(again.dismissed);
        assertEquals(1, rooms.people(FOYER));
    }

    @Test
    void afterAFailureNobodyGetsANumberOfBefore() {
        var ann = enter(1);
        int anns = ann.visit().person().value();
        enter(2, "nobody", new Point(420, 400));
        pass(1_500);
        var bob = enter(3);
        assertNotEquals(anns, bob.visit().person().value());
        ann.say("in whose name?");
        pass(100);
        assertTrue(bob.heard().isEmpty());
    }

    @Test
    void afterAFailureAllComeBackOneAfterTheOther() {
        List<ScriptedVisitor> all = new ArrayList<>();
        for (int member = 10; member < 40; member++) {
            all.add(enter(member));
        }
        enter(2, "nobody", new Point(420, 400));
        pass(1_500);
        var times = new TreeSet<Integer>();
        all.forEach(visitor -> times.add(visitor.comeBackAfterMillis));
        assertEquals(30, times.size(), () -> "at " + times);
        assertEquals(29 * 5, times.last() - times.first());
    }

    private LocalRooms roomsThatTell(InvocationHandler meters) {
        return new LocalRooms(
                RoomsContract::source,
                new HostingRules(50, 100, 300, 2_500, (int) RESUME_WINDOW, INBOX),
                pace,
                (HostingMeters) Proxy.newProxyInstance(
                        HostingMeters.class.getClassLoader(), new Class<?>[] {HostingMeters.class}, meters));
    }

    @Test
    void whateverBreaksTheRoomGoesOn() {
        var broken = new HostingMeters[] {HostingMeters.NONE};
        LocalRooms brittle = roomsThatTell((_, method, given) -> {
            if (method.getName().equals("stepped") && broken[0] == null) {
                throw new OutOfMemoryError("not really");
            }
            return method.invoke(HostingMeters.NONE, given);
        });
        var ann = visitor(1);
        brittle.enter(FOYER, ann.entrance(), ann);
        pass(100);
        broken[0] = null;
        pass(100);
        assertEquals(ClosingReason.ROOM_FAILED, ann.dismissed);
        broken[0] = HostingMeters.NONE;
        var again = visitor(1);
        brittle.enter(FOYER, again.entrance(), again);
        pass(100);
        assertNotNull(again.visit);
    }

    @Test
    void whoIsPutBackIsCounted() {
        int[] putBack = {0};
        LocalRooms counting = roomsThatTell((_, method, given) -> {
            putBack[0] += method.getName().equals("putBack") ? 1 : 0;
            return method.invoke(HostingMeters.NONE, given);
        });
        var ann = visitor(1);
        counting.enter(FOYER, ann.entrance(), ann);
        pass(100);
        ann.walk(5, 0);
        pass(100);
        assertEquals(0, putBack[0]);
        ann.walk(5_000, 0);
        pass(100);
        assertEquals(1, putBack[0], "farther than anybody runs");
        ann.walk(10, 0);
        pass(100);
        assertEquals(1, putBack[0], "sent before they knew: it does not count");
    }

    @Test
    void whatWasAskedOfARoomThatFailsIsAnswered() {
        enter(1);
        var late = visitor(2);
        rooms.enter(FOYER, late.entrance("nobody", new Point(420, 400)), late);
        List<Boolean> found = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            assertTrue(rooms.locate("demo", 1, located -> found.add(located.isPresent())));
            pass(50);
        }
        assertEquals(40, found.size());
        assertTrue(found.contains(false), "it failed");
    }

    @Test
    void whatIsToldToOneDoesNotWaitForTheLoopsOfOthers() {
        var ann = enter(1);
        var bob = enter(2);
        var stuck = new ManualPace();
        var eve = new ScriptedVisitor(3, stuck);
        rooms.enter(FOYER, eve.entrance(), eve);
        pass(4_000);
        assertTrue(stuck.hasLoopTasks());
        bob.say("hello");
        pass(100);
        assertEquals(List.of("hello"), ann.heard());
        stuck.loops();
        pass(50);
        stuck.loops();
        assertNotNull(eve.visit, "and is brought theirs when they can take it");
    }

    @Test
    void allWhoHearAMessageGetTheVerySameBytes() {
        var ann = enter(1);
        var bob = enter(2);
        var eve = enter(3);
        pass(4_000);
        bob.say("hello");
        pace.steps(50);
        pace.loops();
        assertEquals(List.of("hello"), ann.heard());
        assertSame(ann.lastSaidBuffer, eve.lastSaidBuffer);
        assertNotSame(ann.lastSaidBuffer, bob.lastSaidBuffer, "theirs carries their mark");
    }

    @Test
    void oneBrokenConnectionCostsTheOthersNothing() {
        var ann = enter(1);
        var bob = enter(2);
        var eve = enter(3);
        pass(4_000);
        ann.breaksOnWrite = true;
        bob.say("hello");
        pass(100);
        assertEquals(List.of("hello"), eve.heard());
        assertEquals(ClosingReason.ROOM_FAILED, ann.dismissed);
    }

    @Test
    void whoAsksWhoSomebodyIsCanBeTooMuchToo() {
        var ann = enter(1);
        for (int i = 0; i < INBOX; i++) {
            assertTrue(ann.visit().whoIs(List.of(ann.visit().person())));
        }
        assertFalse(ann.visit().whoIs(List.of(ann.visit().person())));
        assertFalse(rooms.locate("demo", 1, _ -> {}));
    }

    @Test
    void aLineThatChokesAndClearsAgainAsksForTheWholeOnce() {
        var ann = enter(1);
        var slow = enter(2);
        slow.isWritable = false;
        ann.walk(5, 0);
        pass(50);
        slow.isWritable = true;
        int before = slow.told.size();
        for (int i = 0; i < 1_000; i++) {
            slow.visit().writableAgain();
        }
        pass(50);
        assertEquals(
                1,
                slow.told.subList(before, slow.told.size()).stream()
                        .filter(message -> message.getWindow().getReset())
                        .count());
        assertEquals(ann.at().x() + 5, lastSeen(slow, ann.visit().person().value()));
    }

    @Test
    void whoGoesToAndFroWhileTheLoopsAreBusyIsInAChunkOnce() {
        var ann = enter(1, "citizen", new Point(638, 400));
        var bob = enter(2, "citizen", new Point(600, 300));
        pace.steps(50);
        int before = bob.told.size();
        ann.walk(1, 0);
        pace.steps(50); // handed to a loop that is busy
        for (int dx : new int[] {4, 1, 5, 0}) {
            ann.walk(dx, 0);
            pace.steps(50);
        }
        pace.loops();
        pass(50);
        for (ServerMessage message : bob.told.subList(before, bob.told.size())) {
            for (var chunk : message.getMovesList()) {
                var entries = new AtomicInteger();
                MovementChunk.read(chunk, (_, _, _) -> entries.incrementAndGet());
                assertTrue(entries.get() <= 2, entries + " entries of two people in one cell");
            }
        }
        assertEquals(ann.at().x(), lastSeen(bob, ann.visit().person().value()));
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
