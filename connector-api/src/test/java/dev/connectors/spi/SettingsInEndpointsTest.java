package dev.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsInEndpointsTest {

    private static final Provider ACME = Provider.of(
                    "acme",
                    "Acme",
                    OAuth.at(
                                    "https://login.acme.example/{tenant}/authorize",
                                    "https://login.acme.example/{tenant}/token")
                            .issuedBy("https://login.acme.example/{tid}")
                            .namesItselfInCallbacks()
                            .parameter("domain_hint", "{domain_hint}")
                            .parameter("prompt", "select_account"))
            .setting(Setting.of("tenant", "A tenant's name.").usually("common").matching("[A-Za-z0-9.-]{1,253}"))
            .setting(Setting.of("domain_hint", "The domain that people sign in with.")
                    .usually("")
                    .matching("[a-z.]*"))
            .origin("api", "https://api.acme.example");

    @Test
    void theUsualValueHoldsWhereTheHostSaysNothing() {
        var oauth = (OAuth) ACME.filled(Map.of()).auth();

        assertThat(oauth.authorizationEndpoint()).isEqualTo(URI.create("https://login.acme.example/common/authorize"));
        assertThat(oauth.tokenEndpoint()).isEqualTo(URI.create("https://login.acme.example/common/token"));
        assertThat(oauth.parameters()).containsOnly(Map.entry("prompt", "select_account"));
        assertThat(oauth.issuerInCallback()).isTrue();
        assertThat(oauth.issuer()).containsExactly("https://login.acme.example/{tid}");
    }

    @Test
    void theHostsValueIsOnePathSegmentAndAWholeParameter() {
        var oauth = (OAuth) ACME.filled(Map.of("tenant", "contoso.example", "domain_hint", "contoso.example"))
                .auth();

        assertThat(oauth.tokenEndpoint()).isEqualTo(URI.create("https://login.acme.example/contoso.example/token"));
        assertThat(oauth.parameters()).containsEntry("domain_hint", "contoso.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a%2fb", "@evil.example", "a?b", "a#b", "a:b", "a b", "\u00e4"})
    void noValueChangesMoreOfAnEndpointThanItsPlace(String value) {
        var lax = OAuth.at("https://login.acme.example/{tenant}/authorize", "https://login.acme.example/token");

        assertThatThrownBy(() -> lax.filled(Map.of("tenant", value))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueThatDoesNotFitItsSettingIsRefusedByName() {
        assertThatThrownBy(() -> ACME.filled(Map.of("tenant", "two words")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acme.tenant can't be 'two words'. A tenant's name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://{tenant}/token",
                "https://{tenant}.acme.example/token",
                "https://login.acme.example/x{tenant}/token",
                "https://login.acme.example/{tenant}x/token",
                "https://login.acme.example/token?x={tenant}",
                "https://login.acme.example:{port}/token",
                "https://login.acme.example//{tenant}/token",
            })
    void aSettingIsAWholeSegmentOfAPathAndNothingElse(String endpoint) {
        assertThatThrownBy(() -> OAuth.at("https://login.acme.example/authorize", endpoint))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSettingOfWhichNobodySaysAValueIsRefused() {
        var without = Provider.of("acme", "Acme", OAuth.at("https://a.example/{tenant}/x", "https://a.example/token"))
                .setting("tenant", "A tenant's name.");

        assertThatThrownBy(() -> without.filled(Map.of())).hasMessageContaining("'tenant'");
    }
}
