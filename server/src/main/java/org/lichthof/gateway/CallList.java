package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.Touch;
import org.lichthof.uring.Ring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of one kind, sends or receives, that the lines of an event loop want made, and which are made together: when the list is
 * full, and when the loop has done what it was about to do before ({@link #run}). A line stands in it once at most.
 *
 * <p>The event loop.
 */
final class CallList implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CallList.class);

    /** What becomes of a call. */
    interface Outcome {
        void of(EpollLine line, int place, int result);

        /** Reads what {@link #of} will need of this line ({@link Touch}). */
        int touch(EpollLine line);
    }

    private @Nullable Ring ring;
    private final Outcome outcome;

    /** By their places: those that are on the list, and those that are being told. */
    private EpollLine[] lines;

    private EpollLine[] told;

    private boolean isTelling;
    private boolean isDue;

    /** @param ring null: nothing is ever taken on the list */
    CallList(@Nullable Ring ring, Outcome outcome) {
        this.ring = ring;
        this.outcome = outcome;
        int capacity = ring == null ? 0 : ring.capacity();
        this.lines = new EpollLine[capacity];
        this.told = new EpollLine[capacity];
    }

    /**
     * For a send.
     *
     * @param address of bytes that stay as they are until the line is told, or closed
     * @return false: there is no list, the line has to call by itself
     */
    boolean send(EpollLine line, long address, int length) {
        Ring to = withRoom(line.loop());
        if (to == null) {
            return false;
        }
        lines[to.send(line.descriptor(), address, length)] = line;
        return true;
    }

    /**
     * For a receive.
     *
     * @param slots memory, of so many bytes for each place
     * @return as above
     */
    boolean receive(EpollLine line, long slots, int length) {
        Ring to = withRoom(line.loop());
        if (to == null) {
            return false;
        }
        lines[to.receive(line.descriptor(), slots + (long) length * to.count(), length)] = line;
        return true;
    }

    private @Nullable Ring withRoom(EventLoop loop) {
        Ring to = ring;
        if (to != null && to.count() == to.capacity()) {
            if (isTelling) {
                return null;
            }
            make(to);
            to = ring;
        }
        if (to == null || isDue) {
            return to;
        }
        try {
            loop.execute(this);
            isDue = true;
            return to;
        } catch (RejectedExecutionException e) {
            return null; // the loop is at its end
        }
    }

    /** What is on the list is made. */
    @Override
    public void run() {
        isDue = false;
        if (ring != null) {
            make(ring);
        }
    }

    private void make(Ring with) {
        int count = with.count();
        EpollLine[] those = lines;
        for (int place = 0; place < count; place++) {
            if (!those[place].isSocketOpen()) {
                with.strike(place); // its number may be another's by now
            }
        }
        with.make();
        lines = told;
        told = those;
        isTelling = true;
        touch(those, count);
        try {
            for (int place = 0; place < count; place++) {
                outcome.of(those[place], place, with.result(place));
            }
        } finally {
            isTelling = false;
        }
        if (with.isBroken()) {
            giveUp(with.count());
        }
    }

    private void touch(EpollLine[] those, int count) {
        int touched = 0;
        for (int place = 0; place < count; place++) {
            touched += outcome.touch(those[place]);
        }
        Touch.done(touched);
    }

    /** Lines call by themselves from now on; those that have stood on the list meanwhile are told that nothing came of it. */
    private void giveUp(int waiting) {
        LOG.warn(
                "the kernel does not take calls together any more; this event loop makes each by itself from now on, which takes more"
                        + " of the processor. Restart the server at a quiet time");
        EpollLine[] those = lines;
        close();
        for (int place = 0; place < waiting; place++) {
            outcome.of(those[place], place, Ring.NOT_MADE);
        }
    }

    /** From now on there is no list. */
    void close() {
        if (ring != null) {
            ring.close();
            ring = null;
        }
    }
}
