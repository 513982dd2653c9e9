package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of an API method by a caller who has shown a live token and a scope that is enough.
 *
 * @param scopes the short names of the token's scopes
 * @param path the values of the address's placeholders
 */
record Call(
        CalendarMethod method, SandboxAccount caller, Set<String> scopes, Map<String, String> path, Request request) {

    /** Checks every parameter against the method's table. */
    void checkQuery() {
        for (var name : method.required()) {
            if (!request.query().containsKey(name)) {
                throw ApiError.parameter(name, "required", "Required parameter: " + name);
            }
        }
        request.query().forEach((name, values) -> {
            var parameter = method.parameter(name)
                    .orElseThrow(() -> ApiError.parameter(
                            name,
                            "invalidParameter",
                            "Stand-in, stricter than Google: " + method.id() + " has no parameter " + name + "."));
            if (values.size() > 1 && !parameter.isRepeated()) {
                throw ApiError.parameter(name, "invalidParameter", "Parameter " + name + " is given more than once.");
            }
            values.forEach(value -> checkValue(parameter, value));
        });
    }

    private static void checkValue(CalendarMethod.Parameter parameter, String value) {
        var fits = switch (parameter.type()) {
            case "bool" -> value.equals("true") || value.equals("false");
            case "int" -> value.matches("\\d{1,9}");
            case "time" ->
                When.Formats.DATE_TIME.matcher(value).matches()
                        && When.Formats.OFFSET.matcher(value).find();
            default -> true;
        };
        if (!fits) {
            var reason = parameter.type().equals("time") ? "badRequest" : "invalidParameter";
            throw ApiError.parameter(
                    parameter.name(), reason, "Invalid value '" + value + "' for " + parameter.name() + ".");
        }
    }

    Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return request.query().getOrDefault(name, List.of());
    }

    boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::valueOf).orElse(otherwise);
    }

    Optional<Instant> time(String name) {
        try {
            return text(name).map(it -> OffsetDateTime.parse(it).toInstant());
        } catch (java.time.format.DateTimeParseException e) {
            throw ApiError.parameter(name, "badRequest", "Invalid value for " + name + ".");
        }
    }

    boolean has(String name) {
        return request.query().containsKey(name);
    }

    /** A word out of a list. */
    String word(String name, String otherwise, String... allowed) {
        var word = text(name).orElse(otherwise);
        if (!List.of(allowed).contains(word)) {
            throw ApiError.parameter(name, "invalidParameter", "Invalid value '" + word + "' for " + name + ".");
        }
        return word;
    }

    ObjectNode body() {
        return Json.body(request.body());
    }

    /** The events that an If-Match header lets be written: any if there is none. */
    void checkPrecondition(StoredEvent event) {
        var wanted = request.header("if-match");
        if (wanted.filter(it -> !it.equals("*") && !it.equals(event.etag())).isPresent()) {
            throw ApiError.preconditionFailed();
        }
    }
}
