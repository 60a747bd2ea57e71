package org.lichthof.http;

/** The table of routes: which handler answers which method and path. Immutable once built; any thread. */
public final class Router {
    private Router() {}

    /**
     * Finds the handler and lets it answer. Never throws: what goes wrong becomes an answer of {@code problem+json} (404 for
     * an unknown path, 405 with {@code allow} for a wrong method, 413 for a body beyond {@link #largestBody()}, 500 for our
     * own mistakes, which are logged with a number that the answer repeats).
     *
     * <p>{@code HEAD} is answered like {@code GET}; the caller leaves the body out.
     */
    public Response route(Request request) {
        throw new UnsupportedOperationException();
    }

    /** Whether some route has this path, whatever the method: what is not the router's may be a static file. */
    public boolean knows(String path) {
        throw new UnsupportedOperationException();
    }

    /** Bytes; whoever reads bodies from the network stops there. */
    public int largestBody() {
        throw new UnsupportedOperationException();
    }

    public static Builder builder() {
        throw new UnsupportedOperationException();
    }

    /** Collects routes. */
    public static final class Builder {
        /** @param pattern literal segments and <code>{variables}</code>, which match one segment each: <code>/api/events/{slug}</code> */
        public Builder on(Method method, String pattern, Handler handler) {
            throw new UnsupportedOperationException();
        }

        public Builder get(String pattern, Handler handler) {
            return on(Method.GET, pattern, handler);
        }

        public Builder post(String pattern, Handler handler) {
            return on(Method.POST, pattern, handler);
        }

        public Router build() {
            throw new UnsupportedOperationException();
        }
    }
}
