package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal of an OAuth endpoint in RFC 6749's shape: {@code error} and {@code error_description}. */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String description;
    private final LinkedHashMap<String, String> more;

    OAuthError(int status, String code, String description) {
        this(status, code, description, Map.of());
    }

    /** One that says more than RFC 6749 asks for. */
    OAuthError(int status, String code, String description, Map<String, String> more) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.description = description;
        this.more = new LinkedHashMap<>(more);
    }

    int status() {
        return status;
    }

    Map<String, String> more() {
        return more;
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
