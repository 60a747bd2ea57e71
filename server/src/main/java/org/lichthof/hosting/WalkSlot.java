package org.lichthof.hosting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;

/**
 * The newest position that somebody sent since their room looked last. It stands in the inbox once, in the order in which its
 * first position arrived; later ones replace the one before. Written by one connection, taken by the room.
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
        return NEWEST.getAndSet(this, walk) == null;
    }

    RoomCommand.@Nullable Walk take() {
        return (RoomCommand.Walk) NEWEST.getAndSet(this, null);
    }
}
