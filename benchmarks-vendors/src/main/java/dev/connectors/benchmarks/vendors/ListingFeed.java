package dev.connectors.benchmarks.vendors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A RESO host whose listings are written when they are asked for, so that there may be any number of them. It only replicates: pages
 * follow each other by the number of their first row. Runs in a JVM of its own; prints its port, and ends with its standard input.
 */
public final class ListingFeed {

    /** The one dataset. */
    static final String DATASET = "test_ref";

    private static final int PER_PAGE = 500;
    private static final String PATH = "/api/v2/OData/" + DATASET;
    private static final Pattern PLACE = Pattern.compile("next=(\\d+)");

    private final int listings;
    private final byte[] metadata = ListingRow.metadata().getBytes(StandardCharsets.UTF_8);

    private ListingFeed(int listings) {
        this.listings = listings;
    }

    /** How many listings there are. */
    public static void main(String[] args) throws IOException {
        var feed = new ListingFeed(Integer.parseInt(args[0]));
        var threads = Executors.newFixedThreadPool(2);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, feed::handle);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            continue; // until whoever started this is gone
        }
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestURI();
            if (target.getPath().endsWith("/$metadata")) {
                answer(exchange, "application/xml", metadata);
            } else if (target.getPath().endsWith("/Property/replication")) {
                var place = PLACE.matcher(target.getQuery() == null ? "" : target.getQuery());
                page(exchange, place.find() ? Integer.parseInt(place.group(1)) : 0);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void page(HttpExchange exchange, int from) throws IOException {
        int until = Math.min(listings, from + PER_PAGE);
        var rows = new StringBuilder(PER_PAGE * ListingRow.ABOUT);
        rows.append("{\"@odata.context\":\"$metadata#Property\",\"value\":[");
        for (int i = from; i < until; i++) {
            if (i > from) {
                rows.append(',');
            }
            ListingRow.write(rows, i);
        }
        rows.append("]}");
        if (until < listings) {
            var host = exchange.getRequestHeaders().getFirst("Host");
            exchange.getResponseHeaders()
                    .add("Link", "<http://" + host + PATH + "/Property/replication?next=" + until + ">; rel=\"next\"");
        }
        answer(exchange, "application/json", rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
