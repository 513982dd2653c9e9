package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.Cancelled;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one connection may ask, and that others don't pay for it. */
@Timeout(120)
class LaneTest {

    private static final Provider ACME =
            Provider.of("acme", "Acme", Auth.none()).origin("api", "https://api.acme.example");

    private final AtomicBoolean sick = new AtomicBoolean(true);

    @Test
    void aThousandCallsToASickProviderAreElevenHundredRequestsAtMost() {
        try (var server = provider();
                var stand = new Stand(server.url())) {
            for (var i = 0; i < 1_000; i++) {
                assertThat(catchThrowable(() -> stand.reading().get("/x").send()))
                        .isInstanceOf(ProviderUnavailable.class);
            }

            assertThat(server.heads()).hasSize(1_100);
        }
    }

    @Test
    void fiveHundredSuccessesGiveTheWholeQuotaBack() {
        try (var server = provider();
                var stand = new Stand(server.url())) {
            for (var i = 0; i < 200; i++) {
                var unused = catchThrowable(() -> stand.reading().get("/x").send());
            }
            assertThat(stand.http.lanes().use(stand.provider, "c1").quota().left())
                    .isLessThan(5);
            sick.set(false);

            for (var i = 0; i < 500; i++) {
                stand.reading().get("/x").send();
            }

            assertThat(stand.http.lanes().use(stand.provider, "c1").quota().left())
                    .isEqualTo(500);
        }
    }

    @Test
    void aSickConnectionCostsOthersNothing() {
        try (var server = provider();
                var stand = new Stand(server.url())) {
            for (var i = 0; i < 200; i++) {
                var unused = catchThrowable(
                        () -> stand.open("sick", Kind.READ).get("/x").send());
            }

            var unused = catchThrowable(
                    () -> stand.open("other", Kind.READ).get("/x").send());

            assertThat(stand.http.lanes().use(stand.provider, "other").quota().left())
                    .isEqualTo(490);
            assertThat(stand.http.lanes().use(stand.provider, "sick").quota().left())
                    .isLessThan(5);
        }
    }

    @Test
    void aFailingProviderIsLeftAloneForAWhileThenTriedAgain() {
        var policy = Stand.unhurried()
                .with(new HttpPolicy.Circuit(10, 10, 60, Duration.ofSeconds(15)))
                .with(new HttpPolicy.Retries(1, Duration.ofMillis(500), Duration.ofSeconds(10), 500, 5));
        try (var server = provider();
                var stand = new Stand(server.url(), policy)) {
            for (var i = 0; i < 10; i++) {
                var unused = catchThrowable(() -> stand.reading().get("/x").send());
            }

            var refused = catchThrowable(() -> stand.writing().post("/x").send());
            var other =
                    catchThrowable(() -> stand.open("c2", Kind.READ).get("/x").send());

            assertThat(refused).isInstanceOf(ProviderUnavailable.class).hasMessage("circuit open");
            assertThat(other).hasMessage("status 503");
            assertThat(server.heads()).hasSize(11);

            sick.set(false);
            stand.time.advance(Duration.ofSeconds(16));
            for (var i = 0; i < 5; i++) {
                stand.reading().get("/x").send();
            }
            assertThat(server.heads()).hasSize(16);
        }
    }

