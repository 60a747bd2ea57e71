package org.lichthof.hosting;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All rooms in this process. A room begins when somebody first wishes to enter it. */
public final class LocalRooms implements Rooms, AutoCloseable {
    private final RoomSource source;
    private final HostingRules rules;
    private final Pace pace;
    private final HostingMeters meters;
    private final Attendance attendance;
    private final ConcurrentHashMap<RoomKey, RoomHost> hosts = new ConcurrentHashMap<>();

    /** @param source asked for rooms; callers see to it that only keys of rooms that exist are asked for */
    public LocalRooms(RoomSource source, HostingRules rules, Pace pace, HostingMeters meters) {
        this.source = source;
        this.rules = rules;
        this.pace = pace;
        this.attendance = new Attendance(rules.resumeWindowMillis(), pace);
        this.meters = meters;
    }

    @Override
    public void enter(RoomKey room, Entrance entrance, Visitor visitor) {
        hosts.computeIfAbsent(room, this::begin).put(new Errand.Come(entrance, visitor));
    }

    private RoomHost begin(RoomKey key) {
        var host = new RoomHost(key, source, rules, pace, attendance, meters);
        host.start();
        return host;
    }

    @Override
    public Optional<Whereabouts> find(String event, int member) {
        return attendance
                .find(new Attendance.Someone(event, member))
                .map(place -> new Whereabouts(place.host().key(), place.person()));
    }

    @Override
    public boolean locate(String event, int member, Consumer<Optional<Located>> answer) {
        var place = attendance.find(new Attendance.Someone(event, member));
        if (place.isEmpty()) {
            answer.accept(Optional.empty());
            return true;
        }
        return place.get().host().offer(new Errand.Locate(member, answer));
    }

    @Override
    public int people(RoomKey room) {
        @Nullable RoomHost host = hosts.get(room);
        return host == null ? 0 : host.people();
    }

    /** No more turns; the threads belong to whoever made the pace. */
    @Override
    public void close() {
        hosts.values().forEach(RoomHost::close);
    }
}
