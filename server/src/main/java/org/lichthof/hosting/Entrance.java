package org.lichthof.hosting;

import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.room.Profile;
import org.lichthof.room.RoomCommand;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/**
 * How somebody wishes to come into a room.
 *
 * @param spot where they wish to stand; null: a spot of the entry
 * @param entry name of the entry, {@code ""} for the first
 * @param returning what their ticket says of their conversation before a restart, or null
 * @param newestNearby number of the newest nearby message that their client has
 */
public record Entrance(
        Profile profile,
        Availability availability,
        @Nullable Point spot,
        Facing facing,
        String entry,
        RoomCommand.@Nullable Returning returning,
        int viewWidth,
        int viewHeight,
        long newestNearby) {}
