package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.error.Cancelled;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotConnected;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.Deadline;
import dev.connectors.http.HttpPolicy;
import dev.connectors.http.ProviderHttp;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.http.WebClient;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.TokenSource;
import dev.connectors.spi.TokenSource.AccessToken;
import dev.connectors.spi.TokenSource.Wanted;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections without a sign-in, by a token source of the host. */
@Timeout(60)
class ActingForTest {

    private static final String WHO = "anna@acme.example";
    private static final Set<String> SCOPES = Set.of("calendar.read");

    private final Host host = new Host();
    private final List<Wanted> wanted = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger serial = new AtomicInteger();
    private volatile TokenSource source = w ->
            new AccessToken("canary-" + w.account() + "-" + serial.incrementAndGet(), now().plus(Duration.ofHours(1)));

    private final Registration at = host.registration.tokens(w -> {
        wanted.add(w);
        return source.token(w);
    });
    private final Registrations registrations = Registrations.of(List.of(at));
    private final SourcedTokens tokens = new SourcedTokens(registrations, host.store, host.executor, host.clock);
    private final Credentials credentials = new Credentials(
            registrations,
            host.store,
            host.revocation,
            new Refreshes(registrations, host.store, host.revocation, host.web, host.executor, host.clock, time -> {}),
            tokens);
    private final Connections connections = new Connections(host.store, host.clock, Host.random());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aConnectionKeepsWhomItActsForAndNoToken() {
        var connection = connections.actingFor(ANNA, at, "Anna@Acme.example", SCOPES);

        assertThat(connection.actingFor()).contains(WHO);
        assertThat(connection.accountName()).contains(WHO);
        assertThat(connection.scopes()).isEqualTo(SCOPES);
        assertThat(connection.tokens()).isEmpty();
        assertThat(host.stored(connection)).isEqualTo(connection);
    }

    @Test
    void aSourceIsToldWhomWhatForAndWhereToAskAndNothingElse() {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);

        credentials.of(connection).header(soon());

