package org.lichthof.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathFinderTest {
    private static final int PLENTY = 1_000_000;

    private final PathFinder finder = new PathFinder();

    @Test
    void anOpenFloorIsCrossedInOnePiece() {
        WalkGrid grid = WalkGrid.open(20, 20);

        assertEquals(
                Optional.of(List.of(new Point(600, 333))), finder.find(grid, new Point(3, 5), new Point(600, 333), 1));
    }

    @Test
    void aWallIsWalkedAroundInFewPieces() {
        WalkGrid grid = Grids.drawn(
                "..........", //
                "..#######.",
                "........#.",
                "..#######.",
                "..........");

        List<Point> way = finder.find(grid, Grids.at(grid, 7, 2), Grids.at(grid, 9, 2), PLENTY)
                .orElseThrow();

        assertTrue(way.size() <= 4, () -> "a way of " + way);
        assertClear(grid, Grids.at(grid, 7, 2), way, Grids.at(grid, 9, 2));
    }

    @Test
    void nobodySlipsBetweenDiagonalWalls() {
        WalkGrid grid = Grids.drawn(
                "..#", //
                ".#.", "#..");

        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 0, 0), Grids.at(grid, 2, 2), PLENTY));
    }

    @Test
    void cornersAreNotCut() {
        WalkGrid grid = Grids.drawn(
                "..", //
                ".#");
        WalkGrid bend = Grids.drawn(
                "...", //
                ".#.", "...");

        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 0, 0), Grids.at(grid, 1, 1), PLENTY));
        List<Point> way = finder.find(bend, Grids.at(bend, 0, 1), Grids.at(bend, 1, 2), PLENTY)
                .orElseThrow();
        assertEquals(List.of(Grids.at(bend, 0, 2), Grids.at(bend, 1, 2)), way);
    }

    @Test
    void wallsAtEitherEndMeanNoWay() {
        WalkGrid grid = Grids.drawn("#..");

        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 0, 0), Grids.at(grid, 2, 0), PLENTY));
        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 2, 0), Grids.at(grid, 0, 0), PLENTY));
        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 2, 0), new Point(-1, 0), PLENTY));
        assertEquals(Optional.empty(), finder.find(grid, Grids.at(grid, 2, 0), new Point(96, 0), PLENTY));
    }

    @Test
    void aSearchIsGivenUpAfterTheTilesItWasGranted() {
        WalkGrid grid = Grids.drawn(
                "...#...", //
                ".#.#.#.", ".#...#.");
        Point from = Grids.at(grid, 0, 2);
        Point to = Grids.at(grid, 6, 2);

        assertEquals(Optional.empty(), finder.find(grid, from, to, 5));
        assertTrue(finder.find(grid, from, to, 21).isPresent());
    }

    @Test
    void oneFinderServesGridsOfAllSizes() {
        WalkGrid small = Grids.drawn(".#.", "...");
        WalkGrid large = Grids.random(new Random(7), 60, 60, 32, 32, 0.2);

        List<Point> first = finder.find(small, Grids.at(small, 0, 0), Grids.at(small, 2, 0), PLENTY)
                .orElseThrow();
        for (int i = 0; i < 50; i++) {
            Random random = new Random(i);
            finder.find(large, Grids.freePoint(random, large), Grids.freePoint(random, large), PLENTY);
        }

        assertEquals(
                first,
                finder.find(small, Grids.at(small, 0, 0), Grids.at(small, 2, 0), PLENTY)
                        .orElseThrow());
    }

    @Test
    void waysAreFoundExactlyWhereAFloodFillGetsThrough() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            WalkGrid grid = Grids.random(
                    random,
                    2 + random.nextInt(24),
                    2 + random.nextInt(24),
                    1 + random.nextInt(48),
                    1 + random.nextInt(48),
                    random.nextDouble() * 0.5);
            if (allWalls(grid)) {
                continue;
            }
            Point from = Grids.freePoint(random, grid);
            Point to = Grids.freePoint(random, grid);
            String scene = "seed " + seed + ": " + from + " to " + to;

            Optional<List<Point>> way = finder.find(grid, from, to, PLENTY);

            assertEquals(
                    floods(grid, from, to) || grid.isClear(from.x(), from.y(), to.x(), to.y()), way.isPresent(), scene);
            way.ifPresent(points -> assertClear(grid, from, points, to));
        }
    }

    @Test
    void waysAreNearlyAsShortAsCanBe() {
        WalkGrid grid = Grids.drawn(
                "..................", //
                ".################.",
                "..................",
                "..................");
        Point from = Grids.at(grid, 9, 0);
        Point to = Grids.at(grid, 16, 3);

        List<Point> way = finder.find(grid, from, to, PLENTY).orElseThrow();

        double length = 0;
        Point last = from;
        for (Point point : way) {
            length += last.distanceTo(point);
            last = point;
        }
        assertTrue(length < 32 * (8 + 2 + 2), "a way of " + length + ": " + way);
    }

    @Test
    void aFreeSpotIsItsOwnNearest() {
        WalkGrid grid = WalkGrid.open(3, 3);

        assertEquals(Optional.of(new Point(41, 17)), finder.nearestFree(grid, new Point(41, 17), 64, (x, y) -> true));
    }

    @Test
    void theNearestSpotThatSuitsIsFound() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            WalkGrid grid = Grids.random(random, 12, 12, 32, 32, 0.4);
            Point near = new Point(random.nextInt(grid.width()), random.nextInt(grid.height()));
            int radius = random.nextInt(200);
            PathFinder.SpotTest test = (x, y) -> (x / 8 * 31 + y / 8 * 17) % 5 == 0;

            Optional<Point> found = finder.nearestFree(grid, near, radius, test);

            assertEquals(
                    nearestByLookingAtAll(grid, near, radius, test),
                    found.map(near::squaredDistanceTo).orElse(-1L),
                    "seed " + seed);
        }
    }

    @Test
    void noSpotIsLookedForBeyondTheRadius() {
        WalkGrid grid = WalkGrid.open(100, 100);
        Point near = new Point(1600, 1600);

        assertEquals(
                Optional.empty(),
                finder.nearestFree(grid, near, 100, (x, y) -> near.distanceTo(new Point(x, y)) > 100));
        assertEquals(Optional.empty(), finder.nearestFree(grid, near, Integer.MAX_VALUE, (x, y) -> false));
    }

    private static long nearestByLookingAtAll(WalkGrid grid, Point near, int radius, PathFinder.SpotTest test) {
        long best = -1;
        int whole = radius / 8 * 8;
        for (int dy = -whole; dy <= whole; dy += 8) {
            for (int dx = -whole; dx <= whole; dx += 8) {
                long squared = (long) dx * dx + (long) dy * dy;
                if (squared <= (long) radius * radius
                        && grid.isFree(near.x() + dx, near.y() + dy)
                        && test.suits(near.x() + dx, near.y() + dy)
                        && (best < 0 || squared < best)) {
                    best = squared;
                }
            }
        }
        return best;
    }

    private static void assertClear(WalkGrid grid, Point from, List<Point> way, Point to) {
        Point last = from;
        for (Point point : way) {
            Point start = last;
            assertTrue(
                    grid.isClear(start.x(), start.y(), point.x(), point.y()),
                    () -> start + " to " + point + " in " + way);
            last = point;
        }
        assertEquals(to, last);
    }

    private static boolean allWalls(WalkGrid grid) {
        for (int tile = 0; tile < grid.columns() * grid.rows(); tile++) {
            if (!grid.isWall(tile % grid.columns(), tile / grid.columns())) {
                return false;
            }
        }
        return true;
    }

    /** Straight steps only: without cutting corners, the diagonal ones reach nothing more. */
    private static boolean floods(WalkGrid grid, Point from, Point to) {
        BitSet seen = new BitSet();
        ArrayDeque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {from.x() / grid.tileWidth(), from.y() / grid.tileHeight()});
        while (!open.isEmpty()) {
            int[] tile = open.remove();
            if (grid.isWall(tile[0], tile[1]) || seen.get(tile[1] * grid.columns() + tile[0])) {
                continue;
            }
            seen.set(tile[1] * grid.columns() + tile[0]);
            open.add(new int[] {tile[0] + 1, tile[1]});
            open.add(new int[] {tile[0] - 1, tile[1]});
            open.add(new int[] {tile[0], tile[1] + 1});
            open.add(new int[] {tile[0], tile[1] - 1});
        }
        return seen.get(to.y() / grid.tileHeight() * grid.columns() + to.x() / grid.tileWidth());
    }
}
