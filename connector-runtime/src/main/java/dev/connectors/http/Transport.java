package dev.connectors.http;

import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The JDK's client, in the arrangement that was measured to be fast and stays within a deadline.
 *
 * <p>The client has no executor of its own: its selector thread collects the bytes, and {@code send} runs on the caller's thread. On two
 * cores, 3 KB over loopback, that took 40 us and 45 us of CPU per call, against 100 and 110 us with the default executor, and 260 and
 * 340 us with {@code sendAsync}, which starts a thread per answer where the machine has two cores.
 *
 * <p>Two kinds of request go through a thread of ours. Writes, because the JDK breaks off a {@code send} whose thread is interrupted,
 * and a write that has left must be waited for. And the first request to a host after a while or after a failure, because a name is looked up on
 * the sending thread, and nothing can stop that.
 */
final class Transport {

    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(20); // under the 30 s that the JDK keeps an address
    private static final int MAX_HOSTS = 1_000;
    private static final String USER_AGENT =
            "dev-connectors (gzip)"; // Google compresses only where it reads gzip here too

    private final HttpClient client;
    private final Watch watch = new Watch();
    private final ThreadPoolExecutor threads;
    private final ConcurrentHashMap<String, Long> warm = new ConcurrentHashMap<>();

    Transport(HttpPolicy.Connecting policy, Optional<SSLContext> trust) {
        var builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(policy.http2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .connectTimeout(policy.timeout())
                .executor(Runnable::run);
        trust.ifPresent(builder::sslContext);
        client = builder.build();
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, policy.threads(), 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "connectors-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    Answer send(Request request, Deadline deadline, int maxBytes, boolean reads) {
        var body = new OneShotBody(request.body().orElse(new byte[0]));
        var http = toHttp(request, body, deadline);
        var flight = new Flight(deadline, maxBytes);
        var sending = new Sending(request, http, body, flight, deadline, reads);
        watch.add(flight);
        try {
            if (reads && isWarm(request.uri())) {
                return sending.here(client);
            }
            var answer = sending.aside(client, threads);
            warm(request.uri());
            return answer;
        } catch (RejectedExecutionException e) {
            throw new ProviderUnavailable(
                    "Too many requests are on their way. Try again in a minute.", "no thread left, or closed");
        } catch (ProviderUnavailable e) {
            warm.remove(request.uri().getRawAuthority());
            throw e;
        } finally {
            watch.remove(flight);
        }
    }

    void close() {
        threads.shutdown();
        // From 21 on the client ends when it is told to; before, when nobody holds it.
        if (client instanceof AutoCloseable) {
            try {
                HttpClient.class.getMethod("shutdown").invoke(client);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("HttpClient.shutdown", e);
            }
        }
    }

    private HttpRequest toHttp(Request request, OneShotBody body, Deadline deadline) {
        var builder = HttpRequest.newBuilder(request.uri())
                .timeout(Duration.ofNanos(Math.max(1_000_000, deadline.remainingNanos())))
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("User-Agent", USER_AGENT);
        for (var header : request.headers()) {
            builder.header(header.name(), header.value());
        }
        if (request.method().equals("GET") && request.body().isEmpty()) {
            return builder.GET().build();
        }
        return builder.method(request.method(), body).build();
    }

    private boolean isWarm(URI uri) {
        var since = warm.get(uri.getRawAuthority());
        return since != null && System.nanoTime() - since < WARM_NANOS;
    }

    private void warm(URI uri) {
        if (warm.size() > MAX_HOSTS) {
            warm.clear();
        }
        warm.put(uri.getRawAuthority(), System.nanoTime());
    }
}
