package org.lichthof.event;

import java.nio.file.Path;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

/**
 * A room as the event's page describes it.
 *
 * @param map the Tiled file; inside of the program's own jar for the demo event, so ask {@code Files}, not {@code File}
 * @param capacity most people at a time, 1 to 10000
 */
public record RoomPlan(RoomId id, LocalText title, Path map, int capacity) {
    public static final int LARGEST_CAPACITY = 10_000;

    public RoomPlan {
        if (capacity < 1 || capacity > LARGEST_CAPACITY) {
            throw new IllegalArgumentException("a room holds 1 to " + LARGEST_CAPACITY + " people, not " + capacity);
        }
    }
}
