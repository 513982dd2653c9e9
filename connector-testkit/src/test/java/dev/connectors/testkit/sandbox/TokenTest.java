package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenTest extends Standing {

    private final SignIn signIn = new SignIn(sandbox);

    @BeforeEach
    void annaSaysYes() {
        sandbox.autoConsent(anna);
    }

    @Test
    void aCodeGivesTokensThatTheApiTakes() {
        var tokens = signIn.redeem(signIn.code());

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.json().path("scope").asText()).contains("calendar.events");
        assertThat(tokens.json().has("refresh_token")).isTrue();
        assertThat(with(tokens).get("/calendars/primary/events").status()).isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceEvenWhenItWasRefused() {
        var code = signIn.code();
        var spent = signIn.code();
        signIn.redeem(spent, "code_verifier", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong");
        signIn.redeem(code);

        var again = signIn.redeem(code);
        var afterRefusal = signIn.redeem(spent);

        assertThat(error(again)).isEqualTo("invalid_grant");
        assertThat(error(afterRefusal)).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeLivesTenMinutes() {
        var code = signIn.code();
        clock.advance(Duration.ofMinutes(10));

        var late = signIn.redeem(code);

        assertThat(late.status()).isEqualTo(400);
        assertThat(error(late)).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong, 400, invalid_grant",
        "redirect_uri, http://127.0.0.1:5001/callback, 400, redirect_uri_mismatch",
        "client_secret, guess, 401, invalid_client",
        "client_id, nobody, 401, invalid_client",
        "code, 4/unknown, 400, invalid_grant",
        "grant_type, password, 400, unsupported_grant_type",
    })
    void aCodeIsBoundToItsClientItsRedirectAndItsVerifier(String field, String value, int status, String error) {
        var refused = signIn.redeem(signIn.code(), field, value);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(error(refused)).isEqualTo(error);
    }

    @Test
    void aMissingVerifierIsRefused() {
        var refused = signIn.oauth()
                .form(
                        "/token",
                        "grant_type",
                        "authorization_code",
                        "code",
                        signIn.code(),
                        "client_id",
                        GoogleSandbox.CLIENT_ID,
                        "client_secret",
                        GoogleSandbox.CLIENT_SECRET,
                        "redirect_uri",
                        SignIn.REDIRECT);

        assertThat(error(refused)).isEqualTo("invalid_grant");
    }

    @Test
    void aRefreshTokenComesAtTheFirstConsentAndWhenConsentIsAskedAgain() {
        var first = signIn.redeem(signIn.code());
        var second = signIn.redeem(signIn.code());
        var asked = signIn.redeem(signIn.with("prompt", "consent").code());
        var online = signIn.redeem(signIn.with("access_type", "online").code());

        assertThat(first.json().has("refresh_token")).isTrue();
        assertThat(second.json().has("refresh_token")).isFalse();
        assertThat(asked.json().has("refresh_token")).isTrue();
        assertThat(online.json().has("refresh_token")).isFalse();
    }

    @Test
    void anAccessTokenDiesWithTheClockAndARefreshGivesAnother() {
        var tokens = signIn.redeem(signIn.code());
        clock.advance(Duration.ofSeconds(3599));

        var dead = with(tokens).get("/calendars/primary/events");
        var fresh = signIn.refresh(tokens.json().path("refresh_token").asText());

        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.reason()).isEqualTo("authError");
        assertThat(fresh.json().has("refresh_token")).isFalse();
        assertThat(with(fresh).get("/calendars/primary/events").status()).isEqualTo(200);
    }

    @Test
    void aRefreshComesWithoutAScopeThatWasWithdrawn() {
        var tokens = signIn.redeem(signIn.code());
        sandbox.withdrawScope(anna, "calendar.events");

        var fresh = signIn.refresh(tokens.json().path("refresh_token").asText());

        assertThat(fresh.json().path("scope").asText())
                .contains("calendar.freebusy")
                .doesNotContain("calendar.events");
    }

    @Test
    void earlierGrantsAreInTheNewTokenWhenTheClientAsksForThem() {
        signIn.back();
        signIn.with("scope", "https://www.googleapis.com/auth/calendar.settings.readonly");

        var alone = signIn.redeem(signIn.code());
        var together =
                signIn.redeem(signIn.with("include_granted_scopes", "true").code());

        assertThat(alone.json().path("scope").asText()).doesNotContain("calendar.events");
        assertThat(together.json().path("scope").asText()).contains("calendar.events", "calendar.settings.readonly");
    }

    @ParameterizedTest
    @CsvSource({"access_token", "refresh_token"})
    void revokingEitherTokenEndsTheWholeGrant(String kind) {
        var tokens = signIn.redeem(signIn.code());
        var others = signIn.redeem(signIn.code());

        var done =
                signIn.oauth().form("/revoke", "token", tokens.json().path(kind).asText());
        var again =
                signIn.oauth().form("/revoke", "token", tokens.json().path(kind).asText());

        assertThat(done.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(400);
        assertThat(error(again)).isEqualTo("invalid_token");
        assertThat(with(others).get("/calendars/primary/events").status()).isEqualTo(401);
        assertThat(error(signIn.refresh(tokens.json().path("refresh_token").asText())))
                .isEqualTo("invalid_grant");
    }

    @Test
    void theHundredAndFirstRefreshTokenLetsTheOldestDie() {
        var first = signIn.redeem(signIn.code()).json().path("refresh_token").asText();
        signIn.with("prompt", "consent");
        var second = signIn.redeem(signIn.code()).json().path("refresh_token").asText();
        for (var i = 0; i < 99; i++) {
            signIn.redeem(signIn.code());
        }

        assertThat(error(signIn.refresh(first))).isEqualTo("invalid_grant");
        assertThat(signIn.refresh(second).status()).isEqualTo(200);
    }

    @Test
    void theIdTokenIsSignedByThePublishedKey() throws Exception {
        var idToken = signIn.redeem(signIn.with("nonce", "n-1").code())
                .json()
                .path("id_token")
                .asText()
                .split("\\.");
        var key = signIn.oauth().get("/oauth2/v3/certs").json().path("keys").path(0);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        signature.update((idToken[0] + "." + idToken[1]).getBytes(StandardCharsets.US_ASCII));
        var claims = Client.read(new String(Base64.getUrlDecoder().decode(idToken[1]), StandardCharsets.UTF_8));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(idToken[2]))).isTrue();
        assertThat(claims.path("iss").asText()).isEqualTo(sandbox.issuer());
        assertThat(claims.path("aud").asText()).isEqualTo(GoogleSandbox.CLIENT_ID);
        assertThat(claims.path("sub").asText()).isEqualTo("1001");
        assertThat(claims.path("nonce").asText()).isEqualTo("n-1");
        assertThat(claims.path("exp").asLong()).isEqualTo(clock.instant().getEpochSecond() + 3599);
    }

    @Test
    void userinfoTellsSubjectAndAddressToATokenWithSignIn() {
        var tokens = signIn.redeem(signIn.code());

        var known = new Client(sandbox.baseUrl(), token(tokens)).get("/v1/userinfo");
        var stranger = new Client(sandbox.baseUrl(), "nothing").get("/v1/userinfo");
        var unsigned = new Client(
                        sandbox.baseUrl(),
                        sandbox.issue(anna, "calendar.events").accessToken())
                .get("/v1/userinfo");

        assertThat(known.json().path("sub").asText()).isEqualTo("1001");
        assertThat(known.json().path("email").asText()).isEqualTo(ANNA);
        assertThat(known.json().path("email_verified").asBoolean()).isTrue();
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(unsigned.status()).isEqualTo(403);
    }

    @Test
    void theMetadataNamesEveryEndpoint() {
        var metadata = signIn.oauth().get("/.well-known/openid-configuration").json();

        assertThat(metadata.path("issuer").asText()).isEqualTo(sandbox.issuer());
        assertThat(metadata.path("authorization_endpoint").asText())
                .isEqualTo(sandbox.authorizationEndpoint().toString());
        assertThat(metadata.path("token_endpoint").asText())
                .isEqualTo(sandbox.tokenEndpoint().toString());
        assertThat(metadata.path("revocation_endpoint").asText())
                .isEqualTo(sandbox.revocationEndpoint().toString());
        assertThat(metadata.path("userinfo_endpoint").asText())
                .isEqualTo(sandbox.userinfoEndpoint().toString());
        assertThat(metadata.path("jwks_uri").asText())
                .isEqualTo(sandbox.jwksUri().toString());
    }

    @Test
    void recordedRequestsShowNoSecret() {
        var tokens = signIn.redeem(signIn.code());
        with(tokens).get("/calendars/primary/events");

        assertThat(sandbox.requests().toString())
                .contains("grant_type=authorization_code", "client_secret=[redacted]", "code_verifier=[redacted]")
                .doesNotContain(GoogleSandbox.CLIENT_SECRET, SignIn.VERIFIER, token(tokens));
        assertThat(sandbox.issue(anna, "calendar")).hasToString("[redacted]");
    }

    private Client with(Client.Reply tokens) {
        return new Client(sandbox.calendarApi(), token(tokens));
    }

    private static String token(Client.Reply tokens) {
        return tokens.json().path("access_token").asText();
    }

    private static String error(Client.Reply reply) {
        return reply.json().path("error").asText();
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
    }
}
