package org.lichthof.gateway;

import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import org.lichthof.config.Settings;
import org.lichthof.http.Response;
import org.lichthof.http.Router;
import org.lichthof.telemetry.Meters;

/** What all connections share before they are WebSockets. Any thread. */
record FrontDesk(
        Settings settings,
        Router router,
        StaticFiles files,
        Proxies proxies,
        AddressLimits limits,
        WebSocketUpgrade upgrade,
        ExecutorService workers,
        GatewayMeters meters,
        Meters scraped,
        Readiness readiness) {
    boolean mayReadMetrics(String client) {
        return switch (settings.metrics()) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case TRUSTED -> {
                InetAddress address = InetAddress.ofLiteral(client.replaceFirst("%.*", ""));
                yield address.isLoopbackAddress() || proxies.isTrusted(address);
            }
        };
    }

    Response metrics() {
        return Response.of(
                200,
                Meters.CONTENT_TYPE,
                scraped.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.util.Map.of("cache-control", "no-store"));
    }
}
