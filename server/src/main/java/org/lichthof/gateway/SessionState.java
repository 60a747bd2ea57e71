package org.lichthof.gateway;

import org.jspecify.annotations.Nullable;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.Visit;
import org.lichthof.wire.ClientMessage.Hello;

/** Where a connection is in its life. Nothing is sometimes empty but what says so. */
sealed interface SessionState {
    /** Connected, has not said Hello; or was refused and may say it again. */
    record Greeting() implements SessionState {}

    /** Said Hello; the doorkeeper is being asked. */
    record Admitting(Hello hello) implements SessionState {}

    /** May come in; the room is being asked. */
    record Entering(Guest guest, Hello hello, Reception.Way way) implements SessionState {}

    /** @param next the room that is being asked to let them in, while they are still in this one; null: none */
    record InRoom(Guest guest, Visit visit, @Nullable RoomKey next) implements SessionState {
        InRoom with(Guest changed) {
            return new InRoom(changed, visit, next);
        }

        InRoom asking(@Nullable RoomKey room) {
            return new InRoom(guest, visit, room);
        }
    }

    /** Was told to go, or went; what still comes is not looked at. */
    record Leaving() implements SessionState {}
}
