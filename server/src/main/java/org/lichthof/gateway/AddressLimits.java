package org.lichthof.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lichthof.config.Settings;

/**
 * How much one address may ask of us: connections at a time, entrances and requests a minute. Addresses are kept in memory,
 * for two minutes after they were last seen, and nowhere else. Of IPv6 the first 64 bits count: those are one home, which has
 * more addresses of its own than anybody could count. Any thread.
 */
final class AddressLimits {
    /** Sockets that are not (yet) WebSockets: a browser opens six, and several people may share an address. */
    private static final int SOCKETS_PER_CONNECTION = 4;

    private final Settings.Limits limits;
    private final AtomicInteger sockets = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> socketsByPeer = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> connections = new ConcurrentHashMap<>();
    private final Cache<String, Allowance> entrances = forAWhile();
    private final Cache<String, Allowance> requests = forAWhile();

    AddressLimits(Settings.Limits limits) {
        this.limits = limits;
    }

    private static Cache<String, Allowance> forAWhile() {
        return Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(2))
                .maximumSize(100_000)
                .build();
    }

    int sockets() {
        return sockets.get();
    }

    /** A socket was opened. False: there are too many, close it; the caller must not call {@link #socketClosed} then. */
    boolean socketOpened(String peer, boolean isTrustedProxy) {
        // Room beside the WebSockets for those who only fetch the page.
        if (sockets.incrementAndGet() > limits.connections() + 256) {
            sockets.decrementAndGet();
            return false;
        }
        int most = isTrustedProxy ? Integer.MAX_VALUE : limits.connectionsPerAddress() * SOCKETS_PER_CONNECTION;
        if (!countUp(socketsByPeer, home(peer), most)) {
            sockets.decrementAndGet();
            return false;
        }
        return true;
    }

    void socketClosed(String peer) {
        sockets.decrementAndGet();
        countDown(socketsByPeer, home(peer));
    }

    /** A WebSocket is wished from this address. False: too many; the caller must not call {@link #disconnected} then. */
    boolean connected(String address) {
        return countUp(connections, home(address), limits.connectionsPerAddress());
    }

    void disconnected(String address) {
        countDown(connections, home(address));
    }

    /** Somebody says Hello; with a wrong link it counts five times, so that links cannot be guessed. */
    boolean mayEnter(String address, long nowNanos) {
        return take(entrances, address, limits.entrancesPerMinutePerAddress(), nowNanos);
    }

    void wrongLink(String address, long nowNanos) {
        for (int i = 0; i < 4; i++) {
            take(entrances, address, limits.entrancesPerMinutePerAddress(), nowNanos);
        }
    }

    boolean mayAsk(String address, long nowNanos) {
        return take(requests, address, limits.requestsPerMinutePerAddress(), nowNanos);
    }

    private static boolean take(Cache<String, Allowance> from, String address, int perMinute, long nowNanos) {
        Allowance allowance = from.get(home(address), _ -> new Allowance(perMinute / 60.0, perMinute, nowNanos));
        synchronized (allowance) {
            return allowance.take(nowNanos);
        }
    }

    /** What of a literal address is counted. */
    private static String home(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    }

    private static boolean countUp(ConcurrentHashMap<String, Integer> counts, String key, int most) {
        boolean[] fits = {false};
        counts.compute(key, (_, count) -> {
            int now = count == null ? 0 : count;
            fits[0] = now < most;
            return fits[0] ? Integer.valueOf(now + 1) : count;
        });
        return fits[0];
    }

    private static void countDown(ConcurrentHashMap<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (_, count) -> count <= 1 ? null : Integer.valueOf(count - 1));
    }
}
