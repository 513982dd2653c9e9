package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer, ready to be sent. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=UTF-8"), Json.bytes(body));
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
    }

    static Answer html(int status, String page) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=UTF-8",
                        "Cache-Control", "no-store",
                        "X-Frame-Options", "DENY",
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
                page.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", "").startsWith("application/json") && body.length > 0;
    }
}
