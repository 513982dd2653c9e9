package dev.connectors.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.spi.OAuth;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosoftTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common",
                "organizations",
                "consumers",
                "9188040d-6c67-4c5b-b112-36a304b66dad",
                "contoso.onmicrosoft.com",
                "acme-realty.example",
            })
    void aTenantIsOneOfTheThreeKindsAnIdOrADomain(String tenant) {
        var oauth = (OAuth) Microsoft.PROVIDER.filled(Map.of("tenant", tenant)).auth();

        assertThat(oauth.tokenEndpoint())
                .isEqualTo(URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token"));
        assertThat(oauth.authorizationEndpoint().getHost()).isEqualTo("login.microsoftonline.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "contoso",
                "Common",
                "..",
                "evil.example/..",
                "evil.example/x",
                "a@evil.example",
                "9188040d",
                "a..b"
            })
    void whatIsNoTenantIsRefused(String tenant) {
        assertThatThrownBy(() -> Microsoft.PROVIDER.filled(Map.of("tenant", tenant)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("microsoft.tenant can't be");
    }

    @Test
    void everybodyCanSignInWhereTheHostSaysNothing() {
        var oauth = (OAuth) Microsoft.PROVIDER.filled(Map.of()).auth();

        assertThat(oauth.tokenEndpoint().getPath()).isEqualTo("/common/oauth2/v2.0/token");
        assertThat(oauth.parameters()).containsOnlyKeys("prompt");
    }
}
