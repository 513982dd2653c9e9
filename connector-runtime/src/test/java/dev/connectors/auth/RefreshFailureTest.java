package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.RefreshTest.bearer;
import static dev.connectors.auth.RefreshTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.WebClient.Header;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshFailureTest {
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aStaleTokenIsUsedAlsoWhereItCannotBeRefreshed() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Duration.ofMinutes(2));
        host.server.instead = form -> Optional.of(Reply.html(503));

        header(connection);
        Gate.until(() -> host.server.refreshes().size() == 1);

        assertThat(header(connection)).isEqualTo(bearer(connection));
        assertThat(host.stored(connection).isActive()).isTrue();
    }

    @Test
    void aDayOfFailuresEndsNoSignInAndTriesTwiceAMinuteAtMost() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var failures = List.of(
                Reply.html(503),
                Reply.html(500),
                Reply.html(200),
                Reply.html(404),
                Reply.json(500, Map.of("error", "invalid_grant")),
                Reply.json(400, Map.of("error", "server_error")),
                Reply.json(400, Map.of()),
                Reply.json(200, Map.of("error", "invalid_grant")),
                new Reply(200, "application/json", "{\"access_token\":", Map.of()),
                new Reply(429, "application/json", "{}", Map.of("Retry-After", "10")),
                Reply.none());
        host.server.instead =
                form -> Optional.of(failures.get(host.server.refreshes().size() % failures.size()));
        int refused = 0;
        for (int second = 0; second < 24 * 3600; second += 10) {
            try {
                header(connection);
            } catch (ProviderUnavailable | RateLimited e) {
                refused++;
            }
            host.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(refused).isEqualTo(8_640);
        assertThat(host.server.refreshes()).hasSizeBetween(1_000, 2_880);
        assertThat(host.stored(connection)).isEqualTo(connection);

        host.server.instead = form -> Optional.empty();
        host.clock.advance(Rests.REST);
        assertThat(header(connection)).isEqualTo(bearer(host.stored(connection)));
    }

    @Test
    void aPauseThatTheProviderAsksForIsKept() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.instead =
                form -> Optional.of(new Reply(429, "application/json", "{}", Map.of("Retry-After", "120")));
        assertThatThrownBy(() -> header(connection)).isInstanceOf(RateLimited.class);

        host.clock.advance(Duration.ofSeconds(119));

        assertThatThrownBy(() -> header(connection)).isInstanceOf(RateLimited.class);
        assertThat(host.server.refreshes()).hasSize(1);

        host.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> header(connection)).isInstanceOf(RateLimited.class);
        assertThat(host.server.refreshes()).hasSize(2);
    }

    @Test
    void aClockThatJumpsBackStretchesNoPause() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Duration.ofHours(-3));
        host.server.instead = form -> Optional.of(Reply.html(503));
        assertThatThrownBy(() -> header(connection)).isInstanceOf(ProviderUnavailable.class);

        host.clock.advance(Duration.ofHours(-1));
        host.server.instead = form -> Optional.empty();

        assertThat(header(connection)).isEqualTo(bearer(host.stored(connection)));
    }

    @Test
    void anErrorIsSharedOnceAndNotRememberedForEver() throws Exception {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var gate = new Gate(1);
        host.server.instead = form -> {
            gate.pass();
            return Optional.of(Reply.html(503));
        };
        Callable<Boolean> call = () -> {
            try {
                header(connection);
                return true;
            } catch (ProviderUnavailable e) {
                return false;
            }
        };

        var running = Collections.nCopies(50, call).stream()
                .map(host.executor::submit)
                .toList();
        gate.awaitArrivals();
        gate.open();

        for (var done : running) {
            assertThat(done.get()).isFalse();
        }
        assertThat(host.server.refreshes()).hasSize(1);

        host.server.instead = form -> Optional.empty();
        host.clock.advance(Rests.REST);
        assertThat(call.call()).isTrue();
    }

    @Test
    void aSignInThatTheProviderEndedIsNotedAndAskedForOnce() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.forget(ANNA_AT_ACME);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> header(connection)).isInstanceOf(ReauthorizationRequired.class);
        }

        assertThat(host.stored(connection).state()).isEqualTo(Connection.State.NEEDS_SIGN_IN);
        assertThat(host.stored(connection).scopes()).isEqualTo(connection.scopes());
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void aRefusedTokenThatSomebodyReplacedMeanwhileEndsNoSignIn() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.instead = form -> {
            var now = host.stored(connection);
            var rotated = host.server.issue(
                    ANNA_AT_ACME, Host.SCOPES, host.clock.instant().plusSeconds(3600));
            host.store.replace(now, now.granted(now.scopes(), rotated)); // as another node does it
            return Optional.of(AuthServer.error("invalid_grant"));
        };
        for (int i = 0; i < 2_000; i++) {

            var header = header(connection);

            assertThat(header).isEqualTo(bearer(host.stored(connection)));
            assertThat(host.stored(connection).isActive()).isTrue();
            host.clock.advance(Duration.ofHours(2));
        }
    }

    @Test
    void aReplacedTokenThatIsOverTooIsRefreshedInTurn() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.instead = form -> {
            if (host.server.refreshes().size() > 1) {
                return Optional.empty();
            }
            var now = host.stored(connection);
            var rotated = host.server.issue(
                    ANNA_AT_ACME, Host.SCOPES, host.clock.instant().minusSeconds(1));
            host.store.replace(now, now.granted(now.scopes(), rotated));
            return Optional.of(AuthServer.error("invalid_grant"));
        };

        assertThat(header(connection)).isEqualTo(bearer(host.stored(connection)));

        assertThat(host.server.refreshes()).hasSize(2);
    }

    @Test
    void aClientThatTheProviderRefusesEndsNoSignIn() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.instead = form -> Optional.of(Reply.json(401, Map.of("error", "invalid_client")));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> header(connection))
                    .isInstanceOf(ProviderRejected.class)
                    .hasMessageNotContaining("canary");
        }

        assertThat(host.stored(connection).isActive()).isTrue();
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void withoutARefreshTokenTheUserSignsInAgain() {
        var access = new Tokens(Secret.of("access-canary"), host.clock.instant().plusSeconds(60), Optional.empty());
        var connection = new Connections(host.store, host.clock, Host.random())
                .with(ANNA, host.registration.provider(), Granted.of(Set.of(), access));
        assertThat(header(connection)).isEqualTo(bearer(connection));

        host.clock.advance(Duration.ofSeconds(60));

        assertThatThrownBy(() -> header(connection)).isInstanceOf(ReauthorizationRequired.class);
        assertThat(host.stored(connection).state()).isEqualTo(Connection.State.NEEDS_SIGN_IN);
        assertThat(host.server.tokenRequests).isEmpty();
    }

    private String header(Connection connection) {
        return host.credential(connection).header(soon()).map(Header::value).orElseThrow();
    }

    @Test
    void noErrorOfARefreshShowsATokenOrTheProvidersText() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        for (var reply :
                List.of(AuthServer.error("invalid_scope"), Reply.html(503), AuthServer.error("invalid_grant"))) {
            host.server.instead = form -> Optional.of(reply);

            assertThatThrownBy(() -> header(connection)).isInstanceOfSatisfying(ConnectorException.class, e -> {
                assertThat(e.toModel() + e).doesNotContain("canary", "secret-detail", "<");
                assertThat(e.getCause() == null ? "" : e.getCause().toString()).doesNotContain("canary", "<");
            });
            host.clock.advance(Rests.REST);
        }
    }
}
