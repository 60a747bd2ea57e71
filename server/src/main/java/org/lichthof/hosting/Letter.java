package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import org.lichthof.room.RoomNotice;

/** Something for one connection, on its way from the room's thread to the connection's event loop. In order, never lost. */
sealed interface Letter {
    Visit to();

    /** The first letter of a visit. */
    record Admitted(Visit to, Visitor.Admission admission) implements Letter {}

    record News(Visit to, RoomNotice notice) implements Letter {}

    /** Bytes that are the same for several; the letter owns one reference. */
    record Frame(Visit to, ByteBuf frame) implements Letter {}
}
