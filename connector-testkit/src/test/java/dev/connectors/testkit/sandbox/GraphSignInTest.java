package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GraphSignInTest extends GraphStanding {

    private static final String READ = "openid profile offline_access https://graph.microsoft.com/Calendars.Read";

    private final Client oauth = new Client(sandbox.baseUrl(), "");

    @BeforeEach
    void nothingIsGrantedYet() {
        sandbox.revokeGrants(anna);
    }

    @Test
    void aCodeBecomesTokensAndAnIdTokenOfTheTenant() {
        sandbox.autoConsent(anna);

        var tokens = redeem(code("common", READ, ""));

        var claims = claims(tokens.json().path("id_token").asText());
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().path("scope").asText())
                .isEqualTo("openid profile https://graph.microsoft.com/Calendars.Read");
        assertThat(tokens.json().path("refresh_token").asText()).isNotEmpty();
        assertThat(claims.path("iss").asText()).isEqualTo(sandbox.issuer(GraphSandbox.TENANT));
        assertThat(claims.path("tid").asText()).isEqualTo(GraphSandbox.TENANT);
        assertThat(claims.path("oid").asText()).isEqualTo(anna.subject());
        assertThat(claims.path("sub").asText()).isNotEqualTo(anna.subject());
        assertThat(api(tokens).get("/me/calendars").status()).isEqualTo(200);
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshTokenAndWithoutProfileNoObjectId() {
        sandbox.autoConsent(anna);

        var tokens = redeem(code("common", "openid Calendars.Read", "")).json();

        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(claims(tokens.path("id_token").asText()).has("oid")).isFalse();
    }

    @Test
    void everyRefreshGivesAnotherTokenAndTheOldOneStaysGood() {
        sandbox.autoConsent(anna);
        var first =
                redeem(code("common", READ, "")).json().path("refresh_token").asText();

        var second = refresh(first, "").json().path("refresh_token").asText();
        var again = refresh(first, "");
        clock.advance(Duration.ofDays(1));
        var later = refresh(second, "");

        assertThat(second).isNotEqualTo(first);
        assertThat(again.status()).isEqualTo(200);
        assertThat(api(later).get("/me/calendars").status()).isEqualTo(200);
    }

    @Test
    void aLaterConsentAddsToWhatWasGranted() {
        sandbox.autoConsent(anna);
        var first =
                redeem(code("common", READ, "")).json().path("refresh_token").asText();
        var unasked = refresh(first, "https://graph.microsoft.com/User.Read");

        var second = redeem(code("common", "openid offline_access User.Read", ""));

        assertThat(unasked.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(unasked.json().path("error_codes").get(0).asInt()).isEqualTo(65001);
        assertThat(second.json().path("scope").asText()).contains("User.Read", "Calendars.Read");
        assertThat(api(second).get("/me").status()).isEqualTo(200);
    }

    @Test
    void aTenantLetsItsOwnAccountsIn() {
        var private1 = sandbox.personalAccount("anna.lee@outlook.example", "00000000-0000-0000-0000-0000000000f1");
        sandbox.autoConsent(private1);

        var claims = claims(
                redeem(code("consumers", READ, "")).json().path("id_token").asText());

        assertThat(claims.path("tid").asText()).isEqualTo(GraphSandbox.PERSONAL_TENANT);
        for (var tenant : List.of("organizations", GraphSandbox.TENANT)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> code(tenant, READ, ""))
                    .withMessageContaining("AADSTS50020");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> code("nowhere", READ, ""))
                .withMessageContaining("AADSTS90002");
    }

    @Test
    void refusalsHaveTheirNumberAndTheirShape() {
        var unknown = refresh("none", "");
        var wrongClient = oauth.form(
                "/common/oauth2/v2.0/token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                "x",
                "client_id",
                GraphSandbox.CLIENT_ID,
                "client_secret",
                "wrong");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(unknown.json().path("error_description").asText()).startsWith("AADSTS700082: ");
        assertThat(unknown.json().path("error_codes").get(0).asInt()).isEqualTo(700082);
        assertThat(unknown.json().has("trace_id") && unknown.json().has("correlation_id"))
                .isTrue();
        assertThat(wrongClient.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(wrongClient.status()).isEqualTo(401);
    }

    @Test
    void aNoComesBackAsAnError() {
        sandbox.refuseConsent();

        var back = back("common", READ, "");

        assertThat(back.get("error")).containsExactly("access_denied");
        assertThat(back.get("state")).containsExactly("s-1");
    }

    @Test
    void aPageSaysThatItIsAStandIn() {
        var page = oauth.get("/");

        assertThat(page.text()).contains(GraphSandbox.BANNER);
    }

    @Test
    void aClaimsChallengeIsMetByARefreshThatNamesTheClaims() {
        var claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
        var issued = sandbox.issue(anna, "Calendars.Read", "offline_access");
        sandbox.challenge(anna, claims, false);

        var refused = new Client(sandbox.graphApi(), issued.accessToken()).get("/me/calendars");
        var without = refresh(issued.refreshToken(), "");
        var with = refresh(
                issued.refreshToken(), "", "claims", claims.replace("}}}", "},\"xms_cc\":{\"values\":[\"cp1\"]}}}"));

        var header = refused.headers().get("www-authenticate").get(0);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(header).contains("error=\"insufficient_claims\"");
        assertThat(new String(
                        Base64.getDecoder().decode(header.replaceAll(".*claims=\"([^\"]*)\".*", "$1")),
                        StandardCharsets.UTF_8))
                .isEqualTo(claims);
        assertThat(api(without).get("/me/calendars").status()).isEqualTo(401);
        assertThat(api(with).get("/me/calendars").status()).isEqualTo(200);
    }

    @Test
    void aChallengeCanNeedThePerson() {
        var claims = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}";
        sandbox.autoConsent(anna);
        var before = redeem(code("common", READ, ""));
        sandbox.challenge(anna, claims, true);

        var refresh = refresh(before.json().path("refresh_token").asText(), "", "claims", claims);
        var signedIn = redeem(code("common", READ, claims));

        assertThat(refresh.json().path("error").asText()).isEqualTo("interaction_required");
        assertThat(refresh.json().path("claims").asText()).isEqualTo(claims);
        assertThat(api(before).get("/me/calendars").status()).isEqualTo(401);
        assertThat(api(signedIn).get("/me/calendars").status()).isEqualTo(200);
    }

    @Test
    void theMetadataOfAllTenantsHasATemplateAsItsIssuer() {
        var common = oauth.get("/common/v2.0/.well-known/openid-configuration").json();
        var one = oauth.get("/" + GraphSandbox.TENANT + "/v2.0/.well-known/openid-configuration")
                .json();

        assertThat(common.path("issuer").asText()).isEqualTo(sandbox.issuer("{tenantid}"));
        assertThat(one.path("issuer").asText()).isEqualTo(sandbox.issuer(GraphSandbox.TENANT));
        assertThat(common.has("revocation_endpoint")).isFalse();
        assertThat(oauth.get("/common/discovery/v2.0/keys").json().path("keys")).hasSize(1);
    }

    @Test
    void requestsAboveTheQuotaAreThrottled() {
        sandbox.quota(2);
        var caller = client(anna, "User.Read");
        caller.get("/me");
        caller.get("/me");

        var refused = caller.get("/me");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("ApplicationThrottled");
        assertThat(refused.headers().get("retry-after")).containsExactly("10");
        assertThat(refused.json().path("error").path("message").asText()).contains("MailboxConcurrency");
    }

    private Map<String, List<String>> back(String tenant, String scopes, String claims) {
        var parameters = new ArrayList<>(List.of(
                "client_id",
                GraphSandbox.CLIENT_ID,
                "response_type",
                "code",
                "redirect_uri",
                SignIn.REDIRECT,
                "scope",
                scopes,
                "state",
                "s-1",
                "code_challenge",
                SignIn.CHALLENGE,
                "code_challenge_method",
                "S256"));
        if (!claims.isEmpty()) {
            parameters.addAll(List.of("claims", claims));
        }
        var address = sandbox.authorizationEndpoint(tenant) + "?" + Client.pairs(parameters.toArray(new String[0]));
        return Request.pairs(sandbox.browse(URI.create(address)).getRawQuery());
    }

    private String code(String tenant, String scopes, String claims) {
        return back(tenant, scopes, claims).get("code").get(0);
    }

    private Client.Reply redeem(String code) {
        return oauth.form(
                "/common/oauth2/v2.0/token",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                GraphSandbox.CLIENT_ID,
                "client_secret",
                GraphSandbox.CLIENT_SECRET,
                "redirect_uri",
                SignIn.REDIRECT,
                "code_verifier",
                SignIn.VERIFIER);
    }

    private Client.Reply refresh(String token, String scope, String... more) {
        var fields = new ArrayList<>(List.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                GraphSandbox.CLIENT_ID,
                "client_secret",
                GraphSandbox.CLIENT_SECRET));
        if (!scope.isEmpty()) {
            fields.addAll(List.of("scope", scope));
        }
        fields.addAll(List.of(more));
        return oauth.form("/common/oauth2/v2.0/token", fields.toArray(new String[0]));
    }

    private Client api(Client.Reply tokens) {
        return new Client(sandbox.graphApi(), tokens.json().path("access_token").asText());
    }

    private static JsonNode claims(String idToken) {
        return Client.read(new String(Base64.getUrlDecoder().decode(idToken.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
