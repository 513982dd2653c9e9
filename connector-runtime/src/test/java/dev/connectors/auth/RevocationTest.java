package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.BEN;
import static dev.connectors.auth.RefreshTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.auth.Revocation.Outcome;
import dev.connectors.error.Cancelled;
import dev.connectors.error.NotConnected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aRevokedConnectionIsATombstoneAndTheProviderHasEndedItsTokens() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();

        var outcome = host.revocation.revoke(ANNA, connection.id()).join();

        var left = host.stored(connection);
        assertThat(outcome).isEqualTo(Outcome.REVOKED);
        assertThat(left.state()).isEqualTo(Connection.State.REVOKED);
        assertThat(left.tokens()).isEmpty();
        assertThat(left.account()).isEmpty();
        assertThat(left.accountName()).isEmpty();
        assertThat(left.scopes()).isEmpty();
        assertThat(host.server.knows(ANNA_AT_ACME)).isFalse();
        assertThat(host.server.revocations)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry(
                                "token",
                                connection
                                        .tokens()
                                        .orElseThrow()
                                        .refresh()
                                        .orElseThrow()
                                        .value())
                        .containsEntry("token_type_hint", "refresh_token"));
    }

    @Test
    void callsInFlightEndAtTheirNextRequestWithoutWaitingForTheProvider() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var credential = host.credential(connection);
        var refused = credential.header(soon()).orElseThrow();
        var gate = new Gate(1);
        host.server.insteadOfRevoking = form -> {
            gate.pass();
            return Optional.empty();
        };

        var outcome = host.revocation.revoke(ANNA, connection.id());

        assertThat(outcome).isNotDone();
        assertThatThrownBy(() -> credential.header(soon())).isInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> credential.renew(refused, soon())).isInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> host.node().of(connection).header(soon())).isInstanceOf(Cancelled.class);
        gate.open();
        assertThat(outcome.join()).isEqualTo(Outcome.REVOKED);
    }

    @Test
    void aTokenThatWasDeadAlreadyIsReportedAsThat() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.forget(ANNA_AT_ACME);

        assertThat(host.revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.WAS_DEAD);
        assertThat(host.revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.WAS_DEAD);
        assertThat(host.server.revocations).hasSize(1);
    }

    @Test
    void aProviderThatIsAwayForAMomentIsToldAgain() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var tries = new AtomicInteger();
        host.server.insteadOfRevoking =
                form -> tries.incrementAndGet() < 3 ? Optional.of(Reply.html(503)) : Optional.empty();

        var outcome = host.revocation.revoke(ANNA, connection.id()).join();

        assertThat(outcome).isEqualTo(Outcome.REVOKED);
        assertThat(tries).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "500, ''", "429, ''", "302, ''", "400, invalid_request", "401, invalid_client"})
    void whatTheProviderDidNotDoIsNeverReportedAsDone(int status, String error) {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.insteadOfRevoking =
                form -> Optional.of(error.isEmpty() ? Reply.html(status) : Reply.json(status, Map.of("error", error)));

        var outcome = host.revocation.revoke(ANNA, connection.id()).join();

        assertThat(outcome).isEqualTo(Outcome.FAILED);
        assertThat(host.stored(connection).tokens()).isEmpty();
        assertThat(host.server.revocations).hasSize(error.isEmpty() ? 3 : 1);
    }

    @Test
    void aBrokenConnectionIsNeverReportedAsDone() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.insteadOfRevoking = form -> Optional.of(Reply.none());

        assertThat(host.revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anExecutorThatTakesNoMoreWorkIsAFailureAndTheTombstoneStands() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.executor.shutdown();

        assertThat(host.revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.FAILED);
        assertThat(host.stored(connection).state()).isEqualTo(Connection.State.REVOKED);
    }

    @Test
    void aKeyLivesOnAtItsProviderAndTheReportSaysSo() {
        var provider = EffectiveProvider.of(Provider.apiKey("leadbook", "https://api.leadbook.example"));
        assertThat(provider.provider().auth()).isInstanceOf(StaticToken.class);
        var registrations = Registrations.of(List.of(Registration.of(provider)));
        var revocation = new Revocation(registrations, host.store, host.web, host.executor, host.clock, time -> {});
        var connection =
                new Connections(host.store, host.clock, Host.random()).withKey(ANNA, provider, Secret.of("key-canary"));

        assertThat(revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.NOT_OFFERED);
        assertThat(host.stored(connection).tokens()).isEmpty();
    }

    @Test
    void tokensOfAnotherServerAreSentNowhere() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        try (var other = new AuthServer(host.clock)) {
            var replaced = Registration.of(
                    EffectiveProvider.replaced(Host.ACME, other.endpoints(), StandIns.ON_LOOPBACK),
                    OAuthClient.of("client-1"));
            var revocation = new Revocation(
                    Registrations.of(List.of(replaced)), host.store, host.web, host.executor, host.clock, time -> {});

            assertThat(revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Outcome.FAILED);

            assertThat(other.revocations).isEmpty();
            assertThat(host.server.revocations).isEmpty();
        }
    }

    @Test
    void anotherPrincipalsConnectionCannotBeRevoked() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();

        assertThatThrownBy(() -> host.revocation.revoke(BEN, connection.id())).isInstanceOf(NotConnected.class);

        assertThat(host.stored(connection)).isEqualTo(connection);
    }

    @Test
    void whoseGrantEndedWithAnothersDisconnectIsAskedToSignInAndNotCalledRevoked() {
        var annas = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var bens = host.signIn(BEN, ANNA_AT_ACME).connection();

        host.revocation.revoke(ANNA, annas.id()).join(); // this provider ends all that the account granted

        host.clock.advance(Duration.ofHours(2));
        assertThatThrownBy(() -> host.credential(bens).header(soon())).isInstanceOf(ReauthorizationRequired.class);
        assertThat(host.stored(bens).state()).isEqualTo(Connection.State.NEEDS_SIGN_IN);
    }

    @Test
    void afterARevokeTheSameAccountCanBeConnectedAnew() {
        var first = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.revocation.revoke(ANNA, first.id()).join();

        var second = host.signIn(ANNA, ANNA_AT_ACME);

        assertThat(second.added()).isTrue();
        assertThat(second.connection().label()).isEqualTo("acme");
        assertThat(second.connection().id()).isNotEqualTo(first.id());
    }
}
