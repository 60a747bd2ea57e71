package org.lichthof.access;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Member;
import org.lichthof.event.Members;
import org.lichthof.event.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link that is taken back also ends the visits that began with it: otherwise a leaked organiser's link would be good for
 * as long as its finder keeps the page open. The store is asked every few seconds, because links are revoked by another
 * program ({@code lichthof links}). They may come back by the open link, as citizens.
 */
public final class Revocations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final int EVERY_SECONDS = 5;

    private final List<Event> events;
    private final Members members;
    private final ObjIntConsumer<EventId> putOut;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("revocations").daemon().factory());
    private boolean couldNotLook;

    /** @param putOut told event and member, whether or not they are here, and again in each round; does not block */
    public Revocations(List<Event> events, Members members, ObjIntConsumer<EventId> putOut) {
        this.events = List.copyOf(events);
        this.members = members;
        this.putOut = putOut;
    }

    /** Begins, on a thread of its own. */
    public Revocations start() {
        var _ = rounds.scheduleWithFixedDelay(this::lookAndTell, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /**
     * One round.
     *
     * @throws StoreUnavailable when the store cannot be asked
     */
    public void look() {
        for (Event event : events) {
            for (Member member : members.ofRevokedLinks(event.id())) {
                putOut.accept(event.id(), member.number());
            }
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    /** A schedule whose task throws is never run again; and one line is enough, however long the store is away. */
    private void lookAndTell() {
        try {
            look();
            couldNotLook = false;
        } catch (StoreUnavailable e) {
            if (!couldNotLook) {
                LOG.warn("revoked links cannot be looked up, it is tried again: {}", e.getMessage());
            }
            couldNotLook = true;
        } catch (RuntimeException e) {
            LOG.error("revoked links cannot be looked up, by our own mistake", e);
        }
    }
}
