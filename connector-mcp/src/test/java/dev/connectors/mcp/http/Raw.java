package dev.connectors.mcp.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests as no library would send them. */
final class Raw {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An event as it came; of a comment nothing is left. */
    record Event(String id, String data) {

        JsonNode json() throws IOException {
            return JSON.readTree(data);
        }
    }

    /** A response whose events are read one by one. */
    static final class Events implements AutoCloseable {

        final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Events(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next one with an id or data; empty at the end. */
        Optional<Event> next() throws IOException {
            var id = "";
            var data = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data:")) {
                    data.add(line.substring(5).strip());
                } else if (line.isEmpty() && !(id.isEmpty() && data.isEmpty())) {
                    return Optional.of(new Event(id, String.join("\n", data)));
                }
            }
            return Optional.empty();
        }

        /** The next one that carries a message. */
        JsonNode message() throws IOException {
            var event = next().orElseThrow();
            return event.data().isEmpty() ? message() : event.json();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private final URI address;
    final Map<String, String> headers = new LinkedHashMap<>();

    Raw(URI address, String token) {
        this.address = address;
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("Content-Type", "application/json");
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
    }

    /** The same with another header; an empty one is left out. */
    Raw with(String name, String value) {
        var other = new Raw(address, "");
        other.headers.clear();
        other.headers.putAll(headers);
        if (value.isEmpty()) {
            other.headers.remove(name);
        } else {
            other.headers.put(name, value);
        }
        return other;
    }

    /** The same in a session that begins now. */
    Raw initialized(String version, String capabilities) throws Exception {
        var response = post(initialize(version, capabilities));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        var session = with(
                "Mcp-Session-Id",
                response.headers().firstValue("Mcp-Session-Id").orElseThrow());
        session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return session;
    }

    Raw initialized() throws Exception {
        return initialized("2025-11-25", "{}");
    }

    static String initialize(String version, String capabilities) {
        return "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                + "\",\"capabilities\":" + capabilities + ",\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}";
    }

    static String call(int id, String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    HttpResponse<String> post(String body) throws Exception {
        return HTTP.send(request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method) throws Exception {
        return HTTP.send(request().method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    Events events(String body) throws Exception {
        return new Events(
                HTTP.send(request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream()));
    }

    Events listen() throws Exception {
        return new Events(HTTP.send(request().GET().build(), BodyHandlers.ofInputStream()));
    }

    /** Every message of a body of events, or the one of a body of JSON. */
    static List<JsonNode> messages(HttpResponse<String> response) throws IOException {
        var messages = new ArrayList<JsonNode>();
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            messages.add(JSON.readTree(response.body()));
        } else {
            for (var line : response.body().lines().toList()) {
                if (line.startsWith("data: {")) {
                    messages.add(JSON.readTree(line.substring(6)));
                }
            }
        }
        return messages;
    }

    private HttpRequest.Builder request() {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return request;
    }
}
