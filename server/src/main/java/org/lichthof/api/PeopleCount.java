package org.lichthof.api;

import org.lichthof.event.EventId;
import org.lichthof.world.RoomId;

/** How many people are in a room now; asked by many threads at a time, must be cheap. */
@FunctionalInterface
public interface PeopleCount {
    int in(EventId event, RoomId room);
}
