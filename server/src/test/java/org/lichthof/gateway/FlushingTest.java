package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written to many leaves once for each, in pieces, and with a picture where one is expected. */
class FlushingTest {
    private static final class Written implements Flushing.Reader {
        private final boolean expectsPicture;
        private int flushes;

        Written(boolean expectsPicture) {
            this.expectsPicture = expectsPicture;
        }

        @Override
        public boolean isShownWithin(int millis) {
            assertEquals(Flushing.WITH_PICTURE_MILLIS, millis);
            return expectsPicture;
        }

        @Override
        public void flush() {
            flushes++;
        }
    }

    /** For its event loop, whose time stands still. */
    private final EmbeddedChannel line = new EmbeddedChannel();

    @BeforeEach
    void stop() {
        line.freezeTime();
    }

    @AfterEach
    void close() {
        line.finishAndReleaseAll();
    }

    private void pass(int millis) {
        line.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        line.runScheduledPendingTasks();
    }

    private static long flushes(List<Written> those) {
        return those.stream().mapToLong(one -> one.flushes).sum();
    }

    @Test
    void whoExpectsNoPictureIsFlushedAtOnce() {
        var reader = new Written(false);
        Flushing.begin(line.eventLoop(), List.of(reader), true);
        assertEquals(1, reader.flushes);
        pass(10 * Flushing.WITH_PICTURE_MILLIS);
        assertEquals(1, reader.flushes);
    }

    @Test
    void whoExpectsOneIsFlushedOnceItMustHaveCome() {
        var shown = new Written(true);
        var other = new Written(false);
        Flushing.begin(line.eventLoop(), List.of(shown, other), true);
        assertEquals(0, shown.flushes);
        assertEquals(1, other.flushes);
        pass(Flushing.WITH_PICTURE_MILLIS - 1);
        assertEquals(0, shown.flushes);
        pass(1);
        assertEquals(1, shown.flushes);
        pass(10 * Flushing.WITH_PICTURE_MILLIS);
        assertEquals(1, shown.flushes);
        assertEquals(1, other.flushes);
    }

    @Test
    void fewDoNotWaitForPictures() {
        var reader = new Written(true);
        Flushing.begin(line.eventLoop(), List.of(reader), false);
        assertEquals(1, reader.flushes);
    }

    @Test
    void betweenTwoPiecesTheLoopDoesOtherThings() {
        var many = IntStream.range(0, 2 * Flushing.PIECE + 1)
                .mapToObj(_ -> new Written(false))
                .toList();
        Flushing.begin(line.eventLoop(), many, true);
        assertEquals(Flushing.PIECE, flushes(many));
        long[] found = {0};
        line.eventLoop().execute(() -> found[0] = flushes(many));
        line.runPendingTasks();
        pass(1);
        assertEquals(Flushing.PIECE, found[0], "what has arrived meanwhile goes before the rest");
        assertEquals(many.size(), flushes(many));
    }

    @Test
    void manyWhoExpectAPictureWaitForItAllOfThem() {
        var many = IntStream.range(0, 2 * Flushing.PIECE + 1)
                .mapToObj(_ -> new Written(true))
                .toList();
        Flushing.begin(line.eventLoop(), many, true);
        pass(1);
        assertEquals(0, flushes(many));
        pass(Flushing.WITH_PICTURE_MILLIS);
        pass(1);
        assertEquals(many.size(), flushes(many));
    }
}
