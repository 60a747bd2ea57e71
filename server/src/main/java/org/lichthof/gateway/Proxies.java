package org.lichthof.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.AddressRange;

/** Who really asks, when a proxy asks for them. {@code X-Forwarded-*} counts from trusted proxies only. Any thread. */
final class Proxies {
    private final List<AddressRange> trusted;

    Proxies(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * The address of the browser: the last in {@code X-Forwarded-For} that no trusted proxy has. Whatever stands before that
     * one was written by somebody whom we do not know. Where all are within the trusted ranges, as in a house that trusts its
     * whole network, it is the first that is told: else everybody in it would be one address.
     */
    String clientOf(InetAddress peer, HttpHeaders headers) {
        if (!isTrusted(peer)) {
            return peer.getHostAddress();
        }
        List<String> hops = headers.getAll("x-forwarded-for").stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        InetAddress farthest = peer;
        for (String hop : hops.reversed()) {
            InetAddress address = literal(hop);
            if (address == null) {
                break;
            }
            farthest = address;
            if (!isTrusted(address)) {
                break;
            }
        }
        return farthest.getHostAddress();
    }

    /** {@code https} when the browser came by it. */
    boolean isSecure(InetAddress peer, HttpHeaders headers, boolean isTls) {
        String told = isTrusted(peer) ? headers.get("x-forwarded-proto") : null;
        return told == null ? isTls : told.strip().toLowerCase(Locale.ROOT).equals("https");
    }

    /** Host and port as the browser's address bar has them; empty: not said. */
    String hostOf(InetAddress peer, HttpHeaders headers) {
        String told = isTrusted(peer) ? headers.get("x-forwarded-host") : null;
        String host = told == null ? headers.get("host") : told;
        return host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable InetAddress literal(String hop) {
        String bare = hop.startsWith("[") && hop.contains("]")
                ? hop.substring(1, hop.indexOf(']'))
                : hop.chars().filter(c -> c == ':').count() == 1 ? hop.substring(0, hop.indexOf(':')) : hop;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
