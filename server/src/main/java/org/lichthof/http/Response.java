package org.lichthof.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One answer, complete with its body. Immutable. */
public final class Response {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Response(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    /** @param headers names in small letters; no content-type, no content-length */
    public static Response of(int status, String contentType, byte[] body, Map<String, String> headers) {
        return new Response(status, contentType, body, headers);
    }

    /** 200 with this as JSON; not to be kept by caches, for it tells of now. */
    public static Response json(Object value) {
        return of(200, "application/json", Json.write(value), Map.of("cache-control", "no-store"));
    }

    public static Response text(String text) {
        return of(
                200,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("cache-control", "no-store"));
    }

    /** 204. */
    public static Response empty() {
        return of(204, "", new byte[0], Map.of());
    }

    public int status() {
        return status;
    }

    /** Empty when there is no body. */
    public String contentType() {
        return contentType;
    }

    /** Not to be written to. */
    public byte[] body() {
        return body;
    }

    /** Beside content-type and content-length; names in small letters. */
    public Map<String, String> headers() {
        return headers;
    }
}
