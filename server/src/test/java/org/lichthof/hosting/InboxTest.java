package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomCommand;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

class InboxTest {
    private static final PersonId ANN = new PersonId(1);

    private final Inbox inbox = new Inbox(3);

    private static RoomCommand wish(int person) {
        return new RoomCommand.LeaveConversation(new PersonId(person));
    }

    private static RoomCommand.Walk walk(int x) {
        return new RoomCommand.Walk(ANN, x, 0, Facing.EAST, true, 0);
    }

    private static Errand errand() {
        return new Errand.Locate(1, _ -> {});
    }

    private List<Object> drain() {
        List<Object> taken = new ArrayList<>();
        inbox.drain(taken::add);
        return taken;
    }

    @Test
    void everythingIsTakenOutInTheOrderInWhichItCame() {
        Errand errand = errand();
        inbox.offer(wish(2));
        inbox.put(errand);
        inbox.offer(wish(1));
        assertEquals(3, inbox.size());
        assertEquals(List.of(wish(2), errand, wish(1)), drain());
        assertEquals(List.of(), drain());
    }

    @Test
    void anItemOnWhichTheReaderBreaksDoesNotCostThoseBehindIt() {
        inbox.offer(wish(1));
        inbox.offer(wish(2));
        inbox.put(errand());
        List<Object> taken = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> inbox.drain(item -> {
                    taken.add(item);
                    if (item.equals(wish(1))) {
                        throw new IllegalStateException("broken for a test");
                    }
                }));
        assertEquals(3, taken.size());
        assertEquals(List.of(), drain());
    }

    @Test
    void aFullInboxRefusesUntilItIsRead() {
        for (int i = 1; i <= 3; i++) {
            assertTrue(inbox.offer(wish(i)));
        }
        assertFalse(inbox.offer(wish(4)));
        assertFalse(inbox.offer(new WalkSlot()));
        assertEquals(List.of(wish(1), wish(2), wish(3)), drain());
        assertTrue(inbox.offer(wish(4)));
    }

    @Test
    void errandsOfTheHouseAreNeverRefusedAndTakeNobodysPlace() {
        for (int i = 0; i < 1_000; i++) {
            inbox.put(errand());
        }
        assertTrue(inbox.offer(wish(1)));
        assertEquals(1_001, drain().size());
    }

    @Test
    void ofSeveralStepsTheNewestIsTakenInThePlaceOfTheFirst() {
        var slot = new WalkSlot();
        assertTrue(slot.set(walk(1)), "has to be put into the inbox");
        inbox.offer(slot);
        inbox.offer(wish(2));
        assertFalse(slot.set(walk(2)), "is there already");
        assertFalse(slot.set(walk(3)));
        assertEquals(List.of(slot, wish(2)), drain());
        assertEquals(walk(3).after(walk(2).after(walk(1))), slot.take(), "and the way there");
        assertNull(slot.take());
        assertTrue(slot.set(walk(4)), "taken: the next one has to be put in again");
    }

    @Test
    void theWayThereIsKeptAsFarAsItMatters() {
        var slot = new WalkSlot();
        for (int x = 1; x <= 1_000; x++) {
            slot.set(walk(x));
        }
        List<Integer> way = new ArrayList<>();
        for (RoomCommand.Walk one = slot.take(); one != null; one = one.earlier()) {
            way.add(one.x());
        }
        assertEquals(16, way.size());
        assertEquals(1_000, way.getFirst());
        assertEquals(15, way.get(1), "the first ones are kept: where they were last is how the way began");
    }

    @Test
    void noStepIsLostBetweenAConnectionAndItsRoom() throws InterruptedException {
        var slot = new WalkSlot();
        int steps = 20_000;
        List<Integer> taken = new ArrayList<>();
        var room = Thread.ofPlatform().start(() -> {
            int newest = 0;
            while (newest < steps) {
                RoomCommand.Walk walk = slot.take();
                if (walk != null) {
                    newest = walk.x();
                    taken.add(newest);
                }
                Thread.onSpinWait();
            }
        });
        int put = 0;
        for (int x = 1; x <= steps; x++) {
            put += slot.set(walk(x)) ? 1 : 0;
        }
        room.join();
        assertEquals(put, taken.size(), "each time that there was none waiting it has to be put into the inbox");
        assertEquals(taken.stream().sorted().toList(), taken);
    }

    @Test
    void aReaderThatStumblesLeavesNothingBehind() {
        inbox.offer(wish(1));
        inbox.offer(wish(2));
        assertThrows(
                IllegalStateException.class,
                () -> inbox.drain(_ -> {
                    throw new IllegalStateException("stumbled");
                }));
        assertEquals(List.of(), drain());
        inbox.offer(wish(3));
        assertEquals(List.of(wish(3)), drain());
    }

    @Test
    void nothingIsLostBetweenManyWritersAndOneReader() throws InterruptedException {
        var shared = new Inbox(1_000_000);
        var writers = new ArrayList<Thread>();
        for (int w = 1; w <= 4; w++) {
            int person = w;
            writers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5_000; i++) {
                    shared.offer(wish(person));
                }
            }));
        }
        List<Object> taken = new ArrayList<>();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            shared.drain(taken::add);
            Thread.onSpinWait();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        shared.drain(taken::add);
        assertEquals(20_000, taken.size());
        for (int w = 1; w <= 4; w++) {
            RoomCommand theirs = wish(w);
            assertEquals(5_000, taken.stream().filter(theirs::equals).count());
        }
    }
}
