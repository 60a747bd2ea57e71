package org.lichthof.hosting;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;

/** All rooms in this process. A room begins when somebody first wishes to enter it. */
public final class LocalRooms implements Rooms, AutoCloseable {
    private final RoomSource source;
    private final HostingRules rules;
    private final Pace pace;
    private final HostingMeters meters;
    private final Attendance attendance = new Attendance();
    private final ConcurrentHashMap<RoomKey, RoomHost> hosts = new ConcurrentHashMap<>();

    /** @param source asked for rooms; callers see to it that only keys of rooms that exist are asked for */
    public LocalRooms(RoomSource source, HostingRules rules, Pace pace, HostingMeters meters) {
        this.source = source;
        this.rules = rules;
        this.pace = pace;
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
    public Told tell(RoomKey room, RoomCommand command) {
        @Nullable RoomHost host = hosts.get(room);
        if (host == null) {
            return Told.NO_SUCH_ROOM;
        }
        return host.offer(command) ? Told.TAKEN : Told.INBOX_FULL;
    }

    @Override
    public Optional<Whereabouts> find(String event, int member) {
        return attendance
                .find(new Attendance.Someone(event, member))
                .map(place -> new Whereabouts(place.host().key(), place.person()));
    }

    @Override
    public void locate(String event, int member, Consumer<Optional<Located>> answer) {
        attendance
                .find(new Attendance.Someone(event, member))
                .ifPresentOrElse(
                        place -> place.host().put(new Errand.Locate(member, answer)),
                        () -> answer.accept(Optional.empty()));
    }

    @Override
    public int people(RoomKey room) {
        @Nullable RoomHost host = hosts.get(room);
        return host == null ? 0 : host.people();
    }

    @Nullable
    RoomHost host(RoomKey room) {
        return hosts.get(room);
    }

    /** No more turns; the threads belong to whoever made the pace. */
    @Override
    public void close() {
        hosts.values().forEach(RoomHost::close);
    }
}
