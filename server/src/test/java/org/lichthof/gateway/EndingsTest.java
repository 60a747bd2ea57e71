package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.lichthof.hosting.Loop;

/** Thousands who go at once are let go in pieces, between which others are heard. */
class EndingsTest {
    /** Runs what comes after reading when a test has read. */
    private static final class Reading implements Loop {
        final ArrayDeque<Runnable> next = new ArrayDeque<>();
        boolean isAtItsEnd;

        @Override
        public void execute(Runnable task) {
            throw new AssertionError("that would not read in between");
        }

        @Override
        public void afterReading(Runnable task) {
            if (isAtItsEnd) {
                throw new RejectedExecutionException();
            }
            next.add(task);
        }

        void hasRead() {
            next.remove().run();
        }
    }

    private final Reading loop = new Reading();
    private final Endings endings = new Endings();
    private int ended;

    private void end(int connections) {
        for (int i = 0; i < connections; i++) {
            endings.add(() -> ended++, loop);
        }
    }

    @Test
    void nothingEndsBeforeTheLoopHasRead() {
        end(1);
        assertEquals(0, ended);
        loop.hasRead();
        assertEquals(1, ended);
        assertTrue(loop.next.isEmpty(), "nothing is left to do");
    }

    @Test
    void betweenTwoPiecesTheLoopReads() {
        end(2 * Endings.PIECE + 1);
        for (int expected : new int[] {0, Endings.PIECE, 2 * Endings.PIECE, 2 * Endings.PIECE + 1}) {
            assertEquals(1, loop.next.size(), "one piece at a time");
            loop.hasRead();
            assertEquals(expected, ended);
        }
        assertTrue(loop.next.isEmpty());
    }

    @Test
    void asLongAsMoreEndThanAPieceHasTheLoopOnlyReads() {
        for (int round = 0; round < 5; round++) {
            end(Endings.PIECE + 1);
            loop.hasRead();
            assertEquals(0, ended);
        }
        while (!loop.next.isEmpty()) {
            loop.hasRead();
        }
        assertEquals(5 * (Endings.PIECE + 1), ended);
    }

    @Test
    void whoEndsWhileOthersAreLetGoStandsBehindThem() {
        end(Endings.PIECE);
        loop.hasRead();
        assertEquals(Endings.PIECE, ended);
        end(1);
        end(Endings.PIECE - 1);
        loop.hasRead();
        assertEquals(2 * Endings.PIECE, ended);
    }

    @Test
    void aLoopAtItsEndIsNotWaitedFor() {
        loop.isAtItsEnd = true;
        end(3);
        assertTrue(loop.next.isEmpty());
        loop.isAtItsEnd = false;
        end(1);
        loop.hasRead();
        assertEquals(1, ended);
    }
}
