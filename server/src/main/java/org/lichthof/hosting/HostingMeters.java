package org.lichthof.hosting;

/** What hosting counts of itself. Called on rooms' threads and event loops, on the hottest path; never of single people. */
public interface HostingMeters {
    /** Nobody is counting. */
    HostingMeters NONE = new HostingMeters() {
        @Override
        public void stepped(long nanos, int commands) {}

        @Override
        public void shown(long frames, long bytes, int views, long leftOut) {}

        @Override
        public void heldBack() {}

        @Override
        public void putBack() {}

        @Override
        public void inboxFull() {}

        @Override
        public void roomFailed() {}

        @Override
        public void roomOpened(RoomKey room, RoomState state) {}
    };

    /** A room did one step. */
    void stepped(long nanos, int commands);

    /**
     * An event loop showed a step to its connections.
     *
     * @param frames written
     * @param bytes of these frames
     * @param views different frames among them
     * @param leftOut connections that were too slow and will be told the newest later
     */
    void shown(long frames, long bytes, int views, long leftOut);

    /** The event loops had not brought the last step yet, so this one goes with the next. */
    void heldBack();

    /** Somebody was put where they may be: their own step was not allowed, or their role changed. */
    void putBack();

    /** A wish was refused because the room had too much waiting. */
    void inboxFull();

    void roomFailed();

    void roomOpened(RoomKey room, RoomState state);

    /** How a room is doing; asked now and then from any thread. */
    interface RoomState {
        int people();

        /** Wishes that wait for the next step. */
        int inbox();

        /** Steps from one showing of who moved to the next. */
        int nearSteps();

        /** The same for those far from a viewer; more than for near ones when the machine does not keep up. */
        int farSteps();
    }
}
