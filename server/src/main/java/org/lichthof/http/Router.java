package org.lichthof.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of routes: which handler answers which method and path. Immutable once built; any thread. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final List<Path> paths;
    private final int largestBody;
    private final AtomicLong incidents = new AtomicLong();

    private Router(List<Path> paths, int largestBody) {
        this.paths = List.copyOf(paths);
        this.largestBody = largestBody;
    }

    /** @param largestBody bytes */
    public static Builder builder(int largestBody) {
        return new Builder(largestBody);
    }

    /**
     * Finds the handler and lets it answer. Never throws: what goes wrong becomes an answer of {@code problem+json} (404 for
     * an unknown path, 405 with {@code allow} for a wrong method, 413 for a body beyond {@link #largestBody()}, 500 for our
     * own mistakes, which are logged with a number that the answer repeats).
     *
     * <p>{@code HEAD} is answered like {@code GET}; the caller leaves the body out.
     */
    public Response route(Request request) {
        try {
            return answer(request);
        } catch (Problem problem) {
            return problem.response();
        } catch (RuntimeException | Error ours) {
            long incident = incidents.incrementAndGet();
            LOG.error("incident {}: {} {} failed", incident, request.method(), patternOf(request.path()), ours);
            return new Problem(
                            500,
                            "Our mistake",
                            "Something went wrong here that should not.",
                            "Try again; if it stays, tell the operator: incident " + incident + ".")
                    .response();
        }
    }

    /** Whether some route has this path, whatever the method: what is not the router's may be a static file. */
    public boolean knows(String path) {
        return find(path) != null;
    }

    /** Bytes; whoever reads bodies from the network stops there. */
    public int largestBody() {
        return largestBody;
    }

    /** Every route as {@code "GET /api/events/{slug}"}, in the order they were named: for the docs and their test. */
    public List<String> routes() {
        return paths.stream()
                .flatMap(path -> path.handlers.keySet().stream().map(method -> method + " " + path.pattern))
                .toList();
    }

    private Response answer(Request request) {
        Found found = find(request.path());
        if (found == null) {
            throw Problem.notFound(
                    "There is nothing at this address.", "Look at docs/api.md for those that there are.");
        }
        if (request.method() == Method.OPTIONS) {
            return Response.of(204, "", new byte[0], Map.of("allow", found.path.allowed()));
        }
        Handler handler = found.path.handlers.get(request.method() == Method.HEAD ? Method.GET : request.method());
        if (handler == null) {
            throw new Problem(
                            405,
                            "Method not allowed",
                            request.method() + " is not done here.",
                            "Use one of: " + found.path.allowed() + ".")
                    .header("allow", found.path.allowed());
        }
        if (request.body().length > largestBody) {
            throw Problem.tooLarge(largestBody);
        }
        return handler.handle(request.withVariables(found.variables));
    }

    private record Found(Path path, Map<String, String> variables) {}

    private @Nullable Found find(String path) {
        List<String> segments = split(path);
        for (Path candidate : paths) {
            Map<String, String> variables = candidate.match(segments);
            if (variables != null) {
                return new Found(candidate, variables);
            }
        }
        return null;
    }

    /** For the log, where addresses do not belong: they may carry names. */
    private String patternOf(String path) {
        Found found = find(path);
        return found == null ? "(no route)" : found.path.pattern;
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** One pattern with its handlers. */
    private record Path(String pattern, List<String> segments, Map<Method, Handler> handlers) {
        /** The variables, or null when the path is another. Literal segments are compared as they came. */
        @Nullable
        Map<String, String> match(List<String> asked) {
            if (asked.size() != segments.size()) {
                return null;
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (isVariable(segment)) {
                    if (asked.get(i).isEmpty()) {
                        return null;
                    }
                    variables.put(segment.substring(1, segment.length() - 1), decode(asked.get(i)));
                } else if (!segment.equals(asked.get(i))) {
                    return null;
                }
            }
            return variables;
        }

        String allowed() {
            Set<Method> methods = EnumSet.copyOf(handlers.keySet());
            methods.add(Method.OPTIONS);
            if (methods.contains(Method.GET)) {
                methods.add(Method.HEAD);
            }
            return methods.stream().map(Method::name).collect(Collectors.joining(", "));
        }

        /** In a path a plus sign is a plus sign, other than in a query. */
        private static String decode(String segment) {
            try {
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("The address holds a percent sign that encodes nothing.", "Encode it as %25.");
            }
        }
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Collects routes. Where two patterns fit a path, the one named first answers. */
    public static final class Builder {
        private final Map<String, Path> paths = new LinkedHashMap<>();
        private final int largestBody;

        private Builder(int largestBody) {
            this.largestBody = largestBody;
        }

        /**
         * @param pattern literal segments and <code>{variables}</code>, which match one segment each:
         *     <code>/api/events/{slug}</code>
         * @throws IllegalArgumentException for a second handler of the same method and pattern
         */
        public Builder on(Method method, String pattern, Handler handler) {
            if (!pattern.startsWith("/") || method == Method.HEAD || method == Method.OPTIONS) {
                throw new IllegalArgumentException("no route: " + method + " " + pattern);
            }
            Path path = paths.computeIfAbsent(
                    pattern, p -> new Path(p, split(p), new EnumMap<Method, Handler>(Method.class)));
            if (path.handlers.put(method, handler) != null) {
                throw new IllegalArgumentException("two handlers for " + method + " " + pattern);
            }
            return this;
        }

        public Builder get(String pattern, Handler handler) {
            return on(Method.GET, pattern, handler);
        }

        public Builder post(String pattern, Handler handler) {
            return on(Method.POST, pattern, handler);
        }

        public Router build() {
            return new Router(new ArrayList<>(paths.values()), largestBody);
        }
    }
}
