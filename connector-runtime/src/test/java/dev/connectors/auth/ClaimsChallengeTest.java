package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.SESSION;
import static dev.connectors.auth.RefreshTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.Deadline;
import dev.connectors.http.HttpPolicy;
import dev.connectors.http.ProviderHttp;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.http.WebClient.Headers;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.OAuth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is challenged for more than its age, as with Microsoft's continuous access evaluation. */
class ClaimsChallengeTest {

    private static final String USUAL = "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}";
    private static final String CHALLENGE = "{\"access_token\":{\"nbf\":{\"value\":\"canary-1\"}}}";
    private static final String BOTH =
            "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]},\"nbf\":{\"value\":\"canary-1\"}}}";
    private static final Duration STALE = Refreshes.STALE.minusSeconds(1);
    private static final OAuth OAUTH = (OAuth) Host.ACME.auth();

    private final Host host = new Host(Host.ACME.at(OAUTH.claims(USUAL), Host.ACME.origins()));
    private final ProviderHttp http = ProviderHttp.create(host.web, HttpPolicy.defaults(), host.clock);
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        http.close();
        host.close();
    }

    @Test
    void aSignInAsksForTheUsualClaimsAtBothEndpoints() {
        var asked = host.start(ANNA);
        host.signIns.finish(ANNA, SESSION, host.server.consent(asked, ANNA_AT_ACME));

        assertThat(Forms.query(asked)).containsEntry("claims", USUAL);
        assertThat(host.server.exchanges())
                .singleElement()
                .satisfies(form -> assertThat(form).containsEntry("claims", USUAL));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aChallengeIsFirstMetByARefreshAndThePersonIsNotAsked(int status) {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.api = token -> {
            seen.add(token);
            return seen.size() == 1 ? challenge(status) : Reply.json(200, Map.of());
        };

        call(connection);

        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
        assertThat(host.server.refreshes())
                .singleElement()
                .satisfies(form -> assertThat(form).containsEntry("claims", BOTH));
        assertThat(host.stored(connection).isActive()).isTrue();
        assertThat(host.stored(connection).challenge()).isEmpty();
    }

    @Test
    void whereARefreshDoesNotDoThePersonSignsInAgainWithTheClaims() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.api = token -> challenge(401);
        host.server.instead = form -> Optional.of(AuthServer.error("interaction_required"));

        var error = catchThrowableOfType(ReauthorizationRequired.class, () -> call(connection));

        assertThat(host.stored(connection).state()).isEqualTo(Connection.State.NEEDS_SIGN_IN);
        assertThat(error.toString() + error.toModel() + host.stored(connection)).doesNotContain("canary");

        host.server.instead = form -> Optional.empty();
        var again = host.signIns.startAgain(ANNA, SESSION, connection.id(), Set.of(), Host.REDIRECT);
        host.signIns.finish(ANNA, SESSION, host.server.consent(again, ANNA_AT_ACME));

        assertThat(Forms.query(again)).containsEntry("claims", BOTH);
        assertThat(host.server.exchanges().get(1)).containsEntry("claims", BOTH);
        assertThat(host.stored(connection).isActive()).isTrue();
        assertThat(host.stored(connection).challenge()).isEmpty();
    }

    @Test
    void theClaimsOfTheTokenEndpointsRefusalCountBeforeThoseOfTheApi() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.api = token -> challenge(401);
        host.server.instead = form -> Optional.of(
                Reply.json(400, Map.of("error", "invalid_grant", "claims", "{\\\"id_token\\\":{\\\"acr\\\":null}}")));

        assertThatThrownBy(() -> call(connection)).isInstanceOf(ReauthorizationRequired.class);

        assertThat(host.stored(connection).challenge()).contains(Secret.of("{\"id_token\":{\"acr\":null}}"));
    }

    @Test
    void aTokenThatIsChallengedAgainIsNotRenewedForEver() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.api = token -> {
            seen.add(token);
            return challenge(401);
        };

        assertThatThrownBy(() -> call(connection)).isInstanceOf(ReauthorizationRequired.class);
        assertThatThrownBy(() -> call(connection)).isInstanceOf(ReauthorizationRequired.class);

        assertThat(seen).hasSize(2);
        assertThat(host.server.refreshes()).hasSize(1);
        assertThat(host.stored(connection).challenge()).contains(Secret.of(CHALLENGE));
    }

    @Test
    void aRefreshWithoutTheClaimsIsWaitedForAndDoesNotMeetThem() throws Exception {
        var connection = host.connected(ANNA, ANNA_AT_ACME, STALE);
        var credential = host.credential(connection);
        var gate = new Gate(1);
        host.server.instead = form -> {
            if (host.server.refreshes().size() == 1) {
                gate.pass();
            }
            return Optional.empty();
        };
        var refused = credential.header(soon()).orElseThrow();
        gate.awaitArrivals();
        var renewed = new AtomicBoolean();
        var call = new Thread(() -> renewed.set(credential.renew(refused, challenged(), soon())));
        call.start();
        Gate.until(() -> call.getState() == Thread.State.TIMED_WAITING);

        gate.open();
        call.join();

        assertThat(renewed).isTrue();
        assertThat(host.server.refreshes())
                .extracting(form -> form.get("claims"))
                .containsExactly(USUAL, BOTH);
        assertThat(host.stored(connection).isActive()).isTrue();
    }

    @Test
    void aTokenThatWasRefreshedMeanwhileDoesNotMeetTheClaimsUntilItIsRefreshedWithThem() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, STALE);
        var credential = host.credential(connection);
        var refused = credential.header(soon()).orElseThrow();
        Gate.until(() -> host.stored(connection).version() == 2);

        assertThat(credential.renew(refused, challenged(), soon())).isTrue();
        assertThat(credential.renew(refused, challenged(), soon())).isTrue(); // one more call with the first token

        assertThat(host.server.refreshes())
                .extracting(form -> form.get("claims"))
                .containsExactly(USUAL, BOTH);
    }

    @Test
    void aTokenThatIsNotTheStoredOneAnyMoreEndsNoSignIn() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, Duration.ofHours(1));
        var credential = host.credential(connection);
        var refused = credential.header(soon()).orElseThrow();
        credential.renew(refused, challenged(), soon());

        credential.refusedAgain(refused, challenged());

        assertThat(host.stored(connection).isActive()).isTrue();
        var stored = credential.header(soon()).orElseThrow();
        assertThatThrownBy(() -> credential.refusedAgain(stored, challenged()))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void aPlain403IsNoChallenge() {
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.server.api = token -> Reply.json(403, Map.of());

        assertThatThrownBy(() -> call(connection)).isInstanceOf(ProviderRejected.class);

        assertThat(host.server.refreshes()).isEmpty();
    }

    @Test
    void aProviderThatAsksForNoClaimsIsNotHeardOnThem() {
        try (var other = new Host()) {
            var connection = other.signIn(ANNA, ANNA_AT_ACME).connection();
            other.server.api = token -> challenge(401);

            assertThatThrownBy(() -> client(other, connection).get("/x").send())
                    .isInstanceOf(ReauthorizationRequired.class);

            assertThat(other.server.refreshes())
                    .allSatisfy(form -> assertThat(form).doesNotContainKey("claims"));
            assertThat(other.stored(connection).challenge()).isEmpty();
        }
    }

    private static Headers challenged() {
        var lines = challenge(401).headers();
        return name -> Optional.ofNullable(lines.get(name)).map(value -> value.split("\n")[1]);
    }

    private void call(Connection connection) {
        client(host, connection).get("/x").send();
    }

    private ApiClient client(Host at, Connection connection) {
        return http.open(new Exchange(
                at.registration.provider().provider(),
                connection.id(),
                at.credential(connection),
                Deadline.in(Duration.ofSeconds(10)),
                false,
                false));
    }

    /** As the second of two headers, its parameters in another order than usual, without padding. */
    private static Reply challenge(int status) {
        var claims = Base64.getEncoder().withoutPadding().encodeToString(CHALLENGE.getBytes(StandardCharsets.UTF_8));
        return new Reply(
                status,
                "application/json",
                "{}",
                Map.of(
                        "WWW-Authenticate",
                        "Basic realm=\"x\"\nBearer claims=\"" + claims
                                + "\", realm=\"\", error=\"insufficient_claims\""));
    }
}
