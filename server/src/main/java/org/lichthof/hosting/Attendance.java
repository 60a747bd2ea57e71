package org.lichthof.hosting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.Heard;
import org.lichthof.world.PersonId;

/**
 * Which member is where, over all rooms, and what those who are between rooms have heard so far. In memory only. Any thread;
 * written by the rooms' threads.
 */
final class Attendance {
    record Someone(String event, int member) {}

    /** @param visitor number of the connection that holds the place */
    record Place(RoomHost host, PersonId person, long visitor) {}

    private final ConcurrentHashMap<Someone, Place> places = new ConcurrentHashMap<>();

    private final Cache<Someone, Heard> heard;

    /** @param heardMillis for how long it is known what those who left have heard: they may be on their way to another room */
    Attendance(long heardMillis, Pace pace) {
        heard = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMillis(heardMillis))
                .ticker(() -> pace.nowMillis() * 1_000_000)
                .scheduler(Scheduler.systemScheduler())
                .maximumSize(50_000)
                .build();
    }

    Optional<Place> find(Someone who) {
        return Optional.ofNullable(places.get(who));
    }

    /** Notes that they are there now. False, and nothing noted, when a newer connection of theirs has a place already. */
    boolean take(Someone who, Place place) {
        return places.merge(who, place, (old, mine) -> old.visitor > mine.visitor ? old : mine)
                .equals(place);
    }

    /** They are not there any more, unless they have taken another place meanwhile. */
    void leave(Someone who, RoomHost host) {
        places.computeIfPresent(who, (_, place) -> place.host == host ? null : place);
    }

    void keep(Someone who, Heard what) {
        heard.put(who, what);
    }

    Heard takeHeard(Someone who) {
        @Nullable Heard kept = heard.asMap().remove(who);
        return kept == null ? Heard.NOTHING : kept;
    }
}
