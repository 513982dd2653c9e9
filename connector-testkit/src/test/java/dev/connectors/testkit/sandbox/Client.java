package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Speaks to the stand-in as a connector would, over HTTP. JSON may have single quotes, for reading. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String root;
    private final String token;

    Client(URI root, String token) {
        this.root = root.toString();
        this.token = token;
    }

    /** An answer; the body is an empty object where there is none. */
    record Reply(int status, JsonNode json, String text, Map<String, List<String>> headers) {

        String reason() {
            return json.path("error").path("errors").path(0).path("reason").asText();
        }

        String message() {
            return json.path("error").path("message").asText();
        }

        List<String> texts(String field) {
            var texts = new ArrayList<String>();
            json.path("items").forEach(it -> texts.add(it.path(field).asText()));
            return texts;
        }
    }

    Reply get(String path, String... query) {
        return send("GET", path, "", Map.of(), query);
    }

    Reply post(String path, String json, String... query) {
        return send("POST", path, json, Map.of(), query);
    }

    Reply patch(String path, String json, String... query) {
        return send("PATCH", path, json, Map.of(), query);
    }

    Reply put(String path, String json, String... query) {
        return send("PUT", path, json, Map.of(), query);
    }

    Reply delete(String path, String... query) {
        return send("DELETE", path, "", Map.of(), query);
    }

    /** The form post of the OAuth endpoints. */
    Reply form(String path, String... fields) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(pairs(fields)));
        return exchange(request.build());
    }

    Reply send(String method, String path, String json, Map<String, String> headers, String... query) {
        var address = root + path + (query.length == 0 ? "" : "?" + pairs(query));
        var body = json.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(read(json).toString());
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return exchange(request.build());
    }

    private Reply exchange(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var isZipped = answer.headers()
                    .firstValue("content-encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            var text = new String(isZipped ? unzipped(answer.body()) : answer.body(), StandardCharsets.UTF_8);
            var isJson = answer.headers().firstValue("content-type").orElse("").startsWith("application/json");
            var json = isJson && !text.isEmpty() ? read(text) : JSON.createObjectNode();
            return new Reply(answer.statusCode(), json, text, answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pairs(String... pairs) {
        var query = new StringBuilder();
        for (var i = 0; i < pairs.length; i += 2) {
            query.append(i == 0 ? "" : "&").append(pairs[i]).append('=').append(encode(pairs[i + 1]));
        }
        return query.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
