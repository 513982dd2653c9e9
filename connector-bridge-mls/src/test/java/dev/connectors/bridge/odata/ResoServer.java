package dev.connectors.bridge.odata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.core.MetadataParser;

/**
 * A RESO host on this machine, for tests. Olingo parses and judges every query against the RESO metadata and writes the answers;
 * this class holds the rows and adds what Bridge does in its own way: its geography, pages, replication and rate headers. It is a
 * stand-in, not Bridge.
 */
public final class ResoServer implements AutoCloseable {

    /** What {@code $top} means. */
    public enum Top {
        /** The size of a page; the whole collection follows (Bridge v2). */
        PAGE,
        /** The size of all pages together (Web API Core 2.1, Bridge v3). */
        TOTAL
    }

    /** How the host behaves. */
    public record Conduct(
            Top top, int page, int largestPage, boolean replication, boolean mediaInside, int burstLimit) {
        /** Bridge, version 2. */
        public static Conduct bridge() {
            return new Conduct(Top.PAGE, 10, 200, true, true, 1_000_000);
        }

        /** Bridge, version 3. */
        public static Conduct bridge3() {
            return new Conduct(Top.TOTAL, 10, 200, true, true, 1_000_000);
        }

        /** The same with so many rows of a page at most. */
        public Conduct pages(int largest) {
            return new Conduct(top, Math.min(page, largest), largest, replication, mediaInside, burstLimit);
        }

        /** The same with so many requests before 429. */
        public Conduct burst(int requests) {
            return new Conduct(top, page, largestPage, replication, mediaInside, requests);
        }

        /** The same with no media in listings that do not ask for them by {@code $expand}. */
        public Conduct mediaApart() {
            return new Conduct(top, page, largestPage, replication, false, burstLimit);
        }

        /** The same without the replication endpoint: 403. */
        public Conduct withoutReplication() {
            return new Conduct(top, page, largestPage, false, mediaInside, burstLimit);
        }
    }

    /** The server token. */
    public static final String TOKEN = "stand-in-server-token";

    /** The dataset. */
    public static final String DATASET = "test_ref";

    private static final int DEEPEST_SKIP = 10_000;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final byte[] edmx;
    private final ServiceMetadata metadata;
    private final OData odata = OData.newInstance();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile Conduct conduct;
    private volatile UnaryOperator<String> misreading = UnaryOperator.identity();

