package org.lichthof.hosting;

import java.util.function.IntSupplier;
import org.lichthof.telemetry.Meters;

/** What hosting counts, as Prometheus gets it. */
public final class MeteredHosting implements HostingMeters {
    private final Meters meters;
    private final Meters.Timer steps;
    private final Meters.Counter commands;
    private final Meters.Counter frames;
    private final Meters.Counter bytes;
    private final Meters.Counter views;
    private final Meters.Counter leftOut;
    private final Meters.Counter heldBack;
    private final Meters.Counter inboxFull;
    private final Meters.Counter failures;

    public MeteredHosting(Meters meters) {
        this.meters = meters;
        steps = meters.timer("lichthof_step_seconds", "How long a room's step took.");
        commands = meters.counter("lichthof_commands_total", "Wishes that rooms acted on.");
        frames = meters.counter("lichthof_movement_frames_total", "Frames of what is seen, written to connections.");
        bytes = meters.counter("lichthof_movement_bytes_total", "Bytes of these frames, WebSocket headers included.");
        views = meters.counter("lichthof_movement_views_total", "Different frames among them: what was composed.");
        leftOut = meters.counter(
                "lichthof_movement_left_out_total", "Times that a slow reader was left out and told the newest later.");
        heldBack = meters.counter(
                "lichthof_steps_held_back_total",
                "Steps that went out with the next, because the last was not brought yet.");
        inboxFull = meters.counter("lichthof_inbox_full_total", "Wishes refused because a room had too much waiting.");
        failures = meters.counter("lichthof_room_failures_total", "Rooms that failed and were started afresh.");
    }

    @Override
    public void stepped(long nanos, int done) {
        steps.record(nanos);
        commands.add(done);
    }

    @Override
    public void shown(long written, long size, int different, long slow) {
        frames.add(written);
        bytes.add(size);
        views.add(different);
        leftOut.add(slow);
    }

    @Override
    public void heldBack() {
        heldBack.increment();
    }

    @Override
    public void inboxFull() {
        inboxFull.increment();
    }

    @Override
    public void roomFailed() {
        failures.increment();
    }

    @Override
    public void roomOpened(RoomKey room, IntSupplier people, IntSupplier inbox) {
        // Rooms come from the organiser's pages, so their names are a short fixed list.
        meters.gauge("lichthof_people", "People in a room.", people::getAsInt, "room", room.toString());
        meters.gauge(
                "lichthof_inbox", "Wishes that wait for a room's next step.", inbox::getAsInt, "room", room.toString());
    }
}
