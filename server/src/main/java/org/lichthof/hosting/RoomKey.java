package org.lichthof.hosting;

import org.lichthof.world.RoomId;

/** One room of one event; room names are unique within their event only. */
public record RoomKey(String event, RoomId room) {
    @Override
    public String toString() {
        return event + "/" + room;
    }
}
