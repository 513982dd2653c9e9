package dev.connectors.testkit.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** The HTTP side: listens on the loopback address, records, lets faults happen, and hands on to whoever answers an address. */
final class SandboxServer implements AutoCloseable {

    static {
        // otherwise each answer waits for the client's delayed acknowledgement, 40 ms on Linux
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Refusals refusals;
    private final Faults faults;
    private final List<RecordedRequest> requests = new ArrayList<>();

    /**
     * Listens, but does not answer yet.
     *
     * @param name of the threads
     */
    SandboxServer(String name, Refusals refusals) {
        this.refusals = refusals;
        faults = new Faults(refusals);
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in could not listen on 127.0.0.1.", e);
        }
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Faults faults() {
        return faults;
    }

    List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void clearRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    /**
     * Begins to answer.
     *
     * @param account the account whose token a request shows
     */
    void start(Function<Request, Answer> route, Function<Request, Optional<String>> account) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange, route, account);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // the server's own thread is a daemon if the thread that starts it is one
        var starter = new Thread(server::start, "stand-in-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(
            HttpExchange exchange, Function<Request, Answer> route, Function<Request, Optional<String>> account)
            throws IOException, InterruptedException {
        Request request;
        try {
            request = Request.of(exchange);
        } catch (ApiError e) {
            send(exchange, refusals.of(e), false);
            return;
        }
        var recorded = RecordedRequest.of(request, account.apply(request));
        synchronized (requests) {
            requests.add(recorded);
        }
        Faults.Ending ending;
        try {
            ending = faults.meet(recorded);
        } catch (RuntimeException e) { // a test's own predicate
            send(exchange, refusals.of(e), false);
            return;
        }
        if (ending.losesRequest()) {
            return; // closing the exchange without an answer drops the connection
        }
        var answer = ending.refusal().orElseGet(() -> route.apply(request));
        if (!ending.losesAnswer()) {
            send(exchange, answer, request.header("accept-encoding").orElse("").contains("gzip"));
        }
    }

    private static void send(HttpExchange exchange, Answer answer, boolean takesGzip) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body();
        if (takesGzip && body.length > 0) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = zipped(body);
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] zipped(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
