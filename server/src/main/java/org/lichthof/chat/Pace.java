package org.lichthof.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.lichthof.event.EventId;

/**
 * How fast a member may write: some messages at once, then so many a second.
 *
 * <p>Each member has one number, the time at which their account would be even again (the generic cell rate algorithm): no
 * refilling, no timers. Any thread.
 */
final class Pace {
    private record Writer(EventId event, int member) {}

    private final long intervalMillis;
    private final long slackMillis;
    private final Cache<Writer, Long> evenAt;

    Pace(int burst, double perSecond) {
        this.intervalMillis = Math.max(1, Math.round(1000 / perSecond));
        this.slackMillis = (burst - 1) * intervalMillis;
        // Who has not written for that long has their whole burst again: forgetting them changes nothing.
        this.evenAt = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMillis(slackMillis + 2 * intervalMillis + 60_000))
                .build();
    }

    /** @return 0: go on; else how many milliseconds to wait, and nothing was counted */
    long take(EventId event, int member, long nowMillis) {
        long[] wait = {0};
        evenAt.asMap().compute(new Writer(event, member), (writer, before) -> {
            // A wall clock that was set back must not silence anybody for longer than an empty account does.
            long even = before == null ? nowMillis : Math.min(before, nowMillis + slackMillis + intervalMillis);
            wait[0] = Math.max(0, even - slackMillis - nowMillis);
            return wait[0] > 0 ? even : Math.max(even, nowMillis) + intervalMillis;
        });
        return wait[0];
    }
}
