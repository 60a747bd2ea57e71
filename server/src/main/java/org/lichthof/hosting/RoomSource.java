package org.lichthof.hosting;

import java.util.Optional;
import org.lichthof.room.Room;

/** Makes the rooms. Called on a room's thread, once when it is first entered and again after it failed; may read files. */
@FunctionalInterface
public interface RoomSource {
    /** A fresh room with nobody in it; empty when there is no such room. */
    Optional<Room> open(RoomKey key);
}
