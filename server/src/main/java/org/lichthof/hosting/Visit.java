package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.NoticeEncoder;
import org.lichthof.world.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's stay in a room: tells the room what its person wishes, and brings the connection what is to be seen. Begins
 * with {@link Visitor#admitted} and ends with {@link #lost}, {@link #leave}, {@link Visitor#dismissed}, or the next
 * admission. Everything here is called on the connection's event loop.
 */
public final class Visit {
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
    private static final int COME_BACK_MILLIS = 1_000;

    private final RoomHost host;
    private final PersonId person;
    private final Visitor visitor;
    private final LoopAudience audience;
    private WalkSlot walk = new WalkSlot();

    /** What they see; null until they were told for the first time, and after the visit. */
    @Nullable
    View view;

    /** In which part of the room they are ({@link Parts}). */
    int part;

    /** Place in the audience's list; -1: not in it. */
    int place = -1;

    private boolean isOver;

    /** Something was left out because the reader was slow; nothing is shown before everything is told anew. */
    private boolean isBehind;

    /** One question at a time: the line may choke and clear many times before the room has its turn. */
    private boolean isAskingForAll;

    /** Number of the step in which they were shown a new window, and with it all that the step brought. */
    long turnedIn;

    /** They are among those whom the audience asks for their positions. */
    boolean isAsked;

    /** A frame waits for the flush at the end of the round. */
    boolean hasUnflushed;

    Visit(RoomHost host, PersonId person, Visitor visitor, LoopAudience audience) {
        this.host = host;
        this.person = person;
        this.visitor = visitor;
        this.audience = audience;
    }

    public RoomKey room() {
        return host.key();
    }

    public PersonId person() {
        return person;
    }

    Visitor visitor() {
        return visitor;
    }

    LoopAudience audience() {
        return audience;
    }

    /** @return false when the room's inbox is full: the wish is lost, say so */
    public boolean tell(RoomCommand command) {
        if (command instanceof RoomCommand.Walk step) {
            return !walk.set(step) || host.offer(walk) || walk.take() == null;
        }
        // What they do next must not overtake this: the next step stands in the inbox behind it.
        walk = new WalkSlot();
        return host.offer(command);
    }

    /** @return false when the room's inbox is full: there will be no answer, say so */
    public boolean whoIs(List<PersonId> persons) {
        return host.offer(new Errand.WhoIs(this, persons));
    }

    /** The connection is gone; the place is kept for a while. */
    public void lost() {
        if (!isOver) {
            over();
            host.put(new Errand.ConnectionLost(this));
        }
    }

    /** They leave for good. */
    public void leave() {
        if (!isOver) {
            over();
            host.put(new Errand.Goodbye(this));
        }
    }

    /** The connection can take frames again after {@link Visitor#isWritable} said no. */
    public void writableAgain() {
        if (isBehind && !isOver && !isAskingForAll) {
            isAskingForAll = true;
            host.put(new Errand.Resync(this));
        }
    }

    /** No more is brought. Called by the house when another visit takes over. */
    void over() {
        isOver = true;
        audience.remove(this);
    }

    boolean isOver() {
        return isOver;
    }

    boolean isBehind() {
        return isBehind;
    }

    void fallBehind() {
        isBehind = true;
    }

    /** Reads what {@link #tell} will need of one who walks ({@link Touch}). */
    public int touchToHear() {
        return part + walk.touch();
    }

    /** Reads what {@link #show} and what decides about it will need ({@link Touch}). */
    int touchToShow() {
        View sees = view;
        return (sees == null ? 0 : sees.viewers) + visitor.touchToShow();
    }

    /**
     * They walk, and will say so again in a tenth of a second: their room asks for that ({@link Visitor#hear}) before the next step
     * that is shown.
     *
     * @return false: the visit is over, nobody asks
     */
    public boolean walks() {
        if (!isOver) {
            audience.hearing().ask(this);
        }
        return !isOver;
    }

    /**
     * Whether they are expected to be shown who moved within so many milliseconds: what is written to them until then leaves with
     * the same call. Nothing comes when nobody moves, and later than expected when there is too much to do.
     */
    public boolean isShownWithin(int millis) {
        return !isOver && !isBehind && view != null && audience.showsWithin(millis, part);
    }

    void receive(Letter letter) {
        if (isOver) {
            if (letter instanceof Letter.Frame(Visit _, ByteBuf frame)) {
                frame.release();
            }
            return;
        }
        switch (letter) {
            case Letter.Admitted(Visit _, var admission) -> {
                audience.add(this);
                visitor.admitted(this, admission);
            }
            case Letter.News(Visit _, var notice) -> {
                switch (notice) {
                    case org.lichthof.room.RoomNotice.Leaving _, org.lichthof.room.RoomNotice.TicketChanged _ ->
                        visitor.news(this, notice);
                    default -> write(NoticeEncoder.encode(visitor.buffers(), notice));
                }
            }
            case Letter.Frame(Visit _, ByteBuf frame) -> write(frame);
        }
    }

    /** Shows them what is new in their window; everything, if they see it for the first time. */
    void turnTo(NewWindow to, StepBytes step) {
        if (isOver) {
            return;
        }
        audience.see(this, to.window(), to.part());
        boolean everything = to.before() == null;
        isAskingForAll &= !everything;
        if (!visitor.isWritable() || (isBehind && !everything)) {
            isBehind = true;
            return;
        }
        isBehind = false;
        turnedIn = step.number();
        show(audience.compose(to, step));
    }

    /** Something of ours broke while bringing them something: this connection ends, the others are brought theirs. */
    void fail(RuntimeException mistake) {
        LOG.error("room {}: what was to be brought to a connection could not be", host.key(), mistake);
        visitor.dismissed(ClosingReason.ROOM_FAILED, COME_BACK_MILLIS);
    }

    void write(ByteBuf frame) {
        visitor.write(frame);
        hasUnflushed = true;
    }

    /** The frame stays the caller's. */
    void show(ByteBuf frame) {
        hasUnflushed = false;
        visitor.show(frame);
    }

    void flush() {
        hasUnflushed = false;
        visitor.flush();
    }
}
