package org.lichthof.room;

import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.ConversationId;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.world.Point;

/**
 * A walk that the room does for somebody.
 *
 * @param look what to look at in the end; null: straight on
 * @param meeting whom it leads to, who may walk on meanwhile; null: nobody
 * @param joining the conversation to ask for a place in, in the end; null: none
 * @param tries how often it may be planned anew because {@code meeting} walked on
 */
record Route(
        Trail trail,
        @Nullable Point look,
        @Nullable Person meeting,
        @Nullable ConversationId joining,
        int tries,
        PlacedCause cause) {}
