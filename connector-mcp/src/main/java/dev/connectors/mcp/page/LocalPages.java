package dev.connectors.mcp.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small web server for one person, on 127.0.0.1 only. Thread-safe.
 *
 * <p>It answers only requests that name it as 127.0.0.1 with its own port, so that no name that an attacker controls leads a
 * browser here; a provider that knows this machine as localhost is sent on. It takes a form only from its own pages.
 */
public final class LocalPages implements AutoCloseable {

    /** What one kind of page answers. Called on one of the server's threads. */
    interface Pages {

        /** The answer to a request that passed the checks. */
        Answer answer(Request request) throws IOException;
    }

    /**
     * A request.
     *
     * @param post whether it sends a form; from our own page, then
     * @param path below the prefix, without a leading slash
     * @param uri as it was asked, absolute
     * @param cookie our cookie's value
     * @param body of a form, short
     * @param ahead whether the browser only fetches it in case it might be wanted
     */
    record Request(boolean post, String path, URI uri, Optional<String> cookie, String body, boolean ahead) {}

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param html the page
     * @param cookie to set, with its attributes
     * @param location to go to, for 302
     */
    record Answer(int status, String html, Optional<String> cookie, Optional<URI> location) {

        static Answer page(int status, String html) {
            return new Answer(status, html, Optional.empty(), Optional.empty());
        }

        static Answer to(URI location) {
            return new Answer(302, "", Optional.empty(), Optional.of(location));
        }

        Answer setting(String cookie) {
            return new Answer(status, html, Optional.of(cookie), location);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LocalPages.class);
    private static final int LONGEST_FORM = 4096;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final String origin;

    private LocalPages(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
        this.origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Starts.
     *
     * @param port 0 for any
     * @throws IOException if the port is taken
     */
    public static LocalPages start(int port) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 20);
        var number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(4, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(100), task -> {
            var thread = new Thread(task, "local-pages-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(404, -1);
            }
        });
        server.start();
        return new LocalPages(server, threads);
    }

    /** Where pages are: {@code http://127.0.0.1:port}, without a slash at the end. */
    public String origin() {
        return origin;
    }

    /** The name of our cookie: browsers share cookies over all ports of a host. */
    String cookieName() {
        return "connectors_" + server.getAddress().getPort();
    }

    /** Adds pages below a prefix such as {@code /approve/}. */
    void add(String prefix, Pages pages) {
        server.createContext(prefix, exchange -> {
            try (exchange) {
                send(exchange, answer(prefix, pages, exchange));
            } catch (IOException e) {
                LOG.debug("a browser went away", e);
            }
        });
    }

    private Answer answer(String prefix, Pages pages, HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var method = exchange.getRequestMethod();
        var asked = exchange.getRequestURI();
        if (method.equals("GET")
                && prefix.equals(SignInPages.CALLBACK)
                && origin.replace("127.0.0.1", "localhost").equals("http://" + headers.getFirst("Host"))) {
            // Some providers send a browser to this machine by that name alone; our cookies are those of the other.
            return Answer.to(here(asked));
        }
        if (!origin.equals("http://" + headers.getFirst("Host"))) {
            return Answer.page(421, Html.message("Not here", "This page is at " + origin + " only."));
        }
        if (!method.equals("GET") && !method.equals("POST")) {
            return Answer.page(405, Html.message("Not possible", "This page is read or answered, nothing else."));
        }
        boolean post = method.equals("POST");
        if (post && !origin.equals(headers.getFirst("Origin"))) {
            return Answer.page(403, Html.message("Refused", "An answer is taken only from this page itself."));
        }
        var body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (body.length > LONGEST_FORM) {
            return Answer.page(413, Html.message("Refused", "That is too long for an answer."));
        }
        var purpose = headers.getFirst("Sec-Purpose") + " " + headers.getFirst("Purpose");
        try {
            return pages.answer(new Request(
                    post,
                    asked.getRawPath().substring(prefix.length()),
                    here(asked),
                    cookie(headers.getFirst("Cookie")),
                    new String(body, StandardCharsets.UTF_8),
                    purpose.contains("prefetch")));
        } catch (RuntimeException e) {
            LOG.error("a page failed", e);
            return Answer.page(500, Html.message("That failed", "Nothing was decided. The log says more."));
        }
    }

    private URI here(URI asked) {
        return URI.create(origin + asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()));
    }

    private Optional<String> cookie(String header) {
        if (header == null) {
            return Optional.empty();
        }
        for (var pair : header.split(";", -1)) {
            var parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(cookieName())) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", Html.POLICY);
        headers.set("X-Frame-Options", "DENY");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        // Not no-referrer: browsers then send "Origin: null" with our own form, and the check above would refuse it.
        headers.set("Referrer-Policy", "same-origin");
        answer.cookie().ifPresent(cookie -> headers.set("Set-Cookie", cookie));
        answer.location().ifPresent(location -> headers.set("Location", location.toString()));
        var bytes = answer.html().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
