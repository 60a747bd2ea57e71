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
    /** As many moments of swaying are made beforehand and played forwards and backwards. */
    private static final int MOMENTS = 64;

    /** World pixels between two passes at walking pace. */
    private static final double STRIDE = 9;

    /** Within which the rule looks at pairs: the horizon, and twice the reach of a facing. World pixels. */
    private static final double REACH = ProximityRules.DEFAULT.horizon() * ProximityRules.DEFAULT.joinDistance()
            + 2 * ProximityRules.DEFAULT.facingReach();

    /** As many others within reach as the C program has: 3 on the average, when people are strewn about. */
    private static final double OTHERS = 3;

    /** Circles of two to six have so many strangers within reach beside their own people. */
    private static final double STRANGERS = 0.75;

    private static final double HALL = 1000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param({"walking", "shuffling", "twentieth", "few", "nobody", "hall"})
    public String scene;

    @Param({"1000"})
    public int people;

    private Room[] rooms;
    private long nowMillis;
    private int moment;

    private static final class Room {
        Conversations conversations;
        PersonId[] ids;
        double[][] x;
        double[][] y;
        double[] facing;
        /** Of those who walk, in pixels a pass. */
        double[] dx;

        double[] dy;
        double side;
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
        if (walks()) {
            walkOn();
        }
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
            double[] x = room.x[at % room.x.length];
            double[] y = room.y[at % room.y.length];
            int from = scene.equals("twentieth") ? moment % 20 : 0;
            // In turns, so that nobody has come to rest; or always the same.
            boolean twentieth = scene.equals("twentieth") || scene.equals("few");
            int step = twentieth ? 20 : scene.equals("nobody") ? x.length : 1;
            boolean walking = walks();
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

    private boolean walks() {
        return scene.equals("walking") || scene.equals("hall");
    }

    private Room room(int count, Random random) {
        boolean walking = walks();
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
        room.side = side;
        room.x = new double[walking ? 1 : MOMENTS][count];
        room.y = new double[walking ? 1 : MOMENTS][count];
        if (walking) {
            setOut(room, random);
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

    /** In all directions, from anywhere. */
    private static void setOut(Room room, Random random) {
        int count = room.facing.length;
        room.dx = new double[count];
        room.dy = new double[count];
        for (int i = 0; i < count; i++) {
            double direction = random.nextDouble() * 2 * Math.PI;
            room.dx[i] = STRIDE * Math.cos(direction);
            room.dy[i] = STRIDE * Math.sin(direction);
            room.x[0][i] = random.nextDouble() * room.side;
            room.y[0][i] = random.nextDouble() * room.side;
            room.facing[i] = facing(room, i);
        }
    }

    /**
     * A step straight on; at the edges they turn, each in their own time. Were the moments of a short walk played forwards and
     * backwards, all would turn at once every few seconds and stand for a moment, which nobody's evening is like.
     */
    private void walkOn() {
        for (Room room : rooms) {
            double[] x = room.x[0];
            double[] y = room.y[0];
            for (int i = 0; i < x.length; i++) {
                boolean turnsX = x[i] + room.dx[i] < 0 || x[i] + room.dx[i] >= room.side;
                boolean turnsY = y[i] + room.dy[i] < 0 || y[i] + room.dy[i] >= room.side;
                if (turnsX || turnsY) {
                    room.dx[i] = turnsX ? -room.dx[i] : room.dx[i];
                    room.dy[i] = turnsY ? -room.dy[i] : room.dy[i];
                    room.facing[i] = facing(room, i);
                }
                x[i] += room.dx[i];
                y[i] += room.dy[i];
            }
        }
    }

    /** One of eight, as avatars have them. */
    private static double facing(Room room, int i) {
        return Math.round(Math.atan2(room.dy[i], room.dx[i]) / (Math.PI / 4)) * Math.PI / 4;
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
