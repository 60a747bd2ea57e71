package org.lichthof.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.lichthof.access.Doorkeeper;
import org.lichthof.access.TicketSigner;
import org.lichthof.chat.ChatService;
import org.lichthof.config.Settings;
import org.lichthof.event.Event;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.Rooms;
import org.lichthof.wire.ServerNews;

/**
 * What all sessions share.
 *
 * @param workers may block; a virtual thread each
 * @param numbers of connections, growing
 */
record SessionServices(
        Settings settings,
        Doorkeeper doorkeeper,
        TicketSigner tickets,
        ChatService chat,
        Rooms rooms,
        Scenes scenes,
        Correspondence correspondence,
        AddressLimits limits,
        GatewayMeters meters,
        Executor workers,
        InstantSource clock,
        AtomicLong numbers) {
    List<ServerNews.RoomSummary> summaries(Event event) {
        return event.rooms().stream()
                .map(plan -> new ServerNews.RoomSummary(
                        plan.id().value(),
                        event.in("de", plan.title()),
                        event.in("en", plan.title()),
                        rooms.people(new RoomKey(event.id().value(), plan.id())),
                        plan.capacity()))
                .toList();
    }
}
