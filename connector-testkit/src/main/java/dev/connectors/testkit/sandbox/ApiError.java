package dev.connectors.testkit.sandbox;

import java.util.Map;

/**
 * A refusal of the Calendar API, in the shape that Google documents: {@code error.code}, {@code error.message},
 * {@code error.errors[]} with domain and reason, and the newer {@code status} and {@code details}.
 */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> STATUS_NAMES = Map.of(
            400, "INVALID_ARGUMENT",
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            409, "ALREADY_EXISTS",
            412, "FAILED_PRECONDITION",
            429, "RESOURCE_EXHAUSTED",
            500, "INTERNAL",
            503, "UNAVAILABLE");

    private final int status;
    private final String domain;
    private final String reason;
    private final String locationType;
    private final String location;

    private ApiError(int status, String domain, String reason, String message, String locationType, String location) {
        super(message, null, false, false);
        this.status = status;
        this.domain = domain;
        this.reason = reason;
        this.locationType = locationType;
        this.location = location;
    }

    static ApiError of(int status, String domain, String reason, String message) {
        return new ApiError(status, domain, reason, message, "", "");
    }

    static ApiError badRequest(String message) {
        return of(400, "global", "badRequest", message);
    }

    static ApiError parse(String message) {
        return of(400, "global", "parseError", message);
    }

    static ApiError invalid(String message) {
        return of(400, "global", "invalid", message);
    }

    static ApiError required(String message) {
        return of(400, "global", "required", message);
    }

    static ApiError parameter(String name, String reason, String message) {
        return new ApiError(400, "global", reason, message, "parameter", name);
    }

    static ApiError notFound() {
        return of(404, "global", "notFound", "Not Found");
    }

    static ApiError forbidden(String reason, String message) {
        return of(403, "calendar", reason, message);
    }

    static ApiError deleted() {
        return of(410, "global", "deleted", "Resource has been deleted");
    }

    static ApiError duplicate() {
        return of(409, "global", "duplicate", "The requested identifier already exists.");
    }

    static ApiError preconditionFailed() {
        return new ApiError(412, "global", "conditionNotMet", "Precondition Failed", "header", "If-Match");
    }

    static ApiError invalidCredentials() {
        return new ApiError(401, "global", "authError", "Invalid Credentials", "header", "Authorization");
    }

    static ApiError insufficientScope() {
        return of(403, "global", "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    static ApiError fullSyncRequired() {
        return new ApiError(
                410,
                "calendar",
                "fullSyncRequired",
                "Sync token is no longer valid, a full sync is required.",
                "parameter",
                "syncToken");
    }

    /** What should not happen is told to the caller, since nothing is logged. */
    static ApiError defect(RuntimeException cause) {
        return of(500, "global", "internalError", "A defect of the stand-in: " + cause);
    }

    /** The shape of a fault that a test ordered: usage limits have a domain of their own. */
    static ApiError ordered(int status, String reason) {
        var domain = reason.endsWith("LimitExceeded") || reason.equals("quotaExceeded") ? "usageLimits" : "global";
        return of(status, domain, reason, "Stand-in: " + reason);
    }

    int status() {
        return status;
    }

    Answer answer() {
        var body = Json.object();
        var error = body.putObject("error");
        error.put("code", status).put("message", getMessage());
        var item = error.putArray("errors").addObject();
        item.put("message", getMessage()).put("domain", domain).put("reason", reason);
        if (!location.isEmpty()) {
            item.put("locationType", locationType).put("location", location);
        }
        if (STATUS_NAMES.containsKey(status)) {
            error.put("status", STATUS_NAMES.get(status));
        }
        if (reason.equals("insufficientPermissions")) {
            error.putArray("details")
                    .addObject()
                    .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                    .put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
                    .put("domain", "googleapis.com");
        }
        return headers(Answer.json(status, body));
    }

    private Answer headers(Answer answer) {
        return switch (reason) {
            case "authError" -> answer.with("WWW-Authenticate", "Bearer realm=\"stand-in\", error=\"invalid_token\"");
            case "insufficientPermissions" ->
                answer.with("WWW-Authenticate", "Bearer realm=\"stand-in\", error=\"insufficient_scope\"");
            default -> answer;
        };
    }
}
