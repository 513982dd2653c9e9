package dev.connectors.testkit.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A path with placeholders, such as {@code me/calendars/{calendarId}/events}; each placeholder is one segment, which may have a
 * fixed end ({@code {name}:merge}).
 *
 * <p>Immutable.
 */
public record PathTemplate(List<String> segments) {

    /** Copies the list. */
    public PathTemplate {
        segments = List.copyOf(segments);
    }

    /** Splits a template at its slashes; one at the start is ignored. */
    public static PathTemplate parse(String template) {
        return new PathTemplate(List.of((template.startsWith("/") ? template.substring(1) : template).split("/")));
    }

    /** How many placeholders it has; of several templates that fit, the one with the fewest is meant. */
    public long placeholders() {
        return segments.stream().filter(it -> it.startsWith("{")).count();
    }

    /** Whether a percent-encoded path is of this form. */
    public boolean fits(String path) {
        var given = path.split("/", -1);
        if (segments.size() != given.length) {
            return false;
        }
        for (var i = 0; i < given.length; i++) {
            if (!fits(segments.get(i), given[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String part, String given) {
        if (!part.startsWith("{")) {
            return part.equals(given);
        }
        var suffix = part.substring(part.indexOf('}') + 1);
        return given.endsWith(suffix) && given.length() > suffix.length();
    }

    /** The decoded values of the placeholders in a path that fits. */
    public Map<String, String> variables(String path) {
        var variables = new LinkedHashMap<String, String>();
        var given = path.split("/", -1);
        for (var i = 0; i < given.length; i++) {
            var part = segments.get(i);
            if (part.startsWith("{")) {
                var close = part.indexOf('}');
                var suffix = part.length() - close - 1;
                var raw = given[i].substring(0, given[i].length() - suffix).replace("+", "%2B");
                variables.put(part.substring(1, close), URLDecoder.decode(raw, StandardCharsets.UTF_8));
            }
        }
        return variables;
    }
}
