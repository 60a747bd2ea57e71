package org.lichthof;

import org.lichthof.hosting.HostingMeters;
import org.lichthof.hosting.RoomKey;
import org.lichthof.telemetry.Meters;

/** What hosting counts, in the operator's meters. Rooms are named by event and slug, people never. */
final class RoomMeters implements HostingMeters {
    private final Meters meters;
    private final Meters.Timer steps;
    private final Meters.Counter commands;
    private final Meters.Counter frames;
    private final Meters.Counter bytes;
    private final Meters.Counter views;
    private final Meters.Counter leftOut;
    private final Meters.Counter heldBack;
    private final Meters.Counter putBack;
    private final Meters.Counter inboxFull;
    private final Meters.Counter failures;

    RoomMeters(Meters meters) {
        this.meters = meters;
        this.steps = meters.timer("lichthof_room_step_seconds", "How long one step of a room took.");
        this.commands = meters.counter("lichthof_room_commands_total", "Wishes that rooms were told.");
        this.frames = meters.counter("lichthof_movement_frames_total", "Frames of what is seen, sent to connections.");
        this.bytes = meters.counter("lichthof_movement_bytes_total", "Bytes of these frames.");
        this.views =
                meters.counter("lichthof_movement_views_total", "Different frames among them; the rest were shared.");
        this.leftOut = meters.counter(
                "lichthof_movement_frames_left_out_total",
                "Frames not sent because the reader was slow; it gets the newest state later.");
        this.heldBack = meters.counter(
                "lichthof_room_steps_held_back_total",
                "Steps that waited for the network threads and went out with the next.");
        this.putBack = meters.counter(
                "lichthof_room_corrections_total",
                "Steps not allowed, through a wall or too far: who took one was put back to where they had been.");
        this.inboxFull =
                meters.counter("lichthof_room_inbox_full_total", "Wishes refused because a room had too much to do.");
        this.failures =
                meters.counter("lichthof_room_failures_total", "Rooms closed by a mistake of ours and opened again.");
    }

    @Override
    public void stepped(long nanos, int told) {
        steps.record(nanos);
        commands.add(told);
    }

    @Override
    public void shown(long sentFrames, long sentBytes, int differentViews, long slowReaders) {
        frames.add(sentFrames);
        bytes.add(sentBytes);
        views.add(differentViews);
        leftOut.add(slowReaders);
    }

    @Override
    public void heldBack() {
        heldBack.increment();
    }

    @Override
    public void putBack() {
        putBack.increment();
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
    public void roomOpened(RoomKey room, RoomState state) {
        String[] which = {"event", room.event(), "room", room.room().value()};
        meters.gauge("lichthof_room_people", "People in the room.", state::people, which);
        meters.gauge("lichthof_room_inbox", "Wishes waiting for the room's next step.", state::inbox, which);
        meters.gauge(
                "lichthof_showing_near_steps",
                "Steps from one showing of who moved to the next; 1 unless the machine does not keep up.",
                state::nearSteps,
                which);
        meters.gauge(
                "lichthof_showing_far_steps",
                "The same for those far from a viewer, who are spared first.",
                state::farSteps,
                which);
    }
}
