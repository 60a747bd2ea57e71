package org.lichthof.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lichthof.event.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes messages that are older than the settings allow: at the start, and every hour. */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final ChatLog log;
    private final ChatRules rules;
    private final InstantSource clock;
    private final ScheduledExecutorService hours = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    public Retention(ChatLog log, ChatRules rules, InstantSource clock) {
        this.log = log;
        this.rules = rules;
        this.clock = clock;
    }

    /** Begins, on a thread of its own. */
    public Retention start() {
        var _ = hours.scheduleAtFixedRate(this::sweepAndTell, 0, 1, TimeUnit.HOURS);
        return this;
    }

    /**
     * Deletes what is too old now.
     *
     * @return how many messages
     * @throws StoreUnavailable when the store cannot be asked
     */
    public int sweep() {
        Instant now = clock.instant();
        return log.deleteSentBefore(now.minus(Duration.ofDays(rules.roomDays())), false)
                + log.deleteSentBefore(now.minus(Duration.ofDays(rules.directDays())), true);
    }

    @Override
    public void close() {
        hours.shutdownNow();
    }

    /** A schedule whose task throws is never run again; the next hour deserves its try. */
    private void sweepAndTell() {
        try {
            int deleted = sweep();
            if (deleted > 0) {
                LOG.info("{} messages were older than the settings allow and have been deleted", deleted);
            }
        } catch (StoreUnavailable e) {
            LOG.warn("old messages could not be deleted, the next try is in an hour: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("old messages could not be deleted, by our own mistake", e);
        }
    }
}
