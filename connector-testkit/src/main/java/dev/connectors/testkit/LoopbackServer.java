package dev.connectors.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One port on the loopback address, whose requests somebody else reacts to. Thread-safe. */
final class LoopbackServer implements AutoCloseable {

    private static final byte[] CHUNK = "\"0123456789abcdef\",".repeat(512).getBytes(StandardCharsets.UTF_8);
    private static final long MILLIS_PER_BYTE = 20;

    static {
        // otherwise each answer waits for the client's delayed acknowledgement, 40 ms on Linux
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final String origin;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);

    LoopbackServer(String origin, Function<ScriptedRequest, Reaction> reactions) {
        this.origin = origin;
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in could not listen on 127.0.0.1.", e);
        }
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "scripted-" + origin);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                react(exchange, reactions.apply(read(exchange)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void react(HttpExchange exchange, Reaction reaction) throws IOException, InterruptedException {
        if (reaction instanceof Reaction.Answering answering) {
            send(exchange, answering.answer());
        } else if (reaction instanceof Reaction.Holding holding) {
            holding.arrived().countDown();
            closed.await();
        } else if (reaction instanceof Reaction.Endless) {
            endless(exchange);
        } else if (reaction instanceof Reaction.Dribbling) {
            dribble(exchange);
        }
        // Otherwise closing the exchange without an answer drops the connection.
    }

    private static void send(HttpExchange exchange, ScriptedAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        begin(exchange);
        while (closed.getCount() > 0) {
            exchange.getResponseBody().write(CHUNK);
        }
    }

    private void dribble(HttpExchange exchange) throws IOException, InterruptedException {
        begin(exchange);
        while (!closed.await(MILLIS_PER_BYTE, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('[');
    }

    private ScriptedRequest read(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        return new ScriptedRequest(
                origin,
                exchange.getRequestMethod(),
                segments(uri.getRawPath()),
                query(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                headers,
                body);
    }

    static List<String> segments(String rawPath) {
        var segments = new ArrayList<String>();
        for (var part : rawPath.substring(1).split("/", -1)) {
            segments.add(decoded(part.replace("+", "%2B")));
        }
        return segments;
    }

    static Map<String, List<String>> query(String rawQuery) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                query.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
