package org.lichthof.gateway;

import org.lichthof.event.EventId;
import org.lichthof.world.RoomId;

/** Port: where a room's scene can be fetched, as a path on this server. Any thread; must not block. */
@FunctionalInterface
public interface Scenes {
    String sceneUrl(EventId event, RoomId room);
}
