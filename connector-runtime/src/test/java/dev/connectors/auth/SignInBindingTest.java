package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.REDIRECT;
import static dev.connectors.auth.Host.SCOPES;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.NotPermitted;
import dev.connectors.permission.Principal;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.store.MemorySignInStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may finish which sign-in, and where. */
class SignInBindingTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private record Browser(Principal principal, String session) {}

    @Test
    void onlyWhoStartedASignInCanFinishIt() {
        var browsers = new ArrayList<Browser>();
        for (var workspace : List.of("acme-realty", "peak-homes")) {
            for (var user : List.of("anna", "ben", "eve")) {
                for (var session : List.of("session-1", "session-2")) {
                    browsers.add(new Browser(Principal.of(workspace, user), session));
                }
            }
        }
        var random = new Random(20260302);
        int bound = 0;
        int same = 0;
        for (int i = 0; i < 10_000; i++) {
            var starter = browsers.get(random.nextInt(browsers.size()));
            var finisher = browsers.get(random.nextInt(browsers.size()));
            var url = host.signIns.start(starter.principal(), starter.session(), "acme", SCOPES, REDIRECT);
            var back = host.server.consent(url, ANNA_AT_ACME);

            try {
                host.signIns.finish(finisher.principal(), finisher.session(), back);
                bound++;
                assertThat(finisher).isEqualTo(starter);
            } catch (NotPermitted e) {
                assertThat(finisher).isNotEqualTo(starter);
            }
            same += starter.equals(finisher) ? 1 : 0;
        }
        assertThat(bound).isEqualTo(same).isPositive();
        assertThat(host.server.exchanges()).hasSize(same); // none for the others
    }

    @Test
    void ofFiftyThreadsWithOneCallbackOneExchangesIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);
            var barrier = new CyclicBarrier(50);
            Callable<Boolean> finish = () -> {
                barrier.await();
                try {
                    host.signIns.finish(ANNA, SESSION, back);
                    return true;
                } catch (NotPermitted e) {
                    return false;
                }
            };

            int finished = 0;
            for (var done : host.executor.invokeAll(java.util.Collections.nCopies(50, finish))) {
                finished += done.get() ? 1 : 0;
            }

            assertThat(finished).isEqualTo(1);
            assertThat(host.server.exchanges()).hasSize(round + 1);
        }
    }

    @Test
    void aCallbackIsWorthNothingTheSecondTimeEvenAfterARefusal() {
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);

        assertThatThrownBy(() -> host.signIns.finish(ANNA, "another session", back))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, back)).isInstanceOf(NotPermitted.class);

        assertThat(host.server.tokenRequests).isEmpty();
    }

    @Test
    void aForgedStateReachesNobody() {
        host.start(ANNA);
        var forged = URI.create(REDIRECT + "?code=stolen&state=" + "A".repeat(43));

        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, forged)).isInstanceOf(NotPermitted.class);

        assertThat(host.server.tokenRequests).isEmpty();
    }

    @Test
    void aCodeOfAnotherSignInIsUselessWithoutItsVerifier() {
        var stolen = Forms.query(host.server.consent(host.start(Host.BEN), Host.ANNA_PRIVATELY));
        var own = Forms.query(host.server.consent(host.start(ANNA), ANNA_AT_ACME));
        var swapped = new TreeMap<>(own);
        swapped.put("code", stolen.get("code"));

        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, URI.create(REDIRECT + "?" + Forms.form(swapped))))
                .isInstanceOf(NotPermitted.class);

        assertThat(host.store.all(ANNA)).isEmpty();
    }

    @Test
    void aSignInThatTakesTenMinutesIsTooLate() {
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);

        host.clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, back)).isInstanceOf(NotPermitted.class);
        assertThat(host.server.tokenRequests).isEmpty();
    }

    @Test
    void aSignInOfOneServerIsNotFinishedAtAnother() {
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);
        try (var other = new AuthServer(host.clock)) {
            var replaced = Registration.of(
                    EffectiveProvider.replaced(Host.ACME, other.endpoints(), StandIns.ON_LOOPBACK),
                    OAuthClient.of("client-1"));
            var restarted = new SignIns(
                    Registrations.of(List.of(replaced)),
                    host.store,
                    host.pending,
                    host.revocation,
                    host.web,
                    host.clock,
                    Host.random());

            assertThatThrownBy(() -> restarted.finish(ANNA, SESSION, back)).isInstanceOf(NotPermitted.class);

            assertThat(other.tokenRequests).isEmpty();
            assertThat(host.server.tokenRequests).isEmpty();
        }
    }

    @Test
    void noCodeReachesTheTokenEndpointOfAnotherProvider() {
        var servers = new TreeMap<String, AuthServer>();
        var registrations = new ArrayList<Registration>();
        for (var id : List.of("gmail", "graph", "zoom", "bridge", "evil", "acme")) {
            var server = new AuthServer(host.clock);
            servers.put(id, server);
            var provider = Provider.of(
                            id,
                            id,
                            OAuth.at("https://acme.example/authorize", "https://acme.example/token")
                                    .revocation("https://acme.example/revoke")
                                    .userInfo("https://acme.example/userinfo")
                                    .identity("openid"))
                    .origin("api", "https://acme.example");
            var endpoints = server.endpoints().issuedBy("https://" + id + ".example");
            registrations.add(Registration.of(
                    EffectiveProvider.replaced(provider, endpoints, StandIns.ON_LOOPBACK), OAuthClient.of("client-1")));
            server.claims = claims -> claims.put("iss", "https://" + id + ".example");
        }
        var signIns = new SignIns(
                Registrations.of(registrations),
                host.store,
                new MemorySignInStore(host.clock),
                host.revocation,
                host.web,
                host.clock,
                Host.random());
        int finished = 0;
        for (var started : servers.keySet()) {
            for (var came : servers.keySet()) {
                for (var iss :
                        List.of("", "https://" + started + ".example", "https://" + came + ".example", "https://x")) {
                    var url = signIns.start(ANNA, SESSION, started, Set.of(), redirect(started));
                    var server = servers.get(started);
                    server.issInCallback = Optional.of(iss).filter(text -> !text.isEmpty());
                    var query = server.consent(url, ANNA_AT_ACME).getRawQuery();
                    int before = requests(servers.values().stream().toList());

                    boolean done = finishes(signIns, URI.create(redirect(came) + "?" + query));

                    boolean own = started.equals(came) && !iss.equals("https://x");
                    assertThat(done)
                            .as("%s at %s with iss '%s'", started, came, iss)
                            .isEqualTo(own);
                    assertThat(requests(servers.values().stream().toList()) - before)
                            .isEqualTo(own ? 1 : 0);
                    finished += done ? 1 : 0;
                }
            }
        }
        assertThat(finished).isEqualTo(6 * 3);
        servers.forEach((id, server) -> {
            assertThat(server.exchanges()).hasSize(3);
            server.close();
        });
    }

    @Test
    void aProviderThatAlwaysNamesItselfIsNotBelievedWithoutItsName() {
        var oauth = OAuth.at("https://acme.example/a", "https://acme.example/t").issuedBy("https://acme.example");
        var named = Optional.of("https://acme.example");
        var other = Optional.of("https://evil.example");

        assertThat(SignIns.isNamed(oauth, Optional.empty())).isTrue();
        assertThat(SignIns.isNamed(oauth, named)).isTrue();
        assertThat(SignIns.isNamed(oauth, other)).isFalse();
        assertThat(SignIns.isNamed(oauth.namesItselfInCallbacks(), Optional.empty()))
                .isFalse();
        assertThat(SignIns.isNamed(oauth.namesItselfInCallbacks(), named)).isTrue();
        assertThat(SignIns.isNamed(oauth.issuedBy(), named)).isFalse();
    }

    private static boolean finishes(SignIns signIns, URI back) {
        try {
            signIns.finish(ANNA, SESSION, back);
            return true;
        } catch (NotPermitted e) {
            return false;
        }
    }

    private static int requests(List<AuthServer> servers) {
        return servers.stream().mapToInt(server -> server.exchanges().size()).sum();
    }

    private static String redirect(String id) {
        return "https://crm.example/connect/" + id;
    }

    @Test
    void aHostWithoutASessionCannotStart() {
        assertThatThrownBy(() -> host.signIns.start(ANNA, " ", "acme", SCOPES, REDIRECT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingThatIsForeignIsAnsweredAlike() {
        var texts = new java.util.HashSet<String>();
        for (var parameters :
                List.of(Map.of("state", "x", "code", "1"), Map.of("state", "A".repeat(43), "code", "1"))) {
            var requested = URI.create(REDIRECT + "?" + Forms.form(parameters));

            assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, requested))
                    .isInstanceOfSatisfying(NotPermitted.class, e -> texts.add(e.toModel()));
        }
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);
        assertThatThrownBy(() -> host.signIns.finish(Host.BEN, SESSION, back))
                .isInstanceOfSatisfying(NotPermitted.class, e -> texts.add(e.toModel()));
        assertThat(texts).hasSize(1);
    }
}
