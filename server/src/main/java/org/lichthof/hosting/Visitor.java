package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.lichthof.room.RoomNotice;
import org.lichthof.wire.ClosingReason;

/**
 * A connection, as rooms see it. But for {@link #loop} and {@link #number}, everything is called on its own event loop.
 */
public interface Visitor {
    /** Its event loop. Any thread. */
    Loop loop();

    /** Grows from connection to connection: of two connections of one member, the larger number is the newer. Any thread. */
    long number();

    ByteBufAllocator buffers();

    /**
     * What has come from them and waits to be read is to be read, now or with the next task of the loop: those who stand around them are
     * shown a step soon. For who {@link Visit#walks}.
     *
     * @return false: nothing waits, nor will; they need not be asked again before they walk again
     */
    boolean hear();

    /** They are in. If they were in another room, that visit is over. */
    void admitted(Visit visit, Admission admission);

    /** They are not let in; where they were before they still are. */
    void turnedAway(RoomKey room, NoEntry why, long retryAfterMillis);

    /** News that the session answers: {@code Leaving}, {@code TicketChanged}. */
    void news(Visit visit, RoomNotice notice);

    /** A whole frame that must arrive; its reference is given away. If there is no room for it, the connection is closed. */
    void write(ByteBuf frame);

    /** Whether a frame would leave soon. When not, what is seen is left out; {@link Visit#writableAgain} brings it back. */
    boolean isWritable();

    void flush();

    /**
     * A picture that many are shown, to somebody who {@link #isWritable}: out at once or with the loop's next task, and with it what was
     * written before. It stays the caller's, who moves its indexes later; its bytes stay as they are until it is released.
     */
    void show(ByteBuf frame);

    /** Reads what {@link #show} will need ({@link Touch}). */
    int touchToShow();

    /**
     * The room ends the visit: another connection of theirs took over, or the room failed.
     *
     * @param comeBackAfterMillis 0: they are not to come back by themselves
     */
    void dismissed(ClosingReason reason, int comeBackAfterMillis);

    /** What a client is told of the room it came into. */
    record Admission(
            RoomNotice.Entered entered, int people, int capacity, int stepMillis, org.lichthof.room.CellGrid cells) {}

    enum NoEntry {
        NO_SUCH_ROOM,
        ROOM_FULL,
        /** Their role may stand nowhere in it. */
        NOT_ALLOWED,
        /** The room was closed after a failure, or has more to do than it can. */
        BUSY
    }
}
