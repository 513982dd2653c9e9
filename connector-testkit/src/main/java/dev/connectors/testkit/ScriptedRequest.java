package dev.connectors.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that a {@link ScriptedProvider} received. Immutable.
 *
 * @param origin the provider's name for the origin that it came to, such as {@code api}
 * @param method such as {@code GET}
 * @param segments of the path, decoded, so an id is one of them whatever it holds
 * @param query the parameters, decoded, in their order, with all values of each
 * @param headers by their names in lower case; the first value of each
 * @param body the body as text; empty where there is none
 */
public record ScriptedRequest(
        String origin,
        String method,
        List<String> segments,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body) {

    public ScriptedRequest {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(body, "body");
        segments = List.copyOf(segments);
        query = new LinkedHashMap<>(query);
        headers = Map.copyOf(headers);
    }

    /** The decoded path, such as {@code /v1/leads/7}. */
    public String path() {
        return "/" + String.join("/", segments);
    }

    /** A query parameter; the first value where there are several. */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A header, in any spelling of its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Without the body and the parameters: method and path. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
