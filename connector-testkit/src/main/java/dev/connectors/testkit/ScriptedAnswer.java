package dev.connectors.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link ScriptedProvider} answers. Immutable.
 *
 * @param status such as 200
 * @param headers what else it says; the length is added
 * @param body the text; empty for none
 */
public record ScriptedAnswer(int status, Map<String, String> headers, String body) {

    public ScriptedAnswer {
        Objects.requireNonNull(body, "body");
        headers = new LinkedHashMap<>(headers);
    }

    /**
     * JSON.
     *
     * @param json single quotes are read as double quotes
     */
    public static ScriptedAnswer json(int status, String json) {
        return new ScriptedAnswer(status, Map.of("Content-Type", "application/json"), json.replace('\'', '"'));
    }

    /** Anything at all, such as a proxy's HTML. */
    public static ScriptedAnswer text(int status, String contentType, String body) {
        return new ScriptedAnswer(status, Map.of("Content-Type", contentType), body);
    }

    /** The same with a header. */
    public ScriptedAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ScriptedAnswer(status, more, body);
    }

    /** The same with another body. */
    ScriptedAnswer withBody(String other) {
        return new ScriptedAnswer(status, headers, other);
    }

    boolean isJson() {
        return headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Content-Type")
                        && header.getValue().contains("json"));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the body. */
    @Override
    public String toString() {
        return status + ", " + body.length() + " characters";
    }
}
