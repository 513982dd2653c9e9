package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.Cancelled;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.WebClient.Header;
import dev.connectors.http.WebClient.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebClientTest {

    private static final long CAP = 1 << 20;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final WebClient web = WebClient.create(HttpPolicy.defaults());
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        web.close();
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void aWholeAnswerComesBackWithItsStatusAndHeaders() {
        var server = server(c -> {
            while (c.request()) {
                c.answer("404 Not Found", "{\"a\":1}");
            }
        });

        var answer = web.send(get(server), Deadline.in(LONG), CAP);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("CONTENT-TYPE")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyGzipIsAskedForAndNothingSaysWhoWeAreButOurName() {
        var server = server(c -> {
            while (c.request()) {
                c.json("{}");
            }
        });

        web.send(get(server), Deadline.in(LONG), CAP);

        // this JDK's client adds a length to each GET, later ones don't
        assertThat(server.heads())
                .singleElement()
                .satisfies(head -> assertThat(
                                head.replace("Content-Length: 0\r\n", "").split("\r\n"))
                        .containsExactlyInAnyOrder(
                                "GET /x?q=secret-query HTTP/1.1",
                                "Host: 127.0.0.1:" + server.port(),
                                "Accept-Encoding: gzip",
                                "User-Agent: dev-connectors (gzip)",
                                "Authorization: Bearer secret-token"));
    }

    @Test
    void neitherRequestNorHeaderNorAnswerShowsWhatItHolds() {
        var server = server(c -> {
            while (c.request()) {
                c.json("{\"secret\":\"body\"}");
            }
        });
        var request = get(server);

        var answer = web.send(request, Deadline.in(LONG), CAP);

        assertThat(request + " " + request.headers() + " " + answer).doesNotContain("secret");
        assertThat(request).hasToString("GET http://127.0.0.1:" + server.port() + "/[redacted]");
    }

    @Test
    void aCookieIsNotSentBackAndA401NeedsNoChallenge() {
        var server = server(c -> {
            while (c.request()) {
                c.write("HTTP/1.1 401 Unauthorized\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
            }
        });

        var first = web.send(get(server), Deadline.in(LONG), CAP);
        web.send(get(server), Deadline.in(LONG), CAP);

        assertThat(first.status()).isEqualTo(401);
        assertThat(server.heads()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
    }

    @Test
    void aClosedClientSendsNothing() {
        var server = server(RawServer.Connection::request);
        web.close();

        assertThatThrownBy(() -> web.send(get(server), Deadline.in(LONG), CAP)).isInstanceOf(ProviderUnavailable.class);

        assertThat(server.connections()).isZero();
    }

    @Test
    void aPortWhereNobodyListensIsNotReached() {
        try (var nobody = new Nobody()) {
            var request = post("http://127.0.0.1:" + nobody.port());

            assertThatThrownBy(() -> web.send(request, Deadline.in(LONG), CAP)).isInstanceOf(ProviderUnavailable.class);
        }
    }

    @Test
    void aHostThatDoesNotTakeConnectionsIsGivenUpWithinTheConnectTimeout() throws IOException {
        var connecting = new HttpPolicy.Connecting(Duration.ofMillis(300), false, 8);
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var quick = WebClient.create(HttpPolicy.defaults().with(connecting))) {
            fill(full);
            var start = System.nanoTime();

            var thrown = catchThrowable(
                    () -> quick.send(post("http://127.0.0.1:" + full.getLocalPort()), Deadline.in(LONG), CAP));

            assertThat(thrown).isInstanceOf(ProviderUnavailable.class);
            assertThat(millisSince(start)).isLessThan(5_000);
        }
    }

    private void fill(ServerSocket full) throws IOException {
        for (var i = 0; i < 4; i++) {
            var socket = new Socket();
            open.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException filled) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callingOffARequestThatOnlyReadsEndsItAtOnce(boolean answerBegun) throws Exception {
        var reached = new CountDownLatch(1);
        var server = server(c -> {
            c.request();
            c.json("{}");
            c.request();
            reached.countDown();
            if (answerBegun) {
                c.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            }
            c.hang();
        });
        web.send(get(server), Deadline.in(LONG), CAP); // from now on on the caller's thread
        var deadline = Deadline.in(LONG);

        var thrown = inThread(() -> web.send(get(server), deadline, CAP));
        reached.await(10, TimeUnit.SECONDS);
        deadline.cancel("The user switched it off.");

        assertThat(thrown.get(10, TimeUnit.SECONDS))
                .isInstanceOf(Cancelled.class)
                .hasMessage("The user switched it off.");
    }

    @Test
    void theThreadOfACalledOffRequestIsNotLeftInterrupted() throws Exception {
        var reached = new CountDownLatch(1);
        var server = server(c -> {
            c.request();
            c.json("{}");
            c.request();
            reached.countDown();
            c.hang();
        });
        web.send(get(server), Deadline.in(LONG), CAP);
        var deadline = Deadline.in(LONG);
        var flag = new AtomicBoolean(true);

        var thrown = inThread(() -> {
            try {
                web.send(get(server), deadline, CAP);
            } finally {
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        reached.await(10, TimeUnit.SECONDS);
        deadline.cancel("");

        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        assertThat(flag).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptEndsARequestThatOnlyReadsAndKeepsItsFlag(boolean warm) throws Exception {
        var reached = new CountDownLatch(1);
        var server = server(c -> {
            if (warm) {
                c.request();
                c.json("{}");
            }
            c.request();
            reached.countDown();
            c.hang();
        });
        if (warm) {
            web.send(get(server), Deadline.in(LONG), CAP);
        }
        var flag = new AtomicBoolean();
        var caller = new CompletableFuture<Thread>();

        var thrown = inThread(() -> {
            caller.complete(Thread.currentThread());
            try {
                web.send(get(server), Deadline.in(LONG), CAP);
            } finally {
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        reached.await(10, TimeUnit.SECONDS);
        caller.get().interrupt();

        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        assertThat(flag).isTrue();
    }

    @Test
    void aWriteThatHasLeftIsWaitedForWhoeverCallsItOffOrInterrupts() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var server = server(c -> {
            c.request();
            reached.countDown();
            goOn.await();
            c.json("{\"done\":true}");
        });
        var deadline = Deadline.in(LONG);
        var flag = new AtomicBoolean();
        var caller = new CompletableFuture<Thread>();
        var status = new CompletableFuture<Integer>();

        var thrown = inThread(() -> {
            caller.complete(Thread.currentThread());
            status.complete(web.send(post(server.url()), deadline, CAP).status());
            flag.set(Thread.currentThread().isInterrupted());
        });
        reached.await(10, TimeUnit.SECONDS);
        deadline.cancel("");
        caller.get().interrupt();
        goOn.countDown();

        assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(flag).isTrue();
        assertThat(server.heads()).hasSize(1);
    }

    @Test
    void aWriteThatHasNotLeftIsCalledOffForGood() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full); // so it stays connecting
            var deadline = Deadline.in(LONG);
            var started = new CountDownLatch(1);

            var thrown = inThread(() -> {
                started.countDown();
                web.send(post("http://127.0.0.1:" + full.getLocalPort()), deadline, CAP);
            });
            started.await(10, TimeUnit.SECONDS);
            deadline.cancel("");

            assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void noByteOfTheServerIsInAnException() {
        var server = server(c -> {
            c.request();
            c.write("secret-status secret-line\r\nsecret\r\n\r\n");
        });

        var thrown = catchThrowable(() -> web.send(post(server.url()), Deadline.in(LONG), CAP));

        assertThat(thrown).isInstanceOf(LostAnswer.class).hasNoCause();
        assertThat(thrown.toString()).doesNotContain("secret");
    }

    private CompletableFuture<Throwable> inThread(ThrowingCallable task) {
        var thrown = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> thrown.complete(catchThrowable(task)), "caller");
        thread.setDaemon(true);
        thread.start();
        return thrown;
    }

    private RawServer server(RawServer.Script script) {
        var server = new RawServer(script);
        open.add(server);
        return server;
    }

    private static Request get(RawServer server) {
        return new Request(
                "GET",
                URI.create(server.url() + "/x?q=secret-query"),
                List.of(new Header("Authorization", "Bearer secret-token")),
                Optional.empty());
    }

    private static Request post(String url) {
        return new Request(
                "POST", URI.create(url + "/x"), List.of(), Optional.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
