package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request that the stand-in received, without its secrets: the Authorization header and the secret values of a form
 * (client secret, code, verifier, tokens) read {@code [redacted]}.
 *
 * <p>Immutable.
 *
 * @param path the raw path, percent-encoded as it was sent
 * @param query decoded; a repeated parameter keeps all its values
 * @param headers by lower-case name
 * @param account the address of the account whose token was sent, if it was a live one
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String body,
        Optional<String> account) {

    private static final String REDACTED = "[redacted]";
    private static final Set<String> SECRET_FIELDS =
            Set.of("client_secret", "code", "code_verifier", "refresh_token", "token", "assertion");

    /** Copies the collections. */
    public RecordedRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    static RecordedRequest of(Request request, Optional<String> account) {
        var headers = new LinkedHashMap<>(request.headers());
        headers.computeIfPresent("authorization", (name, value) -> List.of(REDACTED));
        headers.computeIfPresent("cookie", (name, value) -> List.of(REDACTED));
        var query = new LinkedHashMap<>(request.query());
        query.computeIfPresent("access_token", (name, value) -> List.of(REDACTED));
        var body = request.isForm()
                ? redacted(request.form())
                : new String(request.body(), java.nio.charset.StandardCharsets.UTF_8);
        return new RecordedRequest(request.method(), request.path(), query, headers, body, account);
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Whether it can change something at the provider: everything but GET and HEAD, and but the reads by POST, freeBusy and getSchedule. */
    public boolean isWrite() {
        return !method.equals("GET")
                && !method.equals("HEAD")
                && !path.endsWith("/freeBusy")
                && !path.endsWith("/getSchedule");
    }

    private static String redacted(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value ->
                                field.getKey() + "=" + (SECRET_FIELDS.contains(field.getKey()) ? REDACTED : value)))
                .collect(Collectors.joining("&"));
    }
}
