package dev.connectors.testkit.sandbox;

/** A refusal of an OAuth endpoint in RFC 6749's shape: {@code error} and {@code error_description}. */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String description;

    OAuthError(int status, String code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.description = description;
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }

    Answer answer() {
        var body = Json.object().put("error", code).put("error_description", description);
        return Answer.json(status, body).with("Cache-Control", "no-store");
    }
}
