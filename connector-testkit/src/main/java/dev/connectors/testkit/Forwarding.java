package dev.connectors.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands requests on to another local server. Thread-safe. */
final class Forwarding {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "connection",
            "content-length",
            "host",
            "http2-settings",
            "transfer-encoding",
            "upgrade",
            "accept-encoding",
            "content-encoding",
            "date");

    private final URI base;

    Forwarding(URI base) {
        this.base = base;
    }

    ScriptedAnswer answer(ScriptedRequest request) {
        var url = new StringBuilder(base.toString());
        request.segments().forEach(segment -> url.append('/').append(encoded(segment)));
        char separator = '?';
        for (var parameter : request.query().entrySet()) {
            for (var value : parameter.getValue()) {
                url.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        var body = request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        var copy = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(Duration.ofSeconds(10))
                .method(request.method(), body);
        request.headers().forEach((name, value) -> {
            if (!NOT_HANDED_ON.contains(name)) {
                copy.header(name, value);
            }
        });
        try {
            var response = HTTP.send(copy.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var headers = response.headers().map().entrySet().stream()
                    .filter(header -> !NOT_HANDED_ON.contains(header.getKey()))
                    .collect(Collectors.toMap(
                            header -> header.getKey(),
                            header -> header.getValue().get(0),
                            (first, second) -> first,
                            LinkedHashMap::new));
            return new ScriptedAnswer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            return ScriptedAnswer.json(502, "{'error': 'the server behind the script did not answer'}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ScriptedAnswer.json(503, "{'error': 'stopped'}");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
