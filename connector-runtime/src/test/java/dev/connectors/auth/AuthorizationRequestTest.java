package dev.connectors.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTest {

    private static final OAuthClient CLIENT = OAuthClient.of("client-1", "client-secret-canary");
    private static final MutableClock CLOCK = new MutableClock();

    @Test
    void everyRequestCarriesAnS256ChallengeOfItsOwnVerifier() {
        var challenges = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {

            var request = request(Optional.empty(), Host.REDIRECT);

            var query = Forms.query(request.uri());
            assertThat(query)
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry(
                            "code_challenge", Codes.sha256(request.verifier().value()));
            assertThat(request.verifier().value()).matches("[A-Za-z0-9_-]{43}");
            assertThat(request.state().value()).matches("[A-Za-z0-9_-]{43}");
            assertThat(request.uri().toString())
                    .doesNotContain(request.verifier().value());
            challenges.add(query.get("code_challenge"));
        }
        assertThat(challenges).hasSize(1_000);
    }

    @Test
    void theChallengeOfTheStandardsExampleIsTheStandards() {
        var challenge = Codes.sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"); // RFC 7636 appendix B

        assertThat(challenge).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code_challenge", "code_challenge_method", "state", "redirect_uri", "response_type", "request"})
    void aProviderCannotSetWhatProtectsTheSignIn(String name) {
        var provider = Provider.of(
                "acme",
                "Acme",
                OAuth.at("https://acme.example/a", "https://acme.example/t").parameter(name, "plain"));

        assertThatThrownBy(() -> Registration.of(EffectiveProvider.of(provider), CLIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aFirstSignInAsksForConsentAndForNothingOfOtherWorkspaces() {
        var query = Forms.query(request(Optional.empty(), Host.REDIRECT).uri());

        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-1")
                .containsEntry("redirect_uri", Host.REDIRECT)
                .containsEntry("scope", "openid email calendar.read calendar.write")
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent")
                .containsKey("nonce")
                .doesNotContainKeys("include_granted_scopes", "login_hint", "client_secret");
    }

    @Test
    void furtherScopesAreAskedForAloneWithoutAnotherConsent() {
        var held = connection(Optional.of(Secret.of("refresh-canary")));

        var query = Forms.query(request(Optional.of(held), Host.REDIRECT).uri());

        assertThat(query)
                .containsEntry("scope", "openid email calendar.read calendar.write")
                .containsEntry("include_granted_scopes", "true")
                .containsEntry("login_hint", "anna@acme.example")
                .doesNotContainKey("prompt");
    }

    @Test
    void withoutARefreshTokenConsentIsAskedForAgain() {
        var ended = connection(Optional.of(Secret.of("refresh-canary"))).needsSignIn();

        var query = Forms.query(request(Optional.of(ended), Host.REDIRECT).uri());

        assertThat(query).containsEntry("prompt", "consent");
    }

    @Test
    void anInstalledApplicationAsksForAllThatItHadAndMore() {
        var held = connection(Optional.of(Secret.of("refresh-canary")));

        var query = Forms.query(
                request(Optional.of(held), "http://127.0.0.1:8765/acme").uri());

        assertThat(query)
                .containsEntry("scope", "openid email tasks calendar.read calendar.write")
                .doesNotContainKey("include_granted_scopes");
    }

    @Test
    void aQueryOfTheAuthorizationEndpointIsKept() {
        var provider =
                Provider.of("acme", "Acme", OAuth.at("https://acme.example/a?tenant=7", "https://acme.example/t"));
        var at = Registration.of(EffectiveProvider.of(provider), CLIENT);

        var request = AuthorizationRequest.of(at, Optional.empty(), Set.of(), Host.REDIRECT, Host.random());

        assertThat(request.uri().toString()).startsWith("https://acme.example/a?tenant=7&response_type=code&");
        assertThat(request.nonce()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "quo\"te", "back\\slash", "tab\t", "ümlaut", ""})
    void aScopeThatIsNoneIsRefused(String scope) {
        assertThatThrownBy(() -> AuthorizationRequest.of(
                        registration(), Optional.empty(), Set.of(scope), Host.REDIRECT, Host.random()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example/connect/acme",
                "https://crm.example/connect",
                "https://crm.example/connect/other",
                "https://crm.example/connect/notacme",
                "https://crm.example/connect/acme?x=1",
                "https://crm.example/connect/acme#x",
                "https://user@crm.example/connect/acme",
                "http://127.0.0.1.evil.example/acme",
                "http://localhost.evil.example/acme",
                "javascript:alert(1)",
                "//crm.example/acme",
                "not a uri"
            })
    void aRedirectUriThatIsNotTheProvidersAloneIsRefused(String redirectUri) {
        assertThatThrownBy(() -> RedirectUri.requireSound(redirectUri, "acme"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://crm.example/connect/acme", "http://127.0.0.1:51234/acme", "http://[::1]:51234/cb/acme"})
    void aRedirectUriOfTheProviderIsTaken(String redirectUri) {
        RedirectUri.requireSound(redirectUri, "acme");

        assertThat(redirectUri).endsWith("/acme");
    }

    private static AuthorizationRequest request(Optional<Connection> existing, String redirectUri) {
        return AuthorizationRequest.of(registration(), existing, Host.SCOPES, redirectUri, Host.random());
    }

    private static Registration registration() {
        return Registration.of(EffectiveProvider.of(Host.ACME), CLIENT);
    }

    private static Connection connection(Optional<Secret> refresh) {
        return Connection.of("c-1", Host.ANNA, registration().provider(), "acme", CLOCK.instant())
                .account(Optional.of(new AccountKey(AuthServer.ISSUER, "1001")), Optional.of("anna@acme.example"))
                .granted(
                        Set.of("openid", "email", "tasks"),
                        new Tokens(Secret.of("access-canary"), CLOCK.instant().plus(Duration.ofHours(1)), refresh));
    }

    @Test
    void aProviderWithoutOAuthHasNoSignIn() {
        var notes = Registration.of(EffectiveProvider.of(Provider.of("notes", "Notes", Auth.none())));

        assertThatThrownBy(
                        () -> AuthorizationRequest.of(notes, Optional.empty(), Set.of(), Host.REDIRECT, Host.random()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
