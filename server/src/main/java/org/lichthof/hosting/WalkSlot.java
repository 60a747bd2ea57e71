package org.lichthof.hosting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;

/**
 * The newest position that somebody sent since their room looked last. It stands in the inbox once, in the order in which its
 * first position arrived; later ones replace the one before, and know it: a room that looks seldom must not take a way around a
 * corner for one through the wall. Written by one connection, taken by the room.
 */
final class WalkSlot {
    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(WalkSlot.class, "newest", RoomCommand.Walk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Through {@link #NEWEST} only: an atomic reference would be one more object for each step to find. */
    @SuppressWarnings("unused")
    private RoomCommand.@Nullable Walk newest;

    /** @return true when there was none waiting: the slot has to be put into the inbox */
    boolean set(RoomCommand.Walk walk) {
        RoomCommand.Walk before = newest();
        // Nobody but the room changes it meanwhile, and that but to nothing.
        while (!NEWEST.compareAndSet(this, before, before == null ? walk : walk.after(before))) {
            before = newest();
        }
        return before == null;
    }

    /** Reads what {@link #set} and {@link #take} will need ({@link Touch}). */
    int touch() {
        RoomCommand.Walk walk = newest;
        return walk == null ? 0 : walk.x();
    }

    private RoomCommand.@Nullable Walk newest() {
        return (RoomCommand.Walk) NEWEST.getAcquire(this);
    }

    RoomCommand.@Nullable Walk take() {
        return (RoomCommand.Walk) NEWEST.getAndSet(this, null);
    }
}
