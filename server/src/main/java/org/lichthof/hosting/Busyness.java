package org.lichthof.hosting;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * How busy this process is: its share of all processors it may use, or that of its busiest thread of one, whichever is more. A
 * process that is near 1 no longer does what comes when it comes, however short each single piece of work is. Any thread.
 */
final class Busyness {
    /** Between two readings: long enough for a share to mean something. */
    private static final long READ_EVERY_NANOS = 500_000_000;

    /** What the processor's time was spent on so far, in nanoseconds. */
    interface Readings {
        long now();

        int processors();

        long process();

        /** By thread; those that are gone are missing. */
        Map<Long, Long> threads();
    }

    private final Readings readings;
    private long readAt;
    private long process;
    private Map<Long, Long> threads;
    private double share;

    Busyness(Readings readings) {
        this.readings = readings;
        this.readAt = readings.now();
        this.process = readings.process();
        this.threads = readings.threads();
    }

    /** That of this process, as the JVM tells it. */
    static Busyness ofThisProcess() {
        return new Busyness(new JvmReadings());
    }

    /** Of the last half second or so: 0 to 1. */
    synchronized double share() {
        long now = readings.now();
        long passed = now - readAt;
        if (passed < READ_EVERY_NANOS) {
            return share;
        }
        long processNow = readings.process();
        Map<Long, Long> threadsNow = readings.threads();
        long most = (processNow - process) / readings.processors();
        for (Map.Entry<Long, Long> thread : threadsNow.entrySet()) {
            Long before = threads.get(thread.getKey());
            if (before != null) {
                most = Math.max(most, thread.getValue() - before);
            }
        }
        share = Math.clamp((double) most / passed, 0, 1);
        readAt = now;
        process = processNow;
        threads = threadsNow;
        return share;
    }

    private static final class JvmReadings implements Readings {
        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public int processors() {
            return Runtime.getRuntime().availableProcessors();
        }

        @Override
        public long process() {
            return system.getProcessCpuTime();
        }

        @Override
        public Map<Long, Long> threads() {
            long[] ids = threads.getAllThreadIds();
            long[] nanos = threads.getThreadCpuTime(ids);
            var all = new HashMap<Long, Long>(2 * ids.length);
            for (int i = 0; i < ids.length; i++) {
                if (nanos[i] >= 0) {
                    all.put(ids[i], nanos[i]);
                }
            }
            return all;
        }
    }
}
