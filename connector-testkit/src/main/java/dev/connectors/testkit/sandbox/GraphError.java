package dev.connectors.testkit.sandbox;

import java.util.Map;
import java.util.UUID;

/** A refusal of Graph, in the shape that Microsoft documents: {@code error.code}, {@code error.message}, {@code error.innerError}. */
final class GraphError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> CODES = Map.of(
            400, "ErrorInvalidRequest",
            401, "InvalidAuthenticationToken",
            403, "ErrorAccessDenied",
            404, "ErrorItemNotFound",
            409, "ErrorDuplicateTransactionId",
            410, "ErrorItemNotFound",
            412, "ErrorIrresolvableConflict");

    private final int status;
    private final String code;
    private final Map<String, String> headers;

    private GraphError(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static GraphError of(int status, String code, String message) {
        return new GraphError(status, code, message, Map.of());
    }

    static GraphError invalid(String message) {
        return of(400, "ErrorInvalidRequest", message);
    }

    /** What Graph would let pass. */
    static GraphError stricter(String message) {
        return of(400, "BadRequest", "Stand-in, stricter than Microsoft: " + message);
    }

    static GraphError notFound() {
        return of(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    }

    static GraphError denied() {
        return of(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }

    static GraphError conflict() {
        return of(
                412,
                "ErrorIrresolvableConflict",
                "The send or update operation could not be performed because the change key passed in the request does"
                        + " not match the current change key for the item.");
    }

    static GraphError unauthenticated() {
        return new GraphError(
                401,
                "InvalidAuthenticationToken",
                "Access token is empty, has expired or is not yet valid.",
                Map.of("WWW-Authenticate", "Bearer realm=\"\", authorization_uri=\"stand-in\""));
    }

    static GraphError insufficientClaims(String claims) {
        return new GraphError(
                401,
                "InvalidAuthenticationToken",
                "Continuous access evaluation resulted in challenge with result: InteractionRequired",
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"stand-in\", error=\"insufficient_claims\", claims=\""
                                + claims + "\""));
    }

    /** The application is over its limit for this mailbox. */
    static GraphError throttled(int status, String code, long retryAfter) {
        return new GraphError(
                status,
                code,
                "Application is over its MailboxConcurrency limit.",
                Map.of("Retry-After", Long.toString(retryAfter)));
    }

    /** A refusal of the part that all stand-ins share. */
    static GraphError of(ApiError error) {
        var status = error.status() == 410 ? 404 : error.status();
        return of(
                status,
                CODES.getOrDefault(error.status(), "ErrorInternalServerError"),
                String.valueOf(error.getMessage()));
    }

    Answer answer(String date) {
        var body = Json.object();
        var error = body.putObject("error").put("code", code).put("message", getMessage());
        var id = UUID.nameUUIDFromBytes((code + date).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        error.putObject("innerError").put("date", date).put("request-id", id).put("client-request-id", id);
        var answer = Answer.json(status, body).with("request-id", id);
        for (var header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
