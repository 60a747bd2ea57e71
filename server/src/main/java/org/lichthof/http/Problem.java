package org.lichthof.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal that travels to the client as {@code application/problem+json} (RFC 9457): what happened, in words for a person,
 * and what to do next. Thrown by handlers; without a stack trace, because it is the client's fault or the world's.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String title;
    private final String detail;
    private final String remedy;
    private final Map<String, String> headers = new TreeMap<>();

    /**
     * @param status 400 to 599
     * @param title the kind of problem, the same every time
     * @param detail what was wrong this time
     * @param remedy what the reader can do about it
     */
    public Problem(int status, String title, String detail, String remedy) {
        super(status + " " + title + ": " + detail, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.remedy = remedy;
    }

    public static Problem badRequest(String detail, String remedy) {
        return new Problem(400, "Not understood", detail, remedy);
    }

    public static Problem notFound(String detail, String remedy) {
        return new Problem(404, "Not found", detail, remedy);
    }

    public static Problem forbidden(String detail, String remedy) {
        return new Problem(403, "Forbidden", detail, remedy);
    }

    public static Problem tooLarge(int largestBytes) {
        return new Problem(413, "Too large", "The body may have " + largestBytes + " bytes at most.", "Send less.");
    }

    public static Problem tooManyRequests(int retryAfterSeconds) {
        return new Problem(
                        429,
                        "Too many requests",
                        "More requests came from this address than are answered.",
                        "Try again in " + retryAfterSeconds + " s.")
                .header("retry-after", Integer.toString(retryAfterSeconds));
    }

    public static Problem unavailable(String detail, String remedy) {
        return new Problem(503, "Not available now", detail, remedy).header("retry-after", "5");
    }

    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** As it is sent. */
    public Response response() {
        return Response.of(
                status,
                "application/problem+json",
                Json.write(new Body("about:blank", title, status, detail, remedy)),
                headers);
    }

    private record Body(String type, String title, int status, String detail, String remedy) {}
}
