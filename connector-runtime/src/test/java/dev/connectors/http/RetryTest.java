package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which request is sent how often: one row, one event. */
@Timeout(120)
class RetryTest {

    /** What always happens, how often each kind is sent then, and how that ends. */
    private enum Event {
        FINE("200 OK", "", 1, "ok", 1, "ok", 1, "ok"),
        MOVED(
                "302 Found",
                "Location: /y\r\n",
                1,
                "provider_unavailable",
                1,
                "provider_unavailable",
                1,
                "provider_unavailable"),
        BAD("400 Bad", "", 1, "provider_rejected", 1, "provider_rejected", 1, "provider_rejected"),
        UNAUTHORIZED(
                "401 No",
                "",
                1,
                "reauthorization_required",
                1,
                "reauthorization_required",
                1,
                "reauthorization_required"),
        FORBIDDEN("403 No", "", 1, "provider_rejected", 1, "provider_rejected", 1, "provider_rejected"),
        ABSENT("404 No", "", 1, "not_found", 1, "not_found", 1, "not_found"),
        TIMEOUT("408 No", "", 1, "provider_unavailable", 1, "provider_unavailable", 1, "provider_unavailable"),
        CONFLICT("409 No", "", 1, "conflict", 1, "conflict", 1, "conflict"),
        CHANGED("412 No", "", 1, "conflict", 1, "conflict", 1, "conflict"),
        MALFORMED("422 No", "", 1, "provider_rejected", 1, "provider_rejected", 1, "provider_rejected"),
        MANY("429 No", "", 3, "rate_limited", 3, "rate_limited", 1, "rate_limited"),
        MANY_SOON("429 No", "Retry-After: 2\r\n", 3, "rate_limited", 3, "rate_limited", 1, "rate_limited"),
        MANY_LATER("429 No", "Retry-After: 3600\r\n", 1, "rate_limited", 1, "rate_limited", 1, "rate_limited"),
        BROKEN("500 No", "", 3, "provider_unavailable", 1, "lost", 1, "lost"),
        NOT_BUILT("501 No", "", 1, "provider_unavailable", 1, "lost", 1, "lost"),
        GATEWAY("502 No", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        DOWN("503 No", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        DOWN_SOON("503 No", "Retry-After: 2\r\n", 3, "rate_limited", 3, "rate_limited", 1, "rate_limited"),
        DOWN_LATER("503 No", "Retry-After: 3600\r\n", 1, "rate_limited", 1, "rate_limited", 1, "rate_limited"),
        GATEWAY_TIMEOUT("504 No", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        NOBODY("", "", 3, "provider_unavailable", 3, "provider_unavailable", 3, "provider_unavailable"),
        CUT("", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        RESET("", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        CUT_IN_HEADERS("", "", 3, "provider_unavailable", 3, "lost", 1, "lost"),
        CUT_IN_BODY("", "", 3, "provider_unavailable", 1, "unread", 1, "unread"),
        TOO_LARGE("", "", 1, "provider_unavailable", 1, "unread", 1, "unread"),
        PAGE("", "", 1, "provider_unavailable", 1, "lost", 1, "lost");

        private final String status;
        private final String headers;
        private final int[] sent;
        private final String[] told;

        Event(String status, String headers, int r, String read, int s, String safe, int w, String write) {
            this.status = status;
            this.headers = headers;
            this.sent = new int[] {r, s, w};
            this.told = new String[] {read, safe, write};
        }

        void serve(RawServer.Connection c) throws IOException {
            while (c.request()) {
                switch (this) {
                    case CUT -> {
                        return;
                    }
                    case RESET -> {
                        c.reset();
                        return;
                    }
                    case CUT_IN_HEADERS -> {
                        c.write("HTTP/1.1 200 OK\r\nContent-T");
                        return;
                    }
                    case CUT_IN_BODY -> {
                        c.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
                        return;
                    }
                    case TOO_LARGE ->
                        c.write(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{");
                    case PAGE -> c.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");
                    default ->
                        c.write("HTTP/1.1 " + status + "\r\n" + headers
                                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n[]");
                }
            }
        }
    }

    private enum Method {
        GET(Kind.READ, http -> http.get("/x")),
        READ_BY_POST(Kind.READ, http -> http.readByPost("/x")),
        POST(Kind.WRITE, http -> http.post("/x")),
        PUT(Kind.WRITE, http -> http.put("/x")),
        PATCH(Kind.WRITE, http -> http.patch("/x")),
        DELETE(Kind.WRITE, http -> http.delete("/x")),
        SAFE_POST(Kind.SAFE_WRITE, http -> http.post("/x")),
        SAFE_PUT(Kind.SAFE_WRITE, http -> http.put("/x")),
        SAFE_PATCH(Kind.SAFE_WRITE, http -> http.patch("/x")),
        SAFE_DELETE(Kind.SAFE_WRITE, http -> http.delete("/x"));

        private final Kind kind;
        private final Function<ApiClient, ApiRequest> request;

        Method(Kind kind, Function<ApiClient, ApiRequest> request) {
            this.kind = kind;
            this.request = request;
        }
    }

    static Stream<Arguments> rows() {
        return Stream.of(Event.values())
                .flatMap(event -> Stream.of(Method.values()).map(method -> Arguments.of(event, method)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachKindIsSentAsOftenAsItMayBe(Event event, Method method) {
        try (var server = new RawServer(event::serve);
                var nobody = new Nobody();
                var stand = new Stand(event == Event.NOBODY ? "http://127.0.0.1:" + nobody.port() : server.url())) {
            var told = told(
                    () -> method.request.apply(stand.open("c", method.kind)).send(Stand::any));

            var sent = event.sent[method.kind.ordinal()];
            assertThat(told).isEqualTo(event.told[method.kind.ordinal()]);
            assertThat(stand.time.waits()).hasSize(sent - 1);
            if (event != Event.NOBODY && method != Method.GET) { // a GET the JDK's client may send once more by itself
                assertThat(server.heads()).hasSize(sent);
            }
        }
    }

    @Test
    void aReadThatIsAnsweredOnTheSecondAttemptIsAnswered() {
        try (var server = new RawServer(c -> {
                    c.request();
                    c.answer("503 No", "{}");
                    c.request();
                    c.json("{\"a\":\"late\"}");
                });
                var stand = new Stand(server.url())) {
            var text = stand.reading().get("/x").send(Stand::any);

            assertThat(text).isEqualTo("late");
            assertThat(stand.time.waits()).containsExactly(Duration.ofMillis(250)); // half of the first 500
        }
    }

    @Test
    void afterALostAnswerNoLaterErrorProvesThatNothingHappened() {
        for (var later : new String[] {"404 No", "409 No", "412 No", "400 No", "403 No"}) {
            try (var server = new RawServer(c -> {
                        c.request();
                        if (c.number > 1) {
                            c.answer(later, "{}");
                        }
                    });
                    var stand = new Stand(server.url())) {
                var thrown = catchThrowable(
                        () -> stand.open("c", Kind.SAFE_WRITE).put("/x").send());

                assertThat(thrown)
                        .as(later)
                        .isInstanceOfSatisfying(
                                LostAnswer.class, e -> assertThat(e.later()).isPresent());
                assertThat(server.heads()).hasSize(2);
            }
        }
    }

    @Test
    void aCallWhoseTimeIsOverWhileItWaitsSaysThatItsWriteIsOpen() {
        try (var server = new RawServer(c -> c.request());
                var stand = new Stand(server.url()).within(Duration.ofMillis(600))) {
            var thrown = catchThrowable(
                    () -> stand.open("c", Kind.SAFE_WRITE).put("/x").send());

            // 250 ms fit, the second 500 ms don't
            assertThat(thrown).isInstanceOf(LostAnswer.class);
            assertThat(stand.time.waits()).hasSize(1);
        }
    }

    @Test
    void aWaitThatTheDeadlineDoesNotAllowIsNotBegun() {
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        c.answer("503 No", "{}");
                    }
                });
                var stand = new Stand(server.url()).within(Duration.ofMillis(200))) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(thrown).isInstanceOf(ProviderUnavailable.class);
            assertThat(stand.time.waits()).isEmpty();
        }
    }

    @Test
    void waitsAreSpreadEvenlyFromNothingToACapThatDoubles() {
        var random = new Random(7);
        var retries = new Retries(HttpPolicy.defaults().retries(), new FakeTime().time(random::nextDouble));
        var failed = new Failed(new ProviderUnavailable(""), Failed.Again.ALL, Optional.empty());
        var first = new double[10_000];
        var second = new double[10_000];

        for (var i = 0; i < first.length; i++) {
            var attempts = retries.start(Kind.READ);
            first[i] = attempts.onError(failed);
            second[i] = attempts.onError(failed);
            assertThat(attempts.onError(failed)).isNegative();
        }

        assertThat(distanceFromUniform(first, 500))
                .isLessThan(1.63 / Math.sqrt(first.length)); // Kolmogorov-Smirnov, 1 %
        assertThat(distanceFromUniform(second, 1_000)).isLessThan(1.63 / Math.sqrt(second.length));
    }

    private static double distanceFromUniform(double[] values, double cap) {
        Arrays.sort(values);
        assertThat(values[0]).isGreaterThanOrEqualTo(0);
        assertThat(values[values.length - 1]).isLessThanOrEqualTo(cap);
        var most = 0.0;
        for (var i = 0; i < values.length; i++) {
            var expected = (values[i] + 0.5) / (cap + 1); // whole milliseconds
            most = Math.max(most, Math.abs((i + 0.5) / values.length - expected));
        }
        return most;
    }

    private static String told(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (ConnectorException e) {
            return e.code();
        } catch (LostAnswer e) {
            return "lost";
        } catch (AnsweredButUnread e) {
            return "unread";
        }
    }
}
