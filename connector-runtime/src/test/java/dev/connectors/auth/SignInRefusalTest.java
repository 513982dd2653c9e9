package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.BEN;
import static dev.connectors.auth.Host.REDIRECT;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.ProviderUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInRefusalTest {
    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "iss,   https://evil.example",
        "aud,   another-client",
        "exp,   100",
        "nonce, another-nonce",
        "sub,   ''",
    })
    void anIdTokenThatIsNotForThisSignInConnectsNothing(String claim, String value) {
        host.server.claims = claims -> claims.put(claim, claim.equals("exp") ? (Object) 100 : value);

        refuses(ProviderUnavailable.class);
    }

    @Test
    void anIdTokenWithoutNonceConnectsNothing() {
        host.server.claims = claims -> claims.remove("nonce");

        refuses(ProviderUnavailable.class);
    }

    @Test
    void anIdTokenForSeveralNamesTheOneItWasMadeFor() {
        Consumer<Map<String, Object>> several = claims -> claims.put("aud", List.of("client-1", "client-2"));
        host.server.claims = several;
        refuses(ProviderUnavailable.class);

        host.server.claims = several.andThen(claims -> claims.put("azp", "client-1"));
        assertThat(host.signIn(ANNA, ANNA_AT_ACME).added()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,             declined",
        "temporarily_unavailable,   provider_unavailable",
        "server_error,              provider_unavailable",
        "interaction_required,      reauthorization_required",
        "invalid_scope,             provider_rejected",
        "unauthorized_client,       provider_rejected",
        "<script>alert(1)</script>, provider_rejected",
    })
    void anErrorOfTheProviderIsTypedAndNotRepeated(String error, String code) {
        var request = Forms.query(host.start(ANNA));
        var back = host.server.back(
                request,
                Map.of("error", error, "error_description", "<script>steal()</script>", "error_uri", "//evil"));

        var thrown = catchThrowableOfType(ConnectorException.class, () -> host.signIns.finish(ANNA, SESSION, back));

        assertThat(thrown.code()).isEqualTo(code);
        assertThat(thrown.toModel() + thrown.getMessage()).doesNotContain("<", "script", "evil");
        assertThat(host.server.tokenRequests).isEmpty();
        assertThatThrownBy(() -> host.signIns.finish(ANNA, SESSION, back)).isInstanceOf(NotPermitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant,       not_permitted",
        "invalid_client,      provider_rejected",
        "unsupported_whatnot, provider_rejected",
        "server_error,        provider_unavailable",
    })
    void aRefusedCodeIsATypedErrorWithoutTheProvidersText(String error, String code) {
        host.server.instead = form -> Optional.of(AuthServer.error(error));
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);

        var thrown = catchThrowableOfType(ConnectorException.class, () -> host.signIns.finish(ANNA, SESSION, back));

        assertThat(thrown.code()).isEqualTo(code);
        assertThat(thrown.toModel() + thrown.getMessage()).doesNotContain("secret-detail", "canary");
        assertThat(host.store.all(ANNA)).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeTrustedConnectsNothing() {
        var answers = List.of(
                Reply.html(200),
                Reply.html(502),
                new Reply(200, "application/json", "", Map.of()),
                new Reply(200, "application/json", "[]", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\"} {}", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\",\"access_token\":\"b\"}", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\\r\\nX-Evil: 1\"}", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\",\"token_type\":\"mac\"}", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\",\"expires_in\":\"soon\"}", Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"a\",\"id_token\":\"a.b\"}", Map.of()),
                new Reply(200, "application/json", "{\"a\":".repeat(500) + "1" + "}".repeat(500), Map.of()),
                new Reply(200, "application/json", "{\"access_token\":\"" + "x".repeat(400_000) + "\"}", Map.of()),
                new Reply(302, "text/plain", "", Map.of("Location", host.server.url("/token"))));
        for (var reply : answers) {
            host.server.instead = form -> Optional.of(reply);

            refuses(ProviderUnavailable.class);
        }
        assertThat(host.server.exchanges()).hasSize(answers.size());
    }

    @Test
    void aProviderNobodyRegisteredCannotBeSignedInTo() {
        assertThatThrownBy(() -> host.signIns.start(ANNA, SESSION, "other", Set.of(), "https://crm.example/other"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> host.signIns.startAgain(ANNA, SESSION, "c-unknown", Set.of(), REDIRECT))
                .isInstanceOf(NotConnected.class);
    }

    @Test
    void anotherPrincipalsConnectionCannotBeSignedInAgain() {
        var annas = host.signIn(ANNA, ANNA_AT_ACME).connection();

        assertThatThrownBy(() -> host.signIns.startAgain(BEN, SESSION, annas.id(), Set.of(), REDIRECT))
                .isInstanceOf(NotConnected.class);
    }

    private void refuses(Class<? extends ConnectorException> error) {
        var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);

        var thrown = catchThrowableOfType(ConnectorException.class, () -> host.signIns.finish(ANNA, SESSION, back));

        assertThat(thrown).isInstanceOf(error);
        assertThat(thrown.toModel() + thrown.getMessage()).doesNotContain("canary", "<", "Evil");
        assertThat(host.store.all(ANNA)).isEmpty();
    }
}
