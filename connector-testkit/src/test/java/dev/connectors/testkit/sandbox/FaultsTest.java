package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FaultsTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final String BODY =
            "{'id': 'visit001', 'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}}";

    @Test
    void anOrderedRefusalHappensAsOftenAsOrderedAndDoesNothing() {
        sandbox.faults().fail(2, RecordedRequest::isWrite, 503, "backendError", Duration.ofSeconds(7));

        var first = client.post(EVENTS, BODY);
        var read = client.get(EVENTS);
        var second = client.post(EVENTS, BODY);
        var third = client.post(EVENTS, BODY);

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.reason()).isEqualTo("backendError");
        assertThat(first.headers().get("retry-after")).containsExactly("7");
        assertThat(read.texts("id")).isEmpty();
        assertThat(second.status()).isEqualTo(503);
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void theTokenEndpointFailsInItsOwnShape() {
        sandbox.faults().fail(1, it -> it.path().equals("/token"), 503, "temporarily_unavailable");

        var refused = new SignIn(sandbox).refresh("x");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("error").asText()).isEqualTo("temporarily_unavailable");
    }

    @Test
    void aLostAnswerLeavesTheWriteDone() {
        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

        assertThatThrownBy(() -> client.post(EVENTS, BODY)).isInstanceOf(UncheckedIOException.class);

        assertThat(anna.primary().eventIds()).containsExactly("visit001");
        assertThat(client.post(EVENTS, BODY).status()).isEqualTo(409);
    }

    @Test
    void aLostRequestLeavesNothingDone() {
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> client.post(EVENTS, BODY)).isInstanceOf(UncheckedIOException.class);

        assertThat(anna.primary().eventIds()).isEmpty();
    }

    @Test
    void anythingCanBeAnsweredInstead() {
        sandbox.faults().answer(1, it -> true, 502, "text/html", "<html>proxy</html>");

        var answer = client.get(EVENTS);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).isEqualTo("<html>proxy</html>");
    }

    @Test
    void aHeldRequestWaitsUntilItIsReleased() throws Exception {
        var hold = sandbox.faults().hold(it -> it.method().equals("GET"));

        var read = CompletableFuture.supplyAsync(() -> client.get(EVENTS));
        var arrived = hold.awaitArrival(Duration.ofSeconds(10));
        client.post(EVENTS, BODY);
        var doneWhileHeld = read.isDone();
        hold.release();

        assertThat(arrived).isTrue();
        assertThat(doneWhileHeld).isFalse();
        assertThat(read.get(10, TimeUnit.SECONDS).texts("id")).containsExactly("visit001");
    }

    @Test
    void closingLetsADelayedRequestGo() {
        sandbox.faults().delay(1, it -> true, Duration.ofHours(1));

        var read = CompletableFuture.runAsync(() -> client.get(EVENTS));
        while (sandbox.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        sandbox.close();

        assertThat(read.handle((nothing, lost) -> "gone on, or cut off")).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void clearedFaultsDoNotHappen() {
        sandbox.faults().fail(1, it -> true, 500, "backendError").clear();

        assertThat(client.get(EVENTS).status()).isEqualTo(200);
    }

    @Test
    void aMinuteHoldsSoManyRequestsAndAPatchCostsThree() {
        sandbox.quota(5, 429, "rateLimitExceeded");
        client.post(EVENTS, BODY);
        var patched = client.patch(EVENTS + "/visit001", "{'summary': 'A'}");
        var dearer = client.patch(EVENTS + "/visit001", "{'summary': 'B'}");
        var cheaper = client.get(EVENTS);
        var over = client.get(EVENTS);
        clock.advance(Duration.ofMinutes(1));
        var later = client.get(EVENTS);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(dearer.status()).isEqualTo(429);
        assertThat(dearer.reason()).isEqualTo("rateLimitExceeded");
        assertThat(cheaper.status()).isEqualTo(200);
        assertThat(over.status()).isEqualTo(429);
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void aPredicateThatFailsIsToldToTheCaller() {
        sandbox.faults().fail(1, it -> it.parameter("none").orElseThrow().isEmpty(), 500, "backendError");

        var answer = client.get(EVENTS);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).contains("NoSuchElementException");
    }

    @Test
    void noThreadOfItKeepsTheProcessAlive() {
        client.get(EVENTS);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(it ->
                        it.getName().contains("HTTP-Dispatcher") || it.getName().contains("stand-in"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void everyRequestIsRecordedWithItsAccount() {
        client.get(EVENTS, "maxResults", "5");

        assertThat(sandbox.requests()).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo("GET");
            assertThat(it.path()).isEqualTo("/calendar/v3" + EVENTS);
            assertThat(it.parameter("maxResults")).contains("5");
            assertThat(it.headers().get("authorization")).containsExactly("[redacted]");
            assertThat(it.account()).contains(ANNA);
        });
        assertThat(sandbox.forgetRecords().requests()).isEmpty();
    }

    @Test
    void anAddressWithoutAMethodIsNotFound() throws Exception {
        try (var unchecked = GoogleSandbox.start(clock)) {
            var account = unchecked.account(ANNA, "1001");
            var plain = new Client(
                    unchecked.calendarApi(),
                    unchecked.issue(account, "calendar").accessToken());

            assertThat(plain.get("/calendars/primary/acl").status()).isEqualTo(404);
            assertThat(plain.post("/calendars/primary/events/quickAdd", "", "text", "x")
                            .status())
                    .isEqualTo(404);
        }
    }
}
