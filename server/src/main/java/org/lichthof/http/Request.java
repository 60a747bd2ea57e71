package org.lichthof.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request, complete with its body. Immutable. */
public final class Request {
    private final Method method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String clientAddress;
    private final Map<String, String> variables;

    private Request(
            Method method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            String clientAddress,
            Map<String, String> variables) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.clientAddress = clientAddress;
        this.variables = variables;
    }

    /**
     * @param target path and query as they came, still percent-encoded: {@code /api/events?x=1}
     * @param headers names in any case; of a repeated header the caller gives the values joined by commas
     * @param body at most {@link Router#largestBody()} bytes, the caller has seen to it; kept, not copied
     * @param clientAddress of the browser, behind trusted proxies too; for limits, never for logs
     * @throws Problem 400 when the target cannot be read
     */
    public static Request of(
            Method method, String target, Map<String, String> headers, byte[] body, String clientAddress) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        if (!path.startsWith("/")) {
            throw Problem.badRequest("The address must begin with a slash.", "Ask for a path such as /api/events.");
        }
        Map<String, String> lowered = new TreeMap<>();
        headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
        return new Request(
                method,
                path,
                parseQuery(question < 0 ? "" : target.substring(question + 1)),
                lowered,
                body,
                clientAddress,
                Map.of());
    }

    Request withVariables(Map<String, String> found) {
        return new Request(method, path, query, headers, body, clientAddress, found);
    }

    public Method method() {
        return method;
    }

    /** As it came, percent-encoded. */
    public String path() {
        return path;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Not to be written to. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as JSON.
     *
     * @throws Problem 400, naming what is wrong and where, when it is not JSON or not of this shape
     */
    public <T> T json(Class<T> shape) {
        return Json.read(body, shape);
    }

    public String clientAddress() {
        return clientAddress;
    }

    /**
     * What stood in the place of <code>{name}</code> in the route's pattern, decoded.
     *
     * @throws IllegalArgumentException when the pattern has no such place: a mistake in the table of routes
     */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}, only " + variables.keySet());
        }
        return value;
    }

    private static Map<String, String> parseQuery(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                found.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return found;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The address holds a percent sign that encodes nothing.", "Encode it as %25.");
        }
    }
}
