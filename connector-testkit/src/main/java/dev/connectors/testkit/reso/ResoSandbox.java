package dev.connectors.testkit.reso;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connectors.runtime.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for Bridge's RESO Web API, version 2, on 127.0.0.1: datasets of listings that a test or a demonstration fills, filters,
 * order, pages, counts and replication as the host has them, a server token, and its headers on limits. It is not Bridge, and no
 * listing is real.
 */
public final class ResoSandbox implements AutoCloseable {

    /** What it says of itself. */
    public static final String BANNER =
            "This is a local stand-in for an MLS, made for tests and demonstrations. No listing is real.";

    /** The server token that it knows. */
    public static final String TOKEN = "stand-in-server-token";

    private static final String REPLICATION = "/replication";
    private static final String ROOT = "/api/v2/OData/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, runnable -> {
        var thread = new Thread(runnable, "reso-sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private final Clock clock;
    private final Map<String, ResoDataset> datasets = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private ResoSandbox(Clock clock) {
        this.clock = clock;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /** Starts one, without data. */
    public static ResoSandbox start(Clock clock) {
        return new ResoSandbox(clock);
    }

    /** The base before the dataset, for the provider's origin {@code api}. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + ROOT.substring(0, ROOT.length() - 1));
    }

    /** Itself in the place of Bridge, for {@code Connectors.builder().standIn(...)}. */
    public StandIn standIn() {
        return StandIn.of("bridge").origin("api", origin().toString());
    }

    /** A dataset of this name; made where there is none yet. */
    public ResoDataset dataset(String name) {
        return datasets.computeIfAbsent(name, ResoDataset::new);
    }

    /** Path and decoded query of each request so far, without the base. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                serve(exchange);
            } catch (Refusal refusal) {
                var body = JSON.createObjectNode();
                body.putObject("error")
                        .put("code", String.valueOf(refusal.status()))
                        .put("message", refusal.getMessage());
                send(exchange, refusal.status(), "application/json", JSON.writeValueAsBytes(body));
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var options = options(uri.getRawQuery());
        requests.add(uri.getPath().replaceFirst("^" + ROOT, "") + (options.isEmpty() ? "" : "?" + options));
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new Refusal(401, "The token is not known.");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            throw new Refusal(400, "This API is read only.");
        }
        var parts = uri.getPath().startsWith(ROOT)
                ? uri.getPath().substring(ROOT.length()).split("/", 2)
                : new String[0];
        var dataset = parts.length == 2 ? datasets.get(parts[0]) : null;
        if (dataset == null) {
            throw new Refusal(404, "There is no such dataset.");
        }
        if (parts[1].equals("$metadata")) {
            send(exchange, 200, "application/xml", dataset.metadata().getBytes(StandardCharsets.UTF_8));
            return;
        }
        boolean isReplication = parts[1].equals("Property" + REPLICATION);
        var table = dataset.table(isReplication ? "Property" : parts[1]);
        var page = isReplication ? table.replicated(options) : table.page(options);
        if (isReplication) { // in a header (RFC 8288), as Bridge has it
            page.next()
                    .ifPresent(next ->
                            exchange.getResponseHeaders().add("Link", "<" + link(parts, next) + ">; rel=\"next\""));
        }
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer(parts, page, !isReplication)));
    }

    private ObjectNode answer(String[] parts, ResoTable.Page page, boolean linked) {
        var answer = JSON.createObjectNode();
        answer.put("@odata.context", origin() + "/" + parts[0] + "/$metadata#" + parts[1]);
        page.count().ifPresent(count -> answer.put("@odata.count", count));
        answer.set("value", JSON.valueToTree(page.rows()));
        page.next().filter(options -> linked).ifPresent(options -> answer.put("@odata.nextLink", link(parts, options)));
        return answer;
    }

    private String link(String[] parts, Map<String, String> options) {
        var link = new StringBuilder(origin() + "/" + parts[0] + "/" + parts[1]);
        options.forEach((name, value) -> link.append(link.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        return link.toString();
    }

    private static Map<String, String> options(String raw) {
        var options = new LinkedHashMap<String, String>();
        for (var option : raw == null ? new String[0] : raw.split("&")) {
            var pair = option.split("=", 2);
            options.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("OData-Version", "4.0");
        var reset = clock.instant().plusSeconds(60).toString();
        for (var bucket : List.of("Application", "Burst")) {
            headers.set(bucket + "-RateLimit-Limit", bucket.equals("Burst") ? "334" : "5000");
            headers.set(bucket + "-RateLimit-Remaining", "300");
            headers.set(bucket + "-RateLimit-Reset", reset);
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
