package dev.connectors.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a scripted provider answers to which requests. Thread-safe. */
final class Script {

    /** Answers requests of one form. */
    record Route(
            String origin,
            String method,
            List<String> segments,
            Map<String, List<String>> query,
            Function<ScriptedRequest, ScriptedAnswer> answer) {

        boolean fits(ScriptedRequest request) {
            return fitsMethod(request)
                    && (request.segments().equals(segments) || fitsWithPlaceholders(request))
                    && query.entrySet().stream()
                            .allMatch(wanted -> request.query()
                                    .getOrDefault(wanted.getKey(), List.of())
                                    .containsAll(wanted.getValue()));
        }

        /** Whether only segments differ, so that other arguments would have led here. */
        boolean almostFits(ScriptedRequest request) {
            return fitsMethod(request) && request.segments().size() == segments.size();
        }

        private boolean fitsMethod(ScriptedRequest request) {
            return origin.equals(request.origin()) && method.equals(request.method());
        }

        private boolean fitsWithPlaceholders(ScriptedRequest request) {
            if (request.segments().size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                var wanted = segments.get(i);
                if (!isPlaceholder(wanted) && !wanted.equals(request.segments().get(i))) {
                    return false;
                }
            }
            return true;
        }

        static boolean isPlaceholder(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }
    }

    private final List<Route> routes = new ArrayList<>();

    synchronized void clear() {
        routes.clear();
    }

    /** A later route for the same requests replaces the earlier. */
    synchronized void add(
            String origin, String method, String pathAndQuery, Function<ScriptedRequest, ScriptedAnswer> answer) {
        if (!pathAndQuery.startsWith("/")) {
            throw new IllegalArgumentException("A scripted path starts with a slash: " + pathAndQuery);
        }
        int mark = pathAndQuery.indexOf('?');
        var path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        var query = LoopbackServer.query(mark < 0 ? "" : pathAndQuery.substring(mark + 1));
        var segments = List.of(path.substring(1).split("/", -1));
        routes.removeIf(old -> old.origin().equals(origin)
                && old.method().equals(method)
                && old.segments().equals(segments)
                && old.query().equals(query));
        routes.add(new Route(origin, method, segments, query, answer));
    }

    /** The route that fits best: without a placeholder rather than with, and with more of the query rather than with less. */
    synchronized Optional<Route> route(ScriptedRequest request) {
        return routes.stream()
                .filter(route -> route.fits(request))
                .max(Comparator.comparing((Route route) -> route.segments().equals(request.segments()))
                        .thenComparing(route -> route.query().size()));
    }

    synchronized boolean has(String origin, String method, String path) {
        return routes.stream()
                .anyMatch(route -> route.origin().equals(origin)
                        && route.method().equals(method)
                        && ("/" + String.join("/", route.segments())).equals(path));
    }

    /** The routes that a request would have met with other segments. */
    synchronized List<Route> almost(ScriptedRequest request) {
        return routes.stream().filter(route -> route.almostFits(request)).toList();
    }
}
