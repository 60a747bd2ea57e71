package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.room.CellGrid;
import org.lichthof.wire.Bytes;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.ChunkWriter;

/**
 * People walk from cell to cell while viewers look now here, now there, and those far are shown seldom.
 * Whatever is near a viewer is right after each showing to them; whatever they see is right when it has become quiet.
 */
class SparingFarSimulationTest {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    private static final int PEOPLE = 60;
    private static final int VIEWERS = 9;

    private final CellGrid cells = new CellGrid(320, 320, COLUMNS, ROWS);
    private final CellNotes notes = new CellNotes(cells.count());
    private final CellNotes farNotes = new CellNotes(cells.count());
    private final StepBytes step = new StepBytes(cells);
    private final int[] cellOf = new int[PEOPLE + 1];
    private final int[] positionOf = new int[PEOPLE + 1];
    private final List<Viewer> viewers = new ArrayList<>();

    /** What somebody at a screen knows: by cell who is where. */
    private static final class Viewer {
        @Nullable
        Window window;

        final Map<Integer, Map<Integer, Integer>> known = new TreeMap<>();

        void read(Bytes bytes) throws Exception {
            var message = ServerMessage.parseFrom(ByteString.copyFrom(bytes.array(), 0, bytes.length()));
            ToldMoves.read(message, known);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsNearIsAlwaysRightAndAllOfItWhenItIsQuiet(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int person = 1; person <= PEOPLE; person++) {
            cellOf[person] = random.nextInt(cells.count());
            positionOf[person] = random.nextInt(1 << 20);
            notes.position(cellOf[person], person, positionOf[person]);
        }
        for (int i = 0; i < VIEWERS; i++) {
            viewers.add(new Viewer());
        }
        int late = 0;
        for (int round = 0; round < 600; round++) {
            boolean quiet = round >= 580;
            if (!quiet) {
                walk(random);
            }
            boolean due = quiet || random.nextInt(3) > 0;
            boolean spares = !quiet && random.nextInt(10) > 0;
            boolean farTurn = quiet || random.nextInt(4) == 0;
            show(random, due, spares, farTurn, quiet);
            for (Viewer viewer : viewers) {
                if (due) {
                    late += check(viewer, round >= 590, seed, round);
                }
            }
        }
        assertTrue(late > 100, "nobody was ever spared, so this shows nothing");
    }

    private void walk(SplittableRandom random) {
        for (int person = 1; person <= PEOPLE; person++) {
            if (random.nextInt(3) == 0) {
                int cell = random.nextInt(4) == 0 ? random.nextInt(cells.count()) : cellOf[person];
                if (cell != cellOf[person]) {
                    notes.position(cellOf[person], person, CellMoves.GONE);
                    cellOf[person] = cell;
                }
                positionOf[person] = random.nextInt(1 << 20);
                notes.position(cell, person, positionOf[person]);
            }
        }
    }

    /** As the audience and the event loops do it between them. */
    private void show(SplittableRandom random, boolean due, boolean spares, boolean farTurn, boolean quiet)
            throws Exception {
        step.begin(0, farNotes.hasAny());
        if (due) {
            boolean sparesFar = spares || farNotes.hasAny();
            notes.writeTo(step, sparesFar ? farNotes : null);
            if (sparesFar) {
                farNotes.writeFarTo(step, farTurn || !spares);
            }
        } else {
            step.noChanges();
        }
        var turned = new ArrayList<NextWindow>();
        for (Viewer viewer : viewers) {
            boolean turns = viewer.window == null || (!quiet && random.nextInt(5) == 0);
            if (turns) {
                Window next = window(random, viewer.window);
                writeFor(next, viewer.window);
                turned.add(new NextWindow(viewer, next, viewer.window));
            }
        }
        for (NextWindow turn : turned) {
            var bytes = new Bytes(64);
            step.appendNewWindow(turn.next, turn.before, bytes);
            turn.viewer.known.keySet().removeIf(cell -> turn.before == null || !contains(turn.next, cell));
            turn.viewer.window = turn.next;
            turn.viewer.read(bytes);
        }
        for (Viewer viewer : viewers) {
            Window window = viewer.window;
            if (window != null && turned.stream().noneMatch(turn -> turn.viewer == viewer)) {
                var bytes = new Bytes(64);
                step.appendChanges(window, window.near(), bytes);
                viewer.read(bytes);
            }
        }
    }

    private record NextWindow(
            Viewer viewer, Window next, @Nullable Window before) {}

    private void writeFor(Window next, @Nullable Window before) {
        for (int row = next.y0(); row <= next.y1(); row++) {
            for (int column = next.x0(); column <= next.x1(); column++) {
                int cell = row * COLUMNS + column;
                if (before == null || !before.contains(column, row)) {
                    if (step.whole.begins(cell)) {
                        var all = new CellMoves();
                        for (int person = 1; person <= PEOPLE; person++) {
                            if (cellOf[person] == cell) {
                                all.add(person, positionOf[person]);
                            }
                        }
                        if (all.count() > 0) {
                            ChunkWriter.moves(step.bytes, cell, all);
                        }
                        step.whole.ends(cell);
                    }
                } else if (step.comesNear(next, before, column, row)) {
                    farNotes.writeBehindTo(step, cell);
                }
            }
        }
    }

    private static Window window(SplittableRandom random, @Nullable Window before) {
        if (before == null || random.nextInt(6) == 0) {
            int x = random.nextInt(COLUMNS - 5);
            int y = random.nextInt(ROWS - 4);
            return new Window(x, y, x + 2 + random.nextInt(3), y + 2 + random.nextInt(3));
        }
        int x = Math.clamp(before.x0() + random.nextInt(3) - 1, 0, COLUMNS - 5);
        int y = Math.clamp(before.y0() + random.nextInt(3) - 1, 0, ROWS - 5);
        return new Window(x, y, x + before.x1() - before.x0(), y + before.y1() - before.y0());
    }

    private static boolean contains(Window window, int cell) {
        return window.contains(cell % COLUMNS, cell / COLUMNS);
    }

    /** @return how many cells were not as they are, being far */
    private int check(Viewer viewer, boolean quiet, long seed, int round) {
        Window window = viewer.window;
        int late = 0;
        if (window == null) {
            return late;
        }
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                int cell = row * COLUMNS + column;
                var truth = new TreeMap<Integer, Integer>();
                for (int person = 1; person <= PEOPLE; person++) {
                    if (cellOf[person] == cell) {
                        truth.put(person, positionOf[person]);
                    }
                }
                Map<Integer, Integer> known = viewer.known.getOrDefault(cell, Map.of());
                if (quiet || window.near().contains(column, row)) {
                    assertEquals(truth, known, () -> "cell " + cell + ", seed " + seed + ", round " + round);
                } else if (!truth.equals(known)) {
                    late++;
                }
            }
        }
        return late;
    }
}
