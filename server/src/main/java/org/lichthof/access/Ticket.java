package org.lichthof.access;

import java.time.Instant;
import java.util.OptionalLong;
import org.lichthof.event.EventId;
import org.lichthof.world.Facing;
import org.lichthof.world.RoomId;

/**
 * Where somebody stood and with whom, so that they can come back to it after a restart. Kept by their own browser, signed by
 * us; never written down here.
 *
 * @param x world pixels, 0 and up
 * @param conversationKey see {@code Conversations.restore}; empty: in none
 * @param locked whether that conversation was
 */
public record Ticket(
        EventId event,
        int member,
        RoomId room,
        int x,
        int y,
        Facing facing,
        OptionalLong conversationKey,
        boolean locked,
        Instant issuedAt) {}
