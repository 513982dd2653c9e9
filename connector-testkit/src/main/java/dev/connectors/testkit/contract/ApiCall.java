package dev.connectors.testkit.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request as it travels.
 *
 * <p>Immutable.
 *
 * @param verb such as {@code GET}
 * @param path below the root of the API, percent-encoded, without a slash at the start and without a query
 * @param query decoded, in any order; a repeated parameter has several values
 * @param headers by lower-case name
 * @param body as sent; empty if there is none
 */
public record ApiCall(
        String verb, String path, Map<String, List<String>> query, Map<String, List<String>> headers, String body) {

    /** Copies the collections. */
    public ApiCall {
        query = Map.copyOf(query);
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** A call with neither query nor headers nor body. */
    public static ApiCall of(String verb, String path) {
        return new ApiCall(verb, path, Map.of(), Map.of(), "");
    }

    /** The same with these parameters. */
    public ApiCall query(Map<String, List<String>> parameters) {
        return new ApiCall(verb, path, parameters, headers, body);
    }

    /** The same with one parameter, given once. */
    public ApiCall query(String name, String value) {
        return query(Map.of(name, List.of(value)));
    }

    /** The same with these headers. */
    public ApiCall headers(Map<String, List<String>> fields) {
        return new ApiCall(verb, path, query, fields, body);
    }

    /** The same with this body. */
    public ApiCall body(String text) {
        return new ApiCall(verb, path, query, headers, text);
    }
}
