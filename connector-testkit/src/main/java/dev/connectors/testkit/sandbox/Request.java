package dev.connectors.testkit.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One HTTP request as it arrived, decoded once.
 *
 * @param path the raw path, still percent-encoded
 * @param segments the path's segments, decoded, so that an encoded slash stays inside its segment
 * @param headers by lower-case name
 */
record Request(
        String method,
        String path,
        List<String> segments,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body) {

    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = new LinkedHashMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Request(
                method(exchange),
                uri.getRawPath(),
                segmentsOf(uri.getRawPath()),
                pairs(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                headers,
                body(exchange));
    }

    /** Google's own client sends a PATCH as a POST that says so, since the JDK's older HTTP client knows no PATCH. */
    private static String method(HttpExchange exchange) {
        var method = exchange.getRequestMethod();
        var meant = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
        return method.equals("POST") && "PATCH".equals(meant) ? meant : method;
    }

    /** Google's own client compresses what it sends. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        var isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (var in = isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return in.readNBytes(LARGEST_BODY);
        }
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<String> bearer() {
        return header("authorization")
                .filter(it -> it.startsWith("Bearer "))
                .map(it -> it.substring(7).strip());
    }

    boolean isForm() {
        return header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    }

    Map<String, List<String>> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    private static List<String> segmentsOf(String rawPath) {
        var segments = new ArrayList<String>();
        for (var raw : rawPath.split("/", -1)) {
            segments.add(decode(raw.replace("+", "%2B"))); // in a path, a plus is a plus
        }
        return List.copyOf(segments.subList(Math.min(1, segments.size()), segments.size()));
    }

    /** Reads {@code a=b&a=c}, keeping repeated names in their order. */
    static Map<String, List<String>> pairs(String encoded) {
        var pairs = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                pairs.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
            }
        }
        return pairs;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("The address is not percent-encoded correctly: " + encoded);
        }
    }
}
