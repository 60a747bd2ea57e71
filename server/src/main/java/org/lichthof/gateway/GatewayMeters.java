package org.lichthof.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.lichthof.telemetry.Meters;
import org.lichthof.wire.ClosingReason;
import org.lichthof.wire.RefusalCode;

/** What the gateway counts of itself; never of single people. Any thread. */
final class GatewayMeters {
    private final Map<RefusalCode, Meters.Counter> refused = new EnumMap<>(RefusalCode.class);
    private final Map<ClosingReason, Meters.Counter> closed = new EnumMap<>(ClosingReason.class);
    private final Meters.Counter walks;
    private final Meters.Counter messages;
    private final Meters.Counter bytesIn;
    private final Meters.Counter walksDropped;
    private final Meters.Counter socketsRefused;
    private final Meters meters;

    GatewayMeters(Meters meters) {
        this.meters = meters;
        for (RefusalCode code : RefusalCode.values()) {
            refused.put(
                    code, meters.counter("lichthof_refusals_total", "Wishes that were refused.", "code", code.name()));
        }
        for (ClosingReason reason : ClosingReason.values()) {
            closed.put(
                    reason,
                    meters.counter(
                            "lichthof_closings_total", "Connections that the server closed.", "reason", reason.name()));
        }
        walks = meters.counter("lichthof_walks_total", "Positions that clients sent.");
        messages = meters.counter("lichthof_messages_in_total", "Messages of clients other than positions.");
        bytesIn = meters.counter("lichthof_bytes_in_total", "Payload bytes of clients' messages.");
        walksDropped =
                meters.counter("lichthof_walks_dropped_total", "Positions beyond the tolerated rate, not looked at.");
        socketsRefused =
                meters.counter("lichthof_sockets_refused_total", "Connections beyond the limits, closed at once.");
    }

    void connections(DoubleSupplier sockets, DoubleSupplier sessions) {
        meters.gauge("lichthof_sockets", "Open TCP connections.", sockets);
        meters.gauge("lichthof_connections", "Open WebSocket connections.", sessions);
    }

    void readiness(Readiness readiness) {
        meters.gauge(
                "lichthof_store_ready",
                "1: what people say can be kept; 0: it cannot, and they are told so.",
                () -> readiness.canKeep() ? 1 : 0);
    }

    void walk(int bytes) {
        walks.increment();
        bytesIn.add(bytes);
    }

    void message(int bytes) {
        messages.increment();
        bytesIn.add(bytes);
    }

    void walkDropped() {
        walksDropped.increment();
    }

    void socketRefused() {
        socketsRefused.increment();
    }

    void upgradeRefused(int status) {
        meters.counter(
                        "lichthof_upgrades_refused_total",
                        "WebSockets that were refused.",
                        "status",
                        Integer.toString(status))
                .increment();
    }

    void refused(RefusalCode code) {
        count(refused.get(code));
    }

    void closed(ClosingReason reason) {
        count(closed.get(reason));
    }

    private static void count(Meters.@org.jspecify.annotations.Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
