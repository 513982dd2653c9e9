package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthorizationTest extends Standing {

    private static final String EVENTS = "https://www.googleapis.com/auth/calendar.events";

    private final SignIn signIn = new SignIn(sandbox);

    @Test
    void aConsentComesBackWithCodeStateAndWhatWasGranted() {
        sandbox.autoConsent(anna);

        var back = signIn.back();

        assertThat(back.get("state")).containsExactly("s-1");
        assertThat(back.get("code").get(0)).startsWith("4/");
        assertThat(back.get("scope").get(0).split(" "))
                .containsExactlyInAnyOrder(
                        "openid",
                        "https://www.googleapis.com/auth/userinfo.email",
                        EVENTS,
                        "https://www.googleapis.com/auth/calendar.freebusy");
    }

    @Test
    void anUntickedScopeIsNotGrantedAndSignInCannotBeUnticked() {
        sandbox.autoConsent(anna, "calendar.events", "openid");

        var granted = signIn.back().get("scope").get(0);

        assertThat(granted).doesNotContain(EVENTS).contains("openid", "calendar.freebusy");
    }

    @Test
    void aRefusalComesBackAsAccessDenied() {
        sandbox.refuseConsent();

        var back = signIn.back();

        assertThat(back.get("error")).containsExactly("access_denied");
        assertThat(back).containsKey("state").doesNotContainKey("code");
    }

    @Test
    void theIssuerComesBackWhereTheServerSaysIt() {
        try (var saying = GoogleSandbox.builder(clock)
                .saysIssuer()
                .issuer("https://issuer.example")
                .start()) {
            saying.autoConsent(saying.account(ANNA, "1001"));

            var back = new SignIn(saying).back();

            assertThat(back.get("iss")).containsExactly("https://issuer.example");
        }
    }

    @Test
    void aPersonChoosesAccountAndScopesOnAPageThatSaysWhatItIs() {
        sandbox.account("mia@acme-realty.example", "1002");
        var page = new Client(java.net.URI.create(signIn.address()), "").get("");
        var ticket = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page.text());

        assertThat(page.text()).contains(GoogleSandbox.BANNER, ANNA, "mia@acme-realty.example", EVENTS);
        assertThat(ticket.find()).isTrue();

        var answer = signIn.oauth()
                .form(
                        "/o/oauth2/v2/consent",
                        "ticket",
                        ticket.group(1),
                        "account",
                        "mia@acme-realty.example",
                        "scope",
                        EVENTS,
                        "answer",
                        "allow");

        assertThat(answer.status()).isEqualTo(302);
        var back = Request.pairs(answer.headers().get("location").get(0).replaceFirst(".*\\?", ""));
        assertThat(back.get("scope").get(0)).contains(EVENTS).doesNotContain("freebusy");
        assertThat(signIn.oauth()
                        .form("/o/oauth2/v2/consent", "ticket", ticket.group(1), "answer", "allow")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody, invalid_client",
        "redirect_uri, https://thief.example/callback, redirect_uri_mismatch",
        "redirect_uri, http://127.0.0.1.thief.example/callback, redirect_uri_mismatch",
        "redirect_uri, http://127.0.0.1:5000@thief.example/, redirect_uri_mismatch",
        "response_type, token, unsupported_response_type",
        "scope, https://www.googleapis.com/auth/calendar.event, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "prompt, always, invalid_request",
        "access_type, sometimes, invalid_request",
        "scopes, openid, invalid_request",
        "state, '', invalid_request",
    })
    void aFaultyRequestIsRefusedOnAPageAndNeverRedirected(String name, String value, String error) {
        sandbox.autoConsent(anna);

        assertThatIllegalStateException()
                .isThrownBy(() -> signIn.with(name, value).back())
                .withMessageContaining(error)
                .withMessageContaining(GoogleSandbox.BANNER);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:61234/x", "http://[::1]:8080/callback", "http://localhost:9/"})
    void anyPortOfTheLoopbackAddressNeedsNoRegistration(String redirect) {
        sandbox.autoConsent(anna);

        var back = sandbox.browse(
                java.net.URI.create(signIn.with("redirect_uri", redirect).address()));

        assertThat(back.toString()).startsWith(redirect + "?");
    }

    @Test
    void aRegisteredRedirectIsTakenAsItStands() {
        try (var other = GoogleSandbox.builder(clock)
                .client("crm", "s", "https://crm.example/connect/google?x=1")
                .start()) {
            other.autoConsent(other.account(ANNA, "1001"));
            var asked = new SignIn(other)
                    .with("client_id", "crm")
                    .with("redirect_uri", "https://crm.example/connect/google?x=1");

            var back = other.browse(java.net.URI.create(asked.address()));

            assertThat(back.toString()).startsWith("https://crm.example/connect/google?x=1&state=");
        }
    }

    @Test
    void withoutAPageOnlyAnOldConsentHelps() {
        sandbox.autoConsent(anna);

        var before = signIn.with("prompt", "none").back();
        signIn.with("prompt", "").back();
        var after = signIn.with("prompt", "none").back();

        assertThat(before.get("error")).isEqualTo(List.of("interaction_required"));
        assertThat(after).containsKey("code");
    }
}
