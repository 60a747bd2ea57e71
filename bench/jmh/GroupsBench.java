package org.lichthof.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.Conversations;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pass of the rule of conversations: everybody who moves is told to it, then it settles, every 50 ms of its time. Rooms
 * hold 65,535 people; 100,000 are in two.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GroupsBench {
    /** As many moments are made beforehand and played forwards and backwards. */
    private static final int MOMENTS = 64;

    /** Within which the rule looks at pairs: the horizon, and twice the reach of a facing. World pixels. */
    private static final double REACH = ProximityRules.DEFAULT.horizon() * ProximityRules.DEFAULT.joinDistance()
            + 2 * ProximityRules.DEFAULT.facingReach();

    /** As many others within reach as the C program has: 3 on the average, when people are strewn about. */
    private static final double OTHERS = 3;

    /** Circles of two to six have so many strangers within reach beside their own people. */
    private static final double STRANGERS = 0.75;

    private static final double HALL = 1000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param({"walking", "shuffling", "twentieth", "nobody", "hall"})
    public String scene;

    @Param({"1000"})
    public int people;

    private Room[] rooms;
    private long nowMillis;
    private int moment;

    private static final class Room {
        Conversations conversations;
        PersonId[] ids;
        final double[][] x = new double[MOMENTS][];
        final double[][] y = new double[MOMENTS][];
        double[] facing;
    }

    @Setup
    public void letThemIn() {
        int count = people > PersonId.MAX ? 2 : 1;
        rooms = new Room[count];
        for (int i = 0; i < count; i++) {
            rooms[i] = room(people / count, new Random(7 + i));
        }
        // Until what they brought along with them has passed: all that stand know for how long they have stood.
        for (int i = 0; i < 100; i++) {
            nowMillis += 1000;
            settle();
        }
    }

    /** Beside the time on the clock, which others on the machine lengthen, that of the processor. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        public long nanos;
        public long passes;
    }

    @Benchmark
    public void pass(Processor processor) {
        long before = THREADS.getCurrentThreadCpuTime();
        pass();
        processor.nanos += THREADS.getCurrentThreadCpuTime() - before;
        processor.passes++;
    }

    private void pass() {
        moment++;
        int at = moment % (2 * MOMENTS);
        at = at < MOMENTS ? at : 2 * MOMENTS - 1 - at;
        for (Room room : rooms) {
            double[] x = room.x[at];
            double[] y = room.y[at];
            int from = scene.equals("twentieth") ? moment % 20 : 0;
            int step = scene.equals("twentieth") ? 20 : scene.equals("nobody") ? x.length : 1;
            boolean walking = scene.equals("walking") || scene.equals("hall");
            if (step < x.length) {
                for (int i = from; i < x.length; i += step) {
                    room.conversations.move(room.ids[i], x[i], y[i], room.facing[i], walking);
                }
            }
        }
        nowMillis += 50;
        settle();
    }

    private void settle() {
        for (Room room : rooms) {
            room.conversations.settle(nowMillis, change -> {});
        }
    }

    private Room room(int count, Random random) {
        boolean walking = scene.equals("walking") || scene.equals("hall");
        double side = scene.equals("hall")
                ? HALL
                : Math.sqrt(count * Math.PI * REACH * REACH / (walking ? OTHERS : STRANGERS));
        int tiles = (int) side / 32 + 2;
        var map = new WorldMap(
                "field",
                LocalText.NONE,
                LocalText.NONE,
                WalkGrid.open(tiles, tiles),
                List.of(new Entry(Entry.START, List.of(new Point(1, 1)))),
                List.of(),
                WorldMap.TalkSettings.DEFAULT);
        var room = new Room();
        room.conversations = new Conversations(map, ProximityRules.DEFAULT);
        room.ids = new PersonId[count];
        room.facing = new double[count];
        for (int m = 0; m < MOMENTS; m++) {
            room.x[m] = new double[count];
            room.y[m] = new double[count];
        }
        if (walking) {
            walk(room, side, random);
        } else {
            stand(room, side, random);
        }
        for (int i = 0; i < count; i++) {
            room.ids[i] = new PersonId(i + 1);
            room.conversations.enter(
                    room.ids[i], room.x[0][i], room.y[0][i], room.facing[i], Availability.AVAILABLE, Set.of());
        }
        return room;
    }

    /** In all directions, 9 pixels a pass; at the edges they turn back. */
    private static void walk(Room room, double side, Random random) {
        for (int i = 0; i < room.facing.length; i++) {
            double direction = random.nextDouble() * 2 * Math.PI;
            double dx = 9 * Math.cos(direction);
            double dy = 9 * Math.sin(direction);
            double x = random.nextDouble() * side;
            double y = random.nextDouble() * side;
            room.facing[i] = Math.round(direction / (Math.PI / 4)) * Math.PI / 4;
            for (int m = 0; m < MOMENTS; m++) {
                dx = x + dx < 0 || x + dx >= side ? -dx : dx;
                dy = y + dy < 0 || y + dy >= side ? -dy : dy;
                x += dx;
                y += dy;
                room.x[m][i] = x;
                room.y[m][i] = y;
            }
        }
    }

    /** In circles of two to six who face each other and sway by a few pixels. */
    private static void stand(Room room, double side, Random random) {
        int count = room.facing.length;
        for (int i = 0; i < count; ) {
            int size = Math.min(2 + random.nextInt(5), count - i);
            double radius = size < 3 ? 18 : size < 5 ? 24 : 30;
            double centreX = 2 * radius + random.nextDouble() * (side - 4 * radius);
            double centreY = 2 * radius + random.nextDouble() * (side - 4 * radius);
            for (int k = 0; k < size; k++, i++) {
                double angle = 2 * Math.PI * k / size;
                room.facing[i] = angle + Math.PI;
                double pace = 0.1 * (1 + i % 7 * 0.2);
                for (int m = 0; m < MOMENTS; m++) {
                    room.x[m][i] = centreX + radius * Math.cos(angle) + 3 * Math.sin(pace * m + i);
                    room.y[m][i] = centreY + radius * Math.sin(angle) + 3 * Math.sin(pace * 1.1 * m + 2 * i);
                }
            }
        }
    }
}