        assertThat(wanted)
                .hasSize(2) // one to see that it can be done, one to use
                .allSatisfy(w -> {
                    assertThat(w.account()).isEqualTo(WHO);
                    assertThat(w.scopes()).isEqualTo(SCOPES);
                    assertThat(w.tokenEndpoint().toString()).isEqualTo(host.server.url("/token"));
                });
    }

    @Test
    void anotherConnectorOfTheSameAccountAddsItsScopes() {
        var first = connections.actingFor(ANNA, at, WHO, SCOPES);
        credentials.of(first).header(soon());

        var second = connections.actingFor(ANNA, at, WHO.toUpperCase(Locale.ROOT), Set.of("mail.read"));
        credentials.of(second).header(soon());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(wanted.get(wanted.size() - 1).scopes()).containsExactlyInAnyOrder("calendar.read", "mail.read");
    }

    @Test
    void whatTheSourceRefusesConnectsNothing() {
        source = w -> {
            throw new ProviderRejected("An administrator must allow it.", "unauthorized_client");
        };

        assertThatThrownBy(() -> connections.actingFor(ANNA, at, WHO, SCOPES)).isInstanceOf(ProviderRejected.class);

        assertThat(host.store.all(ANNA)).isEmpty();
    }

    @Test
    void aTokenIsUsedUntilItIsStaleAndThenReplacedBesideTheCall() throws Exception {
        var credential = credentials.of(connections.actingFor(ANNA, at, WHO, SCOPES));
        var first = header(credential.header(soon()));
        host.clock.advance(Duration.ofMinutes(50));
        var later = header(credential.header(soon()));
        host.clock.advance(Duration.ofMinutes(7));

        var stale = header(credential.header(soon()));
        while (wanted.size() < 3 || header(credential.header(soon())).equals(first)) {
            Thread.sleep(5);
        }

        assertThat(later).isEqualTo(first);
        assertThat(stale).isEqualTo(first);
        assertThat(header(credential.header(soon()))).isNotEqualTo(first);
        assertThat(wanted).hasSize(3);
    }

    @Test
    void fiftyCallsAtOnceAskForOneToken() throws Exception {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        var goOn = new CountDownLatch(1);
        var usual = source;
        source = w -> {
            goOn.await();
            return usual.token(w);
        };

        var calls = new ArrayList<Future<String>>();
        for (int i = 0; i < 50; i++) {
            Callable<String> call = () -> header(credentials.of(connection).header(soon()));
            calls.add(host.executor.submit(call));
        }
        while (wanted.size() < 2) {
            Thread.sleep(5);
        }
        goOn.countDown();

        var headers = new HashSet<String>();
        for (var call : calls) {
            headers.add(call.get());
        }
        assertThat(headers).hasSize(1);
        assertThat(wanted).hasSize(2);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        var credential = credentials.of(connections.actingFor(ANNA, at, WHO, SCOPES));
        var refused = credential.header(soon()).orElseThrow();
        host.clock.advance(Rests.REST);

        assertThat(credential.renew(refused, soon())).isTrue();
        assertThat(credential.renew(refused, soon())).isTrue(); // there is another already
        assertThat(credential.renew(credential.header(soon()).orElseThrow(), soon()))
                .isFalse();
        assertThat(wanted).hasSize(3);
    }

    @Test
    void aSourceThatFailsIsLeftAloneForAWhileAndItsTextStaysWithIt() {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        source = w -> {
            throw new IOException("canary in a message");
        };

        var error = catchThrowableOfType(
                ProviderUnavailable.class, () -> credentials.of(connection).header(soon()));
        assertThatThrownBy(() -> credentials.of(connection).header(soon())).isInstanceOf(ProviderUnavailable.class);

        assertThat(error.toString() + error.toModel()).doesNotContain("canary");
        assertThat(wanted).hasSize(2);
        host.clock.advance(Rests.REST);
        source = w -> new AccessToken("next", now().plusSeconds(3600));
        assertThat(credentials.of(connection).header(soon())).isPresent();
    }

    @Test
    void aDisconnectedAccountHasNoTokenAnyMore() {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        var credential = credentials.of(connection);
        credential.header(soon());

        assertThat(host.revocation.revoke(ANNA, connection.id()).join()).isEqualTo(Revocation.Outcome.NOT_OFFERED);

        assertThatThrownBy(() -> credential.header(soon())).isInstanceOf(Cancelled.class);
    }

    @Test
    void aDisconnectForgetsTheTokenAtOnceAndWhomItWasFor() {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        tokens.usable(connection, soon());

        host.revocation.revoke(ANNA, connection.id()).join();

        assertThatThrownBy(() -> tokens.usable(connection, soon())).isInstanceOf(Cancelled.class);
        assertThat(wanted).hasSize(3); // it had to ask, and kept nothing
        assertThat(host.stored(connection).actingFor()).isEmpty();
    }

    @Test
    void aTokenThatComesAfterTheDisconnectIsNotKept() throws Exception {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        var gate = new Gate(1);
        var usual = source;
        source = w -> {
            gate.pass();
            return usual.token(w);
        };
        var call = host.executor.submit(() -> tokens.usable(connection, soon()));
        gate.awaitArrivals();

        host.revocation.revoke(ANNA, connection.id()).join();
        gate.open();

        assertThatThrownBy(call::get).hasCauseInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> tokens.usable(connection, soon())).isInstanceOf(Cancelled.class);
    }

    @Test
    void itCantBeSignedInToNorUsedWithoutItsSource() {
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);

        assertThatThrownBy(() -> host.signIns.startAgain(ANNA, SESSION, connection.id(), Set.of(), Host.REDIRECT))
                .isInstanceOf(NotConnected.class);
        assertThatThrownBy(() -> host.credential(connection).header(soon())).isInstanceOf(NotConnected.class);
    }

    @Test
    void pathsOfTheAccountItselfNameWhomTheyAreFor() {
        var provider = at.provider().provider().self("/me", "/users/{account}");
        var connection = connections.actingFor(ANNA, at, WHO, SCOPES);
        var paths = Collections.synchronizedList(new ArrayList<String>());
        host.server.api = token -> Reply.json(200, Map.of());
        host.server.paths = paths::add;
        try (var http = ProviderHttp.create(host.web, HttpPolicy.defaults(), host.clock)) {
            var client =
                    http.open(new Exchange(provider, connection.id(), credentials.of(connection), soon(), true, false));
            for (var path : List.of("/me", "/me/calendars", "/meetings", "/x/me")) {
                client.get(path).query("q", "/me").send();
            }
            var signedIn = host.signIn(Host.BEN, Host.ANNA_AT_ACME).connection();
            http.open(new Exchange(provider, signedIn.id(), host.credential(signedIn), soon(), true, false))
                    .get("/me/calendars")
                    .send();
        }

        assertThat(paths)
                .containsExactly(
                        "/api/users/anna%40acme.example?q=%2Fme",
                        "/api/users/anna%40acme.example/calendars?q=%2Fme",
                        "/api/meetings?q=%2Fme",
                        "/api/x/me?q=%2Fme",
                        "/api/me/calendars");
    }

    @Test
    void anApplicationProvesItselfWithItsClientAndAsksForItsOwnScopes() throws Exception {
        var provider = EffectiveProvider.replaced(
                Host.ACME.at(
                        ((OAuth) Host.ACME.auth()).application("https://acme.example/.default"), Host.ACME.origins()),
                host.server.endpoints(),
                StandIns.ON_LOOPBACK);
        host.server.instead = form -> Optional.of(
                Reply.json(200, Map.of("access_token", "app-canary", "token_type", "Bearer", "expires_in", 3599)));
        var source = ClientCredentials.of(
                provider, OAuthClient.of("client-1", "client-secret-canary"), host.web, host.clock);

        var token = source.token(wanted());

        assertThat(token.value()).isEqualTo("app-canary");
        assertThat(token.expiry()).isEqualTo(now().plusSeconds(3599));
        assertThat(token.toString()).doesNotContain("canary");
        assertThat(host.server.tokenRequests)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "client_credentials")
                        .containsEntry("scope", "https://acme.example/.default")
                        .containsEntry("client_id", "client-1")
                        .containsEntry("client_secret", "client-secret-canary"));

        for (var code : List.of("invalid_client", "unauthorized_client", "invalid_scope", "invalid_request")) {
            host.server.instead = form -> Optional.of(AuthServer.error(code));
            assertThatThrownBy(() -> source.token(wanted()))
                    .isInstanceOf(ProviderRejected.class)
                    .extracting(error -> ((ConnectorException) error).toModel())
                    .asString()
                    .contains("does not let this application act for people");
        }
        host.server.instead = form -> Optional.of(Reply.html(503));
        assertThatThrownBy(() -> source.token(wanted())).isInstanceOf(ProviderUnavailable.class);
    }

    private Wanted wanted() {
        return new Wanted(WHO, SCOPES, URI.create(host.server.url("/token")), Duration.ofSeconds(10));
    }

    private Instant now() {
        return host.clock.instant();
    }

    private static String header(Optional<WebClient.Header> header) {
        return header.orElseThrow().value();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
