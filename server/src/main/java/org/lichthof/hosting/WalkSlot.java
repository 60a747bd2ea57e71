package org.lichthof.hosting;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;

/**
 * The newest position that somebody sent since their room looked last. It stands in the inbox once, in the order in which its
 * first position arrived; later ones replace the one before. Written by one connection, taken by the room.
 */
final class WalkSlot {
    private final AtomicReference<RoomCommand.@Nullable Walk> newest = new AtomicReference<>();

    /** @return true when there was none waiting: the slot has to be put into the inbox */
    boolean set(RoomCommand.Walk walk) {
        return newest.getAndSet(walk) == null;
    }

    RoomCommand.@Nullable Walk take() {
        return newest.getAndSet(null);
    }
}
