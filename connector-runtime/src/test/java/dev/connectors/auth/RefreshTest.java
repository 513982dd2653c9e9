package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.auth.AuthServer.Person;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void tenThousandCallsOnTwentyConnectionsRefreshEachOnce() throws Exception {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < 20; i++) {
            connections.add(host.connected(ANNA, new Person("p-" + i, "p" + i + "@acme.example"), OVER));
        }
        var gate = new Gate(20);
        host.server.instead = form -> {
            gate.pass();
            return Optional.empty();
        };
        int threads = 200;
        var started = new CountDownLatch(threads);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < threads; i++) {
            var connection = connections.get(i % 20);
            calls.add(() -> {
                started.countDown();
                int good = 0;
                for (int k = 0; k < 50; k++) {
                    good += header(connection).equals(bearer(host.stored(connection))) ? 1 : 0;
                }
                return good;
            });
        }
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var running = calls.stream().map(pool::submit).toList();
            Gate.await(started);
            gate.awaitArrivals();
            gate.open();

            int good = 0;
            for (var call : running) {
                good += call.get();
            }

            assertThat(good).isEqualTo(10_000);
            assertThat(host.server.refreshes()).hasSize(20);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFreshTokenIsUsedAsItIs() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Refreshes.STALE.plusSeconds(1));

        assertThat(header(connection)).isEqualTo(bearer(connection));

        assertThat(host.server.tokenRequests).isEmpty();
    }

    @Test
    void aStaleTokenIsUsedWhileItIsRefreshed() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Refreshes.STALE);
        var gate = new Gate(1);
        host.server.instead = form -> {
            gate.pass();
            return Optional.empty();
        };

        for (int i = 0; i < 100; i++) {
            assertThat(header(connection)).isEqualTo(bearer(connection));
        }

        gate.awaitArrivals();
        gate.open();
        Gate.until(() -> !header(connection).equals(bearer(connection)));
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void tokensOfOneMinuteMakeNoStorm() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.answer = fields -> fields.put("expires_in", 60);

        for (int i = 0; i < 1_000; i++) {
            header(connection);
        }

        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void aRotatedRefreshTokenIsStoredAndUsedNext() {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);

        for (int i = 1; i <= 3; i++) {
            header(connection);

            assertThat(host.server.refreshes()).hasSize(i);
            assertThat(host.server.lives(host.stored(connection)
                            .tokens()
                            .orElseThrow()
                            .refresh()
                            .orElseThrow()))
                    .isTrue();
            host.clock.advance(Duration.ofHours(2));
        }
    }

    @Test
    void aRefreshTokenThatIsNotRotatedIsKept() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);

        header(connection);

        var tokens = host.stored(connection).tokens().orElseThrow();
        assertThat(tokens.refresh()).isEqualTo(connection.tokens().orElseThrow().refresh());
        assertThat(tokens.access())
                .isNotEqualTo(connection.tokens().orElseThrow().access());
    }

    @Test
    void scopesThatShrinkAreNoted() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.answer = fields -> fields.put("scope", "calendar.read");

        header(connection);

        assertThat(host.stored(connection).scopes()).containsExactly("calendar.read");
    }

    @Test
    void anAnswerWithoutScopeKeepsTheScopes() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.answer = fields -> fields.remove("scope");

        header(connection);

        assertThat(host.stored(connection).scopes()).isEqualTo(connection.scopes());
    }

    @Test
    void afterA401TheTokenIsRefreshedOnceForAll() throws Exception {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Duration.ofHours(1));
        var credential = host.credential(connection);
        var refused = credential.header(soon()).orElseThrow();

        var renewed = host.executor.invokeAll(
                Collections.<Callable<Boolean>>nCopies(50, () -> credential.renew(refused, soon())));

        for (var done : renewed) {
            assertThat(done.get()).isTrue();
        }
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedAtOnceIsNotRefreshedAgainAndAgain() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Duration.ofHours(1));
        var credential = host.credential(connection);
        credential.renew(credential.header(soon()).orElseThrow(), soon());

        for (int i = 0; i < 100; i++) {
            assertThat(credential.renew(credential.header(soon()).orElseThrow(), soon()))
                    .isFalse();
        }

        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void withoutARefreshTokenA401ChangesNothing() {
        var access = new Tokens(Secret.of("access-canary"), Tokens.NEVER, Optional.empty());
        var connection = new Connections(host.store, host.clock, Host.random())
                .with(ANNA, host.registration.provider(), Granted.of(Set.of(), access));
        var credential = host.credential(connection);

        var renewed = credential.renew(credential.header(soon()).orElseThrow(), soon());

        assertThat(renewed).isFalse();
        assertThat(host.stored(connection).isActive()).isTrue();
    }

    private String header(Connection connection) {
        return host.credential(connection).header(soon()).map(Header::value).orElseThrow();
    }

    static String bearer(Connection connection) {
        return "Bearer " + connection.tokens().orElseThrow().access().value();
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
