package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringSelectTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private int naps;
    private final ArrayDeque<Integer> ready = new ArrayDeque<>();
    private final IntSupplier look = () -> ready.isEmpty() ? 0 : ready.remove();
    private final GatheringSelect select = new GatheringSelect(() -> now, nanos -> {
        naps++;
        now += nanos;
    });

    private int round() throws Exception {
        return select.calculateStrategy(look, false);
    }

    /** Woken so often, each time for one message. */
    private void woken(int times, long everyNanos) throws Exception {
        for (int i = 0; i < times; i++) {
            now += everyNanos;
            assertEquals(SelectStrategy.SELECT, round());
        }
    }

    @Test
    void aLoopThatIsWokenNowAndThenWaitsForTheKernelAndNeverNaps() throws Exception {
        woken(1_000, 2 * MILLI);
        assertEquals(0, naps);
    }

    @Test
    void aLoopThatIsWokenAllTheTimeNapsAndThenFindsManyAtOnce() throws Exception {
        woken(32, MILLI / 10);
        ready.addAll(List.of(0, 20));
        assertEquals(20, round());
        assertEquals(1, naps);
    }

    @Test
    void itDoesNotNapWhileThereIsWork() throws Exception {
        woken(32, MILLI / 10);
        for (int i = 0; i < 100; i++) {
            ready.add(7);
            assertEquals(7, round());
        }
        assertEquals(0, naps);
    }

    @Test
    void tasksDoNotWaitForANap() throws Exception {
        woken(32, MILLI / 10);
        ready.add(3);
        assertEquals(3, select.calculateStrategy(look, true));
        assertEquals(0, naps);
    }

    @Test
    void itStopsWhenNappingBringsNothing() throws Exception {
        woken(32, MILLI / 10);
        ready.addAll(List.of(0, 1));
        assertEquals(1, round());
        assertEquals(1, naps);
        woken(10, 2 * MILLI);
        assertEquals(1, naps);
    }

    @Test
    void anIdleLoopGoesToSleepForGood() throws Exception {
        woken(32, MILLI / 10);
        assertEquals(SelectStrategy.SELECT, round());
        now += 1_000 * MILLI;
        assertEquals(SelectStrategy.SELECT, round());
        assertTrue(naps <= 1);
    }
}
