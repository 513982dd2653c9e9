package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.DeadlineExceeded;
import dev.connectors.http.WebClient.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slow, endless or lying server can do: nothing for longer than the deadline, and nothing beyond the caps. */
@Timeout(60)
class AnswerLimitsTest {

    private static final int CAP = 64 << 10;

    private final WebClient web = WebClient.create(HttpPolicy.defaults());

    @AfterEach
    void close() {
        web.close();
    }

    enum Slow {
        NO_ANSWER {
            @Override
            void answer(RawServer.Connection c) throws IOException {
                c.hang();
            }
        },
        HEADERS_DRIBBLE {
            @Override
            void answer(RawServer.Connection c) throws IOException {
                c.write("HTTP/1.1 200 OK\r\nX: ");
                dribble(c, "a");
            }
        },
        BODY_DRIBBLES {
            @Override
            void answer(RawServer.Connection c) throws IOException {
                c.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n");
                dribble(c, " ");
            }
        },
        CHUNKS_DRIBBLE {
            @Override
            void answer(RawServer.Connection c) throws IOException {
                c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                dribble(c, "1\r\n \r\n");
            }
        },
        HALF_A_BODY {
            @Override
            void answer(RawServer.Connection c) throws IOException {
                c.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{");
                c.hang();
            }
        };

        abstract void answer(RawServer.Connection c) throws IOException;

        void dribble(RawServer.Connection c, String what) throws IOException {
            for (var i = 0; i < 50_000; i++) {
                c.write(what);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void aReadEndsWithItsDeadlineHoweverSlowTheAnswerIs(Slow slow) {
        try (var server = slowAfterOneAnswer(slow)) {
            web.send(request("GET", server), Deadline.in(Duration.ofSeconds(20)), CAP); // then on the caller's thread
            var start = System.nanoTime();

            var thrown =
                    catchThrowable(() -> web.send(request("GET", server), Deadline.in(Duration.ofMillis(300)), CAP));

            assertThat(thrown).isInstanceOf(DeadlineExceeded.class);
            assertThat(millisSince(start)).isBetween(290L, 550L + slack());
        }
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void theFirstReadOfAHostEndsWithItsDeadlineToo(Slow slow) {
        try (var server = new RawServer(c -> {
            c.request();
            slow.answer(c);
        })) {
            var start = System.nanoTime();

            var thrown =
                    catchThrowable(() -> web.send(request("GET", server), Deadline.in(Duration.ofMillis(300)), CAP));

            assertThat(thrown).isInstanceOf(DeadlineExceeded.class);
            assertThat(millisSince(start)).isBetween(290L, 550L + slack());
        }
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void aWriteWhoseAnswerIsNotThereInTimeIsLost(Slow slow) {
        try (var server = new RawServer(c -> {
            c.request();
            slow.answer(c);
        })) {
            var start = System.nanoTime();

            var thrown =
                    catchThrowable(() -> web.send(request("POST", server), Deadline.in(Duration.ofMillis(300)), CAP));

            assertThat(thrown).isInstanceOf(LostAnswer.class).hasMessage("no whole answer in time");
            assertThat(millisSince(start)).isBetween(290L, 550L + slack());
        }
    }

    /** On a machine that is shared a thread may wake late; the limit itself is 250 ms after the deadline. */
    private static long slack() {
        return Long.getLong("connectors.slack", 500);
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void theCapCountsTheBytesOfTheBody(int length, boolean fits) {
        var body = " ".repeat(length);
        try (var known = new RawServer(c -> {
                    while (c.request()) {
                        c.json(body);
                    }
                });
                var chunked = new RawServer(c -> {
                    while (c.request()) {
                        c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length)
                                + "\r\n" + body + "\r\n0\r\n\r\n");
                    }
                })) {
            for (var server : List.of(known, chunked)) {
                var thrown = catchThrowable(
                        () -> assertThat(send("GET", server).body()).hasSize(length));

                if (fits) {
                    assertThat(thrown).isNull();
                } else {
                    assertThat(thrown).isInstanceOf(LostAnswer.class).hasMessage("an answer that is too large");
                    assertThat(((LostAnswer) thrown).status()).hasValue(200);
                }
            }
        }
    }

    @Test
    void anEndlessBodyEndsAtTheCap() {
        try (var server = new RawServer(c -> {
            c.request();
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
            while (true) {
                c.write(chunk);
            }
        })) {
            assertThatThrownBy(() -> send("GET", server)).isInstanceOf(LostAnswer.class);
        }
    }

    @Test
    void endlessHeadersEndSomewhere() {
        try (var server = new RawServer(c -> {
            c.request();
            c.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                c.write("X: " + "a".repeat(4000) + "\r\n");
            }
        })) {
            assertThatThrownBy(() -> send("GET", server)).isInstanceOfAny(LostAnswer.class, DeadlineExceeded.class);
        }
    }

    @Test
    void gzipIsUndone() throws IOException {
        var zipped = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        try (var server = encoded("gzip", zipped)) {
            assertThat(send("GET", server).body()).asString().isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        var bomb = gzip(new byte[200 << 20]); // 200 MB in 200 KB
        try (var server = encoded("gzip", bomb)) {
            var deadline = Deadline.in(Duration.ofSeconds(20));
            System.gc();
            var before = heap();
            var start = System.nanoTime();

            var thrown = catchThrowable(() -> web.send(request("GET", server), deadline, 1 << 20));

            assertThat(thrown).isInstanceOf(LostAnswer.class).hasMessageContaining("decompressed");
            assertThat(heap() - before).isLessThan(64 << 20);
            assertThat(millisSince(start)).isLessThan(2_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd", "x"})
    void anEncodingThatWasNotAskedForIsRefused(String encoding) {
        try (var server = encoded(encoding, new byte[] {1, 2, 3})) {
            assertThatThrownBy(() -> send("GET", server))
                    .isInstanceOf(LostAnswer.class)
                    .hasMessage("an encoding that was not asked for");
        }
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        var whole = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        for (var bytes : List.of(Arrays.copyOf(whole, whole.length - 6), "not gzip".getBytes(StandardCharsets.UTF_8))) {
            try (var server = encoded("gzip", bytes)) {
                assertThatThrownBy(() -> send("GET", server))
                        .isInstanceOf(LostAnswer.class)
                        .hasMessage("damaged gzip");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "abc", "5, 6"})
    void aLengthThatIsNoneIsTypedToo(String length) {
        try (var server = new RawServer(c -> {
            c.request();
            c.write("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nhello");
        })) {
            var thrown =
                    catchThrowable(() -> web.send(request("GET", server), Deadline.in(Duration.ofSeconds(2)), CAP));

            assertThat(thrown).isInstanceOfAny(LostAnswer.class, DeadlineExceeded.class);
        }
    }

    private WebClient.Answer send(String method, RawServer server) {
        return web.send(request(method, server), Deadline.in(Duration.ofSeconds(20)), CAP);
    }

    private static RawServer slowAfterOneAnswer(Slow slow) {
        return new RawServer(c -> {
            c.request();
            c.json("{}");
            if (c.request()) {
                slow.answer(c);
            }
        });
    }

    private static RawServer encoded(String encoding, byte[] body) {
        return new RawServer(c -> {
            while (c.request()) {
                c.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n");
                c.write(body);
            }
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static Request request(String method, RawServer server) {
        var body = method.equals("GET") ? Optional.<byte[]>empty() : Optional.of("{}".getBytes(StandardCharsets.UTF_8));
        return new Request(method, URI.create(server.url() + "/x"), List.of(), body);
    }

    /** What is in use, garbage included; a collection in between can only make it less. */
    private static long heap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
