package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.ANNA_PRIVATELY;
import static dev.connectors.auth.Host.BEN;
import static dev.connectors.auth.Host.REDIRECT;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.auth.AuthServer.Person;
import dev.connectors.error.NotConnected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aSignInMakesAConnectionWithItsAccountScopesAndTokens() {
        var signedIn = host.signIn(ANNA, ANNA_AT_ACME);

        var connection = host.stored(signedIn.connection());
        assertThat(signedIn.added()).isTrue();
        assertThat(signedIn.withheld()).isEmpty();
        assertThat(signedIn.connection()).isEqualTo(connection);
        assertThat(connection.id()).matches("c-[A-Za-z0-9_-]{22}");
        assertThat(connection.label()).isEqualTo("acme");
        assertThat(connection.account()).contains(new AccountKey(AuthServer.ISSUER, "1001"));
        assertThat(connection.accountName()).contains("anna@acme.example");
        assertThat(connection.scopes()).containsExactlyInAnyOrder("openid", "email", "calendar.read", "calendar.write");
        assertThat(connection.tokens().orElseThrow().expiry())
                .isEqualTo(host.clock.instant().plusSeconds(3599));
        assertThat(host.server.exchanges())
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("client_id", "client-1")
                        .containsEntry("client_secret", "client-secret-canary")
                        .containsEntry("redirect_uri", REDIRECT));
    }

    @Test
    void anySubsetOfTheScopesMayComeBackAndTheRestIsNamed() {
        var signedIn = host.signIn(ANNA, ANNA_AT_ACME, "calendar.write");

        assertThat(signedIn.connection().scopes())
                .doesNotContain("calendar.write")
                .contains("calendar.read");
        assertThat(signedIn.withheld()).containsExactly("calendar.write");
    }

    @Test
    void evenNoneButTheSignInMayComeBack() {
        var signedIn = host.signIn(ANNA, ANNA_AT_ACME, "calendar.write", "calendar.read");

        assertThat(signedIn.connection().scopes()).containsExactlyInAnyOrder("openid", "email");
        assertThat(signedIn.connection().isActive()).isTrue();
    }

    @Test
    void anAnswerWithoutScopeMeansThoseThatWereAsked() {
        host.server.answer = fields -> fields.remove("scope");

        var signedIn = host.signIn(ANNA, ANNA_AT_ACME);

        assertThat(signedIn.connection().scopes())
                .containsExactlyInAnyOrder("openid", "email", "calendar.read", "calendar.write");
    }

    @Test
    void anotherSpellingOfAScopeIsReadAsOurs() {
        host.server.answer =
                fields -> fields.put("scope", "openid https://acme.example/scope/email calendar.read calendar.write");

        var signedIn = host.signIn(ANNA, ANNA_AT_ACME);

        assertThat(signedIn.connection().scopes()).contains("email");
        assertThat(signedIn.withheld()).isEmpty();
    }

    @Test
    void theSameAccountAgainChangesTheConnectionThatIsThere() {
        var first = host.signIn(ANNA, ANNA_AT_ACME, "calendar.write").connection();

        var again = host.signIn(ANNA, ANNA_AT_ACME);

        assertThat(again.added()).isFalse();
        assertThat(again.connection().id()).isEqualTo(first.id());
        assertThat(again.connection().scopes()).contains("calendar.write");
        assertThat(host.store.all(ANNA)).hasSize(1);
    }

    @Test
    void anotherAccountGetsAConnectionAndALabelOfItsOwn() {
        var first = host.signIn(ANNA, ANNA_AT_ACME).connection();

        var second = host.signIn(ANNA, ANNA_PRIVATELY);

        assertThat(second.added()).isTrue();
        assertThat(second.connection().label()).isEqualTo("acme-2");
        assertThat(host.stored(first)).isEqualTo(first);
    }

    @Test
    void theSameAccountOfAnotherPrincipalIsAnotherConnection() {
        var annas = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var bens = host.signIn(BEN, ANNA_AT_ACME).connection();

        assertThat(bens.id()).isNotEqualTo(annas.id());
        assertThat(host.store.all(ANNA)).containsExactly(annas);
        assertThat(host.store.all(BEN)).containsExactly(bens);
    }

    @Test
    void furtherScopesAreAddedToTheConnectionAndItsRefreshTokenIsKept() {
        var first = host.signIn(ANNA, ANNA_AT_ACME, "calendar.write").connection();
        var refresh = first.tokens().orElseThrow().refresh();
        host.server.answer = fields -> fields.remove("refresh_token");

        var url = host.signIns.startAgain(ANNA, SESSION, first.id(), Set.of("calendar.write"), REDIRECT);
        var again = host.signIns.finish(ANNA, SESSION, host.server.consent(url, ANNA_AT_ACME));

        assertThat(Forms.query(url))
                .containsEntry("login_hint", "anna@acme.example")
                .containsEntry("scope", "openid email calendar.write");
        assertThat(again.connection().id()).isEqualTo(first.id());
        assertThat(again.connection().tokens().orElseThrow().refresh()).isEqualTo(refresh);
    }

    @Test
    void anotherAccountThanTheHintedOneIsConnectedBesideIt() {
        var first = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var url = host.signIns.startAgain(ANNA, SESSION, first.id(), Set.of("tasks"), REDIRECT);

        var other = host.signIns.finish(ANNA, SESSION, host.server.consent(url, ANNA_PRIVATELY));

        assertThat(other.added()).isTrue();
        assertThat(other.connection().id()).isNotEqualTo(first.id());
        assertThat(host.stored(first)).isEqualTo(first);
    }

    @Test
    void aNewSignInHealsAConnectionWithoutItsDeadRefreshToken() {
        var first = host.signIn(ANNA, ANNA_AT_ACME).connection();
        host.store.replace(first, first.needsSignIn());
        host.server.answer = fields -> fields.remove("refresh_token");

        var url = host.signIns.startAgain(ANNA, SESSION, first.id(), Set.of(), REDIRECT);
        var again = host.signIns.finish(ANNA, SESSION, host.server.consent(url, ANNA_AT_ACME));

        assertThat(again.connection().id()).isEqualTo(first.id());
        assertThat(again.connection().isActive()).isTrue();
        assertThat(again.connection().tokens().orElseThrow().refresh()).isEmpty();
    }

    @Test
    void aConnectionThatIsRevokedDuringItsSignInStaysRevokedAndTheLateTokensAreEnded() {
        var first = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var url = host.signIns.startAgain(ANNA, SESSION, first.id(), Set.of(), REDIRECT);
        host.revocation.revoke(ANNA, first.id()).join();

        var back = host.server.consent(url, ANNA_AT_ACME);
        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, back)).isInstanceOf(NotConnected.class);

        host.executor.shutdown();
        assertThat(awaited(() -> host.executor.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS)))
                .isTrue();
        assertThat(host.stored(first).state()).isEqualTo(Connection.State.REVOKED);
        assertThat(host.server.revocations).hasSize(2);
        assertThat(host.store.all(ANNA)).isEmpty();
    }

    @Test
    void withoutAnIdTokenTheUserInfoEndpointSaysWhoItIs() {
        host.server.answer = fields -> fields.remove("id_token");

        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();

        assertThat(connection.account()).contains(new AccountKey(AuthServer.ISSUER, "1001"));
        assertThat(connection.accountName()).contains("anna@acme.example");
        assertThat(host.server.userInfoRequests).hasValue(1);
    }

    @Test
    void anAddressThatIsNoneIsNotShown() {
        host.server.claims = claims -> claims.put("email", "<script>alert(1)</script>");

        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();

        assertThat(connection.accountName()).isEmpty();
    }

    @Test
    void accountsAreToldBySubjectWhateverTheirAddress() {
        var random = new Random(20260302);
        var clock = new MutableClock();
        var store = new dev.connectors.store.MemoryConnectionStore(clock);
        var connections = new Connections(store, clock, Host.random());
        int merged = 0;
        int split = 0;
        for (int i = 0; i < 10_000; i++) {
            var principal = dev.connectors.permission.Principal.of("w", "user-" + i);
            boolean sameSubject = random.nextBoolean();
            boolean sameAddress = random.nextBoolean();
            var first = granted("s-" + i, "a@acme.example");
            var second = granted(sameSubject ? "s-" + i : "t-" + i, sameAddress ? "a@acme.example" : "b@acme.example");

            connections.with(principal, host.registration.provider(), first);
            connections.with(principal, host.registration.provider(), second);

            int found = store.all(principal).size();
            merged += !sameSubject && found == 1 ? 1 : 0;
            split += sameSubject && found == 2 ? 1 : 0;
        }
        assertThat(merged).isZero();
        assertThat(split).isZero();
    }

    @Test
    void twoSpellingsOfTheIssuerAreOneAccount() throws Exception {
        var both = Registration.of(
                EffectiveProvider.replaced(
                        Host.ACME,
                        host.server.endpoints().issuedBy("https://acme.example", "acme.example"),
                        StandIns.ON_LOOPBACK),
                OAuthClient.of("client-1"));

        var keys = List.of(
                Account.of(both, idToken("acme.example")).key(),
                Account.of(both, idToken("https://acme.example")).key(),
                Account.of(both, new AccountClaims("1001", Optional.empty())).key());

        assertThat(keys).containsOnly(new AccountKey("https://acme.example", "1001"));
    }

    private static IdToken idToken(String issuer) {
        return new IdToken(
                issuer, List.of("client-1"), Optional.empty(), Instant.MAX, Optional.empty(), Map.of("sub", "1001"));
    }

    private static Granted granted(String subject, String address) {
        return Granted.of(Set.of(), new Tokens(Secret.of("access-canary"), Tokens.NEVER, Optional.empty()))
                .to(new AccountKey(AuthServer.ISSUER, subject), address);
    }

    private interface Wait {
        boolean done() throws InterruptedException;
    }

    private static boolean awaited(Wait wait) {
        try {
            return wait.done();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoSignInsOfOneAccountAtOnceMakeOneConnection() throws Exception {
        var person = new Person("2001", "two@acme.example");
        for (int round = 0; round < 20; round++) {
            var principal = dev.connectors.permission.Principal.of("w", "u" + round);
            var backs = List.of(
                    host.server.consent(host.start(principal), person),
                    host.server.consent(host.start(principal), person));

            var done = host.executor.invokeAll(backs.stream()
                    .<java.util.concurrent.Callable<SignedIn>>map(
                            back -> () -> host.signIns.finish(principal, SESSION, back))
                    .toList());

            assertThat(List.of(done.get(0).get().added(), done.get(1).get().added()))
                    .containsExactlyInAnyOrder(true, false);
            assertThat(host.store.all(principal)).hasSize(1);
        }
    }
}
