package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusynessTest {
    private static final long SECOND = 1_000_000_000;

    private long now;
    private int processors = 2;
    private long process;
    private final Map<Long, Long> threads = new HashMap<>();

    private final Busyness busyness = new Busyness(new Busyness.Readings() {
        @Override
        public long now() {
            return now;
        }

        @Override
        public int processors() {
            return processors;
        }

        @Override
        public long process() {
            return process;
        }

        @Override
        public Map<Long, Long> threads() {
            return Map.copyOf(threads);
        }
    });

    private void spend(double seconds, long thread) {
        long nanos = (long) (seconds * SECOND);
        process += nanos;
        threads.merge(thread, nanos, Long::sum);
    }

    @Test
    void twoThreadsThatAreHalfBusyKeepTwoProcessorsHalfBusy() {
        threads.putAll(Map.of(1L, 0L, 2L, 0L));
        now += SECOND;
        busyness.share();
        spend(0.5, 1);
        spend(0.5, 2);
        now += SECOND;
        assertEquals(0.5, busyness.share(), 1e-9);
    }

    @Test
    void oneThreadThatHasNoMomentLeftIsEnough() {
        threads.put(1L, 0L);
        now += SECOND;
        busyness.share();
        spend(0.97, 1);
        now += SECOND;
        assertEquals(0.97, busyness.share(), 1e-9);
    }

    @Test
    void onOneProcessorAllCountTogether() {
        processors = 1;
        threads.putAll(Map.of(1L, 0L, 2L, 0L));
        now += SECOND;
        busyness.share();
        spend(0.8, 1);
        spend(0.15, 2);
        now += SECOND;
        assertEquals(0.95, busyness.share(), 1e-9);
    }

    @Test
    void aThreadThatHasJustBegunIsNotTakenForABusyOne() {
        now += SECOND;
        busyness.share();
        threads.put(7L, 5 * SECOND);
        now += SECOND;
        assertEquals(0, busyness.share());
    }

    @Test
    void betweenTwoReadingsItStaysAsItWas() {
        threads.put(1L, 0L);
        now += SECOND;
        busyness.share();
        spend(0.5, 1);
        now += SECOND / 10;
        assertEquals(0, busyness.share());
        now += SECOND;
        assertTrue(busyness.share() > 0.4);
    }

    @Test
    void theJvmTellsOfItself() {
        double share = Busyness.ofThisProcess().share();
        assertTrue(share >= 0 && share <= 1);
    }
}
