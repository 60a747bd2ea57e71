package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.CellGrid;
import org.lichthof.world.PersonId;

/** Thousands are shown a step in pieces; between them comes what else there is to do. */
class ShowingTest {
    private static final int PEOPLE = 2 * Showing.PIECE + 300;

    private final ManualPace pace = new ManualPace();
    private final LocalRooms rooms = new LocalRooms(
            RoomsContract::source, new HostingRules(50, 100, 5_000, 5_000, 60_000, 5_000), pace, HostingMeters.NONE);

    @Test
    void whoComesIsLetInBetweenTwoPiecesAndWhoGoesCostsNobodyTheirPicture() {
        List<ScriptedVisitor> all = new ArrayList<>();
        for (int member = 1; member <= PEOPLE; member++) {
            all.add(enter(member));
        }
        pace.pass(1_000);
        all.forEach(one -> one.told.clear());
        all.getFirst().walk(5, 0);
        pace.steps(50);

        pace.loopOnce();
        List<ScriptedVisitor> shown = all.stream().filter(ShowingTest::wasShown).toList();
        assertEquals(Showing.PIECE, shown.size());
        // Their places in the list are taken by the last ones, who have not been shown anything yet.
        List<ScriptedVisitor> gone = shown.subList(0, 200);
        gone.forEach(one -> one.visit().lost());
        var late = new ScriptedVisitor(PEOPLE + 1, pace);
        rooms.enter(RoomsContract.FOYER, late.entrance(), late);
        pace.steps(50);
        pace.loopOnce();
        pace.loopOnce();
        assertNotNull(late.visit, "does not wait for the last piece");
        assertEquals(
                2 * Showing.PIECE, all.stream().filter(ShowingTest::wasShown).count());

        pace.loopOnce();
        assertEquals(PEOPLE, all.stream().filter(ShowingTest::wasShown).count());
    }

    @Test
    void theLoopReadsBetweenTwoPieces() {
        int[] executed = {0};
        int[] afterReading = {0};
        int[] done = {0};
        var loop = new Loop() {
            @Override
            public void execute(Runnable task) {
                executed[0]++;
                task.run();
            }

            @Override
            public void afterReading(Runnable task) {
                afterReading[0]++;
                task.run();
            }
        };
        new Showing(loop, HostingMeters.NONE)
                .begin(stepWithChanges(), List.of(), List.of(), strangers(loop), () -> done[0]++);
        assertEquals(0, executed[0]);
        assertEquals(2, afterReading[0]);
        assertEquals(1, done[0]);
    }

    @Test
    void aLoopThatTakesNothingAnyMoreEndsIt() {
        int[] done = {0};
        var closing = new ClosingLoop();
        new Showing(closing, HostingMeters.NONE)
                .begin(stepWithChanges(), List.of(), List.of(), strangers(closing), () -> done[0]++);
        assertEquals(1, done[0]);
    }

    @Test
    void whatBreaksWhileItEndsEndsItOnce() {
        int[] done = {0};
        var broken = (HostingMeters)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HostingMeters.class}, (_, _, _) -> {
                    throw new IllegalStateException("broken for a test");
                });
        var showing = new Showing(pace, broken);
        assertThrows(
                IllegalStateException.class,
                () -> showing.begin(stepWithChanges(), List.of(), List.of(), List.of(), () -> done[0]++));
        assertEquals(1, done[0], "a room that counts a loop twice writes while another still reads");
    }

    private ScriptedVisitor enter(int member) {
        var visitor = new ScriptedVisitor(member, pace);
        rooms.enter(RoomsContract.FOYER, visitor.entrance(), visitor);
        if (member % 100 == 0) {
            pace.pass(50);
        }
        return visitor;
    }

    private static boolean wasShown(ScriptedVisitor visitor) {
        return visitor.told.stream().map(ServerMessage::getMovesCount).anyMatch(count -> count > 0);
    }

    private static StepBytes stepWithChanges() {
        var step = new StepBytes(new CellGrid(320, 320, 2, 2));
        step.begin(0, false);
        var notes = new CellNotes(4);
        notes.position(0, 1, 5);
        notes.writeTo(step, null);
        assertTrue(step.hasChanges());
        return step;
    }

    /** Connections that have not been told yet what they see. */
    private static List<Visit> strangers(Loop loop) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            visits.add(new Visit(null, new PersonId(i), new ScriptedVisitor(i, loop), null));
        }
        return visits;
    }
}