    @Test
    void whatTheCallerDidWrongDoesNotOpenTheCircuit() {
        var policy = Stand.unhurried().with(new HttpPolicy.Circuit(10, 10, 60, Duration.ofSeconds(15)));
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        c.answer("404 No", "{}");
                    }
                });
                var stand = new Stand(server.url(), policy)) {
            for (var i = 0; i < 30; i++) {
                var unused = catchThrowable(() -> stand.reading().get("/x").send());
            }

            assertThat(server.heads()).hasSize(30);
        }
    }

    @Test
    void moreRequestsThanTheRateAllowsWaitAndThenAreRefusedWithATime() {
        sick.set(false);
        var policy = Stand.unhurried().with(new HttpPolicy.Flow(5, 8, 100));
        try (var server = provider();
                var stand = new Stand(server.url(), policy)) {
            var refused = new AtomicInteger();
            for (var i = 0; i < 100; i++) {
                var thrown = catchThrowable(() -> stand.reading().get("/x").send());
                if (thrown instanceof RateLimited limited) {
                    assertThat(limited.retryAt()).isPresent();
                    refused.incrementAndGet();
                }
            }

            // nobody waits here, so within the real second: 5 at once, then 5 more for each of the 10 s that a thread
            // would wait
            assertThat(server.heads().size()).isBetween(50, 65);
            assertThat(refused.get() + server.heads().size()).isEqualTo(100);
            assertThat(stand.time.waits()).isNotEmpty().allMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) <= 0);
        }
    }

    @Test
    void atMostSoManyRequestsOfAConnectionAreInFlight() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        var policy = Stand.unhurried().with(new HttpPolicy.Flow(1_000, 3, 100));
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        goOn.await();
                        inFlight.decrementAndGet();
                        c.json("{}");
                    }
                });
                var stand = new Stand(server.url(), policy)) {
            var calls = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < 10; i++) {
                calls.add(CompletableFuture.runAsync(
                        () -> stand.reading().get("/x").send(), task -> new Thread(task).start()));
            }
            while (inFlight.get() < 3) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            for (var call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }

            assertThat(most).hasValue(3);
            assertThat(server.heads()).hasSize(10);
        }
    }

    @Test
    void aCallThatWaitsForASlotCanBeCalledOff() throws Exception {
        var policy = Stand.unhurried().with(new HttpPolicy.Flow(1_000, 1, 100));
        var reached = new CountDownLatch(1);
        try (var server = new RawServer(c -> {
                    c.request();
                    reached.countDown();
                    c.hang();
                });
                var stand = new Stand(server.url(), policy)) {
            var holding = new Thread(() -> {
                var unused = catchThrowable(() -> stand.reading().get("/x").send());
            });
            holding.setDaemon(true);
            holding.start();
            reached.await(10, TimeUnit.SECONDS);
            var deadline = Deadline.in(Duration.ofSeconds(30));
            var client = stand.http.open(new Exchange(stand.provider, "c1", Credential.none(), deadline, false, false));

            var waiting = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> client.get("/x").send()), task -> new Thread(task).start());
            deadline.cancel("");

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void aConnectionKeepsWithinItsProvidersQuotaAndThePolicyWhicheverIsLess() {
        var policy = Stand.unhurried().with(new HttpPolicy.Flow(10, 8, 50));

        assertThat(policy.within(Optional.of(Quota.concurrent(4))).flow()).isEqualTo(new HttpPolicy.Flow(10, 4, 50));
        assertThat(policy.within(Optional.of(Quota.concurrent(20).perSecond(2))).flow())
                .isEqualTo(new HttpPolicy.Flow(2, 8, 50));
        assertThat(policy.within(Optional.empty())).isEqualTo(policy);
    }

    @Test
    void noMoreRequestsAreInFlightThanAProviderAllowsOneConnection() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        Thread.sleep(20);
                        inFlight.decrementAndGet();
                        c.json("{}");
                    }
                });
                var stand = new Stand(server.url())) {
            var provider = stand.provider.quota(Quota.concurrent(4));
            var client = stand.http.open(new Exchange(
                    provider, "mailbox", Credential.none(), Deadline.in(Duration.ofSeconds(30)), false, false));
            var calls = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < 40; i++) {
                calls.add(CompletableFuture.runAsync(() -> client.get("/x").send(), task -> new Thread(task).start()));
            }
            for (var call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }

            assertThat(most.get()).isBetween(2, 4);
            assertThat(server.heads()).hasSize(40);
        }
    }

    @Test
    void idleConnectionsAreForgottenButNoneThatWasAskedToPause() {
        var policy = Stand.unhurried().with(new HttpPolicy.Flow(1_000, 8, 50));
        var time = new FakeTime();
        var lanes = new Lanes(policy, time.time());
        var paused = lanes.use(ACME, "paused");
        paused.pause("api", FakeTime.START.plusSeconds(3_600));
        paused.leave();
        var busy = lanes.use(ACME, "busy");

        for (var i = 0; i < 1_000; i++) {
            time.advance(Duration.ofMillis(1));
            lanes.use(ACME, "c" + i).leave();
        }

        assertThat(lanes.size()).isLessThanOrEqualTo(51);
        assertThat(lanes.use(ACME, "paused")).isSameAs(paused);
        assertThat(lanes.use(ACME, "busy")).isSameAs(busy);
    }

    private RawServer provider() {
        return new RawServer(c -> {
            while (c.request()) {
                c.answer(sick.get() ? "503 Sick" : "200 OK", "{}");
            }
        });
    }
}
