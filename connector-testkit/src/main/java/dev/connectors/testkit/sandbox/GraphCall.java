package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of a Graph method by a caller who has shown a live token and a scope that is enough.
 *
 * @param scopes the short names of the token's scopes
 * @param path the values of the address's placeholders
 */
record GraphCall(
        GraphMethod method,
        SandboxAccount caller,
        boolean isPersonal,
        Set<String> scopes,
        Map<String, String> path,
        Preferences preferences,
        Request request) {

    /** How an id begins that changes when its item moves. */
    private static final String MUTABLE = "AQ-";

    void checkQuery() {
        request.query().forEach((name, values) -> {
            if (!method.takes(name)) {
                throw GraphError.stricter("no parameter " + name + " here.");
            }
            if (values.size() > 1) {
                throw GraphError.of(400, "BadRequest", "Query option '" + name + "' was specified more than once.");
            }
        });
    }

    Optional<String> text(String name) {
        return request.query().getOrDefault(name, List.of()).stream().findFirst();
    }

    int number(String name, int otherwise) {
        var text = text(name);
        if (text.filter(it -> !it.matches("\\d{1,9}")).isPresent()) {
            throw GraphError.of(400, "BadRequest", "Invalid value for " + name + ".");
        }
        return text.map(Integer::valueOf).orElse(otherwise);
    }

    /** An instant; without an offset it is UTC, whatever zone the answer is wanted in. */
    Instant instant(String name) {
        var text = text(name)
                .orElseThrow(() -> GraphError.of(
                        400, "ErrorInvalidParameter", "This request requires a time window: " + name + " is missing."));
        try {
            return text.matches(".*T.*([Zz]|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.contains("T") ? text : text + "T00:00")
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw GraphError.of(400, "ErrorInvalidParameter", "The " + name + " is not a valid date.");
        }
    }

    /** The id in the address, whichever of its two forms was used. */
    String eventId() {
        var id = path.getOrDefault("eventId", "");
        return id.startsWith(MUTABLE) ? id.substring(MUTABLE.length()) : id;
    }

    /** An id in the form that the caller prefers. */
    String shown(String eventId) {
        return preferences.immutableIds() ? eventId : MUTABLE + eventId;
    }

    /** The body without type annotations, which Microsoft's own SDK puts everywhere and Graph takes without a word. */
    ObjectNode body() {
        var body = Json.body(request.body());
        body.findParents("@odata.type").forEach(it -> ((ObjectNode) it).remove("@odata.type"));
        return body;
    }

    /** The parameters of an action, empty if there is no body; the SDK spells them {@code Comment}, the documentation {@code comment}. */
    ObjectNode parameters() {
        var parameters = Json.object();
        if (request.body().length > 0) {
            body().properties()
                    .forEach(it -> parameters.set(
                            it.getKey().substring(0, 1).toLowerCase(Locale.ROOT)
                                    + it.getKey().substring(1),
                            it.getValue()));
        }
        return parameters;
    }

    /** Whether the token is good for titles and times, but not for bodies. */
    boolean isBasic() {
        return scopes.stream().filter(method.scopes()::contains).allMatch("Calendars.ReadBasic"::equals);
    }

    /** What an If-Match header lets be written: anything if there is none. */
    void checkPrecondition(StoredEvent event) {
        var wanted = request.header("if-match");
        if (wanted.filter(it -> !it.equals("*") && !it.equals(GraphEventView.etag(event)))
                .isPresent()) {
            throw GraphError.conflict();
        }
    }
}
