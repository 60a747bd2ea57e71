package org.lichthof.bench;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where walkers come in: the address that a person would open, taken apart.
 *
 * @param secure whether TLS is spoken
 * @param event slug after {@code /e/}; {@code demo} when the address names none
 * @param linkToken what stands after the #, or empty
 */
record FrontDoor(boolean secure, String host, int port, String event, String linkToken) {
    private static final Pattern EVENT = Pattern.compile("/e/([a-z0-9-]+)/?.*");

    /** @throws IllegalArgumentException with a sentence for the person at the keyboard */
    static FrontDoor of(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address; give one like http://localhost:8080/e/demo.", e);
        }
        String scheme = uri.getScheme();
        if (uri.getHost() == null || scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address; give one like http://localhost:8080/e/demo.");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        var event = EVENT.matcher(uri.getPath() == null ? "" : uri.getPath());
        return new FrontDoor(
                secure,
                uri.getHost(),
                port,
                event.matches() ? event.group(1) : "demo",
                uri.getFragment() == null ? "" : uri.getFragment());
    }

    URI http(String path) {
        return URI.create((secure ? "https://" : "http://") + host + ":" + port + path);
    }

    URI webSocket() {
        return URI.create((secure ? "wss://" : "ws://") + host + ":" + port + "/ws");
    }
}
