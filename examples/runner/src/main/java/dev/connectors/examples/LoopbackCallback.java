package dev.connectors.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a loopback address for the browser to come back from a sign-in. */
final class LoopbackCallback implements AutoCloseable {

    private final HttpServer server;
    private final CompletableFuture<URI> requested = new CompletableFuture<>();

    LoopbackCallback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/connect/google", this::came);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/connect";
    }

    private void came(HttpExchange exchange) throws IOException {
        var text = "You can close this page and go back to the terminal.".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, text.length);
        try (var body = exchange.getResponseBody()) {
            body.write(text);
        }
        requested.complete(URI.create(url().replace("/connect", "") + exchange.getRequestURI()));
    }

    URI await() {
        try {
            return requested.get(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the sign-in", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("nobody signed in within 5 minutes", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
