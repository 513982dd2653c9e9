package dev.connectors.google.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.spi.TokenSource.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleServiceAccountTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String WHO = "anna@acme-realty.example";
    private static final Set<String> SCOPES =
            Set.of("https://www.googleapis.com/auth/b", "https://www.googleapis.com/auth/a");

    private final ServiceKey key = new ServiceKey();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
        answer(200, "{\"access_token\":\"ya29.canary\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anAssertionForOnePersonBecomesAToken() throws Exception {
        var token = account().token(wanted());

        assertThat(token.value()).isEqualTo("ya29.canary");
        assertThat(token.expiry()).isEqualTo(NOW.plusSeconds(3599));
        var form = server.getAllServeEvents().get(0).getRequest();
        assertThat(form.formParameter("grant_type").firstValue())
                .isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        var parts = form.formParameter("assertion").firstValue().split("\\.");
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(text(parts[1]))
                .isEqualTo("{\"iss\":\"" + ServiceKey.EMAIL + "\",\"sub\":\"" + WHO
                        + "\",\"scope\":\"https://www.googleapis.com/auth/a https://www.googleapis.com/auth/b\",\"aud\":\""
                        + tokenEndpoint() + "\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":"
                        + NOW.plusSeconds(3600).getEpochSecond() + "}");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key.publicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    /** A key file from somebody else must not choose who receives assertions. */
    @Test
    void theTokenEndpointOfAKeyFileIsNotAsked() throws Exception {
        var account = GoogleServiceAccount.ofKey(key.json("https://evil.example/token"));

        assertThat(account.token(wanted()).value()).isEqualTo("ya29.canary");

        server.verify(1, postRequestedFor(urlPathMatching("/token")));
        assertThat(account.toString()).isEqualTo("GoogleServiceAccount[redacted]");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        var user = new ByteArrayInputStream(
                "{\"type\":\"authorized_user\",\"client_id\":\"x\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> GoogleServiceAccount.ofKey(user)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized_client, an administrator of the Workspace must allow",
        "403, access_denied,       an administrator of the Workspace must allow",
        "400, invalid_grant,       does not take this application's word",
        "400, invalid_scope,       does not know a permission",
        "401, invalid_client,      does not accept this application's service account",
        "404, '',                  does not accept this application's service account",
    })
    void whatGoogleRefusesIsForTheHostToMend(int status, String error, String words) {
        answer(status, "{\"error\":\"" + error + "\",\"error_description\":\"canary text\"}");

        assertThatThrownBy(() -> account().token(wanted()))
                .isInstanceOf(ProviderRejected.class)
                .satisfies(e -> assertThat(((ConnectorException) e).toModel() + e)
                        .contains(words)
                        .doesNotContain("canary"));
    }

    @ParameterizedTest
    @CsvSource({"500, <html>", "503, ''", "302, ''", "200, <html>", "200, {}", "200, '{\"access_token\":\"a\"}'"})
    void whatIsNoAnswerMayWorkLater(int status, String body) {
        answer(status, body);

        assertThatThrownBy(() -> account().token(wanted())).isInstanceOf(ProviderUnavailable.class);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aPauseIsAPause() {
        answer(429, "{}");

        assertThatThrownBy(() -> account().token(wanted())).isInstanceOf(RateLimited.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\r\\nX: y", "a b", "\\u00e9", ""})
    void whatCannotBeATokenIsRefused(String value) {
        answer(200, "{\"access_token\":\"" + value + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");

        assertThatThrownBy(() -> account().token(wanted())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAKeyTheApplicationsOwnIdentityLetsGoogleSign() throws Exception {
        var signed = Base64.getEncoder().encodeToString("signature".getBytes(StandardCharsets.UTF_8));
        server.stubFor(post(urlPathMatching(".*:generateAccessToken"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"accessToken\":\"impersonated\",\"expireTime\":\"2100-01-01T00:00:00Z\"}")));
        server.stubFor(post(urlPathMatching(".*:signBlob"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"keyId\":\"k1\",\"signedBlob\":\"" + signed + "\"}")));
        var transport = new JdkTransport(client, uri -> URI.create(server.baseUrl() + uri.getPath()));
        var own = GoogleCredentials.create(
                new AccessToken("workload-canary", Date.from(Instant.now().plusSeconds(3600))));
        var account = new GoogleServiceAccount(
                () -> GoogleServiceAccount.impersonated(own, ServiceKey.EMAIL, () -> transport), client, CLOCK);

        var token = account.token(wanted());

        assertThat(token.value()).isEqualTo("ya29.canary");
        server.verify(
                1,
                postRequestedFor(urlPathMatching(".*" + ServiceKey.EMAIL + ":signBlob"))
                        .withHeader("Authorization", equalTo("Bearer workload-canary")));
        var assertion = server.getAllServeEvents()
                .get(0)
                .getRequest()
                .formParameter("assertion")
                .firstValue();
        assertThat(text(assertion.split("\\.")[2])).isEqualTo("signature");
    }

    private GoogleServiceAccount account() {
        return new GoogleServiceAccount(key::signer, client, CLOCK);
    }

    private void answer(int status, String body) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private Wanted wanted() {
        return new Wanted(WHO, SCOPES, URI.create(tokenEndpoint()), Duration.ofSeconds(10));
    }

    private String tokenEndpoint() {
        return server.baseUrl() + "/token";
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