    private ResoServer(Path edmx, Conduct conduct) {
        this.conduct = conduct;
        try {
            this.edmx = Files.readAllBytes(edmx);
            var provider = new MetadataParser()
                    .buildEdmProvider(
                            new InputStreamReader(new ByteArrayInputStream(this.edmx), StandardCharsets.UTF_8));
            this.metadata = odata.createServiceMetadata(provider, List.of());
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not an EDMX: " + edmx, e);
        }
        for (var resource : List.of("Property", "Member", "Office", "OpenHouse", "Media", "Lookup")) {
            tables.put(resource, new Table(key(resource)));
        }
        threads = Executors.newFixedThreadPool(4);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    private static String key(String resource) {
        return resource.equals("Property") ? "ListingKey" : resource + "Key";
    }

    /** Starts one, on 127.0.0.1 and a free port, with the metadata of a file. */
    public static ResoServer start(Path edmx, Conduct conduct) {
        return new ResoServer(edmx, conduct);
    }

    /** Where a connector's origin goes: the base before the dataset. */
    public String origin() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The base of version 2 or 3, by how it behaves. */
    public String base() {
        return origin() + (conduct.top() == Top.PAGE ? "/api/v2/OData" : "/api/v3/OData");
    }

    /** A resource's rows. */
    public Table table(String resource) {
        return tables.get(resource);
    }

    /** Every query that was parsed, as it came, decoded. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    /** Forgets the queries. */
    public void forgetQueries() {
        queries.clear();
    }

    /** How many requests came since it began, or last changed its conduct. */
    public int served() {
        return served.get();
    }

    /** Behaves otherwise from now on. */
    public void conduct(Conduct other) {
        conduct = other;
        served.set(0);
    }

    /** From now on takes filters for others than they are. */
    public void misread(UnaryOperator<String> filters) {
        misreading = filters;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                error(exchange, 401, "The token is not known.");
                return;
            }
            int count = served.incrementAndGet();
            rates(exchange, count);
            if (count > conduct.burstLimit()) {
                error(exchange, 429, "Too many requests.");
                return;
            }
            var base = base() + "/" + DATASET;
            var prefix = URI.create(base).getRawPath();
            var path = exchange.getRequestURI().getRawPath();
            if (!path.startsWith(prefix)) {
                error(exchange, 404, "There is no such dataset.");
                return;
            }
            serve(exchange, base, path.substring(prefix.length()));
        } catch (RuntimeException e) {
            error(exchange, 500, e.toString());
        }
    }

    private void serve(HttpExchange exchange, String base, String path) throws IOException {
        var rawQuery = exchange.getRequestURI().getRawQuery() == null
                ? ""
                : exchange.getRequestURI().getRawQuery();
        if (path.equals("/$metadata")) {
            answer(exchange, 200, "application/xml", edmx);
            return;
        }
        var options = BridgeForms.options(rawQuery);
        boolean replication = path.endsWith("/replication");
        if (replication && !conduct.replication()) {
            error(exchange, 403, "Replication is not granted to this application.");
            return;
        }
        queries.add(path + (options.isEmpty() ? "" : "?" + readable(options)));
        var unselected = options.remove("$unselect") != null;
        options.computeIfPresent("$filter", (name, filter) -> BridgeForms.filter(misreading.apply(filter)));
        var paging = new Paging(conduct, options, replication, exchange.getRequestHeaders());
        if (paging.deeperThan(DEEPEST_SKIP)) {
            error(exchange, 400, "$skip goes no deeper than " + DEEPEST_SKIP + ". Use replication.");
            return;
        }
        var forOlingo = paging.forParser(options);
        var odataPath = replication ? path.substring(0, path.length() - "/replication".length()) : path;
        var request = new ODataRequest();
        request.setMethod(HttpMethod.valueOf(exchange.getRequestMethod()));
        request.setRawBaseUri(base);
        request.setRawODataPath(odataPath);
        request.setRawQueryPath(BridgeForms.query(forOlingo));
        request.setRawRequestUri(base + odataPath + "?" + request.getRawQueryPath());
        var handler = odata.createRawHandler(metadata);
        var processor = new Processor(tables, paging, base, path, conduct.mediaInside() && !unselected);
        handler.register(processor);
        var response = handler.process(request);
        processor.link().ifPresent(link -> exchange.getResponseHeaders().add("Link", "<" + link + ">; rel=\"next\""));
        exchange.getResponseHeaders().add("OData-Version", "4.0");
        var content = response.getContent();
        answer(
                exchange,
                response.getStatusCode(),
                "application/json",
                content == null ? new byte[0] : content.readAllBytes());
    }

    private static String readable(Map<String, String> options) {
        var text = new StringBuilder();
        options.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
        return text.toString();
    }

    private void rates(HttpExchange exchange, int count) {
        var headers = exchange.getResponseHeaders();
        var reset = Instant.now().plusSeconds(1).toString();
        headers.add("Burst-RateLimit-Limit", String.valueOf(conduct.burstLimit()));
        headers.add("Burst-RateLimit-Remaining", String.valueOf(Math.max(0, conduct.burstLimit() - count)));
        headers.add("Burst-RateLimit-Reset", reset);
        headers.add("Application-RateLimit-Limit", "5000000");
        headers.add("Application-RateLimit-Remaining", "4999999");
        headers.add("Application-RateLimit-Reset", reset);
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        var body = Answers.JSON.createObjectNode();
        body.putObject("error").put("code", String.valueOf(status)).put("message", message);
        answer(exchange, status, "application/json", Answers.JSON.writeValueAsBytes(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
