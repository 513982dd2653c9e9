package dev.connectors.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Provider ASKABLE = Provider.apiKey("leadbook", "https://api.leadbook.example")
            .sentAs("X-Key", "Key {key}")
            .help("Leadbook > Settings > API keys")
            .checkedBy("/v1/me");

    private final WireMockServer leadbook = started();

    private record Leadbook(Provider provider) implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("leadbook", "Leadbook", provider, "Your leads.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of();
        }
    }

    private static WireMockServer started() {
        var server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    private Connectors connectors(Provider provider) {
        return Connectors.builder()
                .connectors(List.of(new Leadbook(provider)))
                .composites(List.of())
                .standIn(StandIn.of("leadbook").origin("api", leadbook.baseUrl()))
                .allowPlainHttpOnLoopback()
                .http(HttpPolicy.defaults()
                        .with(new HttpPolicy.Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), 1, 1)))
                .build();
    }

    @AfterEach
    void stop() {
        leadbook.stop();
    }

    @Test
    void aKeyThatTheProviderAcceptsIsKept() {
        leadbook.stubFor(get("/v1/me")
                .withHeader("X-Key", equalTo("Key k-17"))
                .willReturn(aResponse().withStatus(204)));

        try (var connectors = connectors(ASKABLE)) {
            connectors.settings(ANNA).connect("leadbook", "k-17");

            assertThat(connectors.settings(ANNA).connections()).hasSize(1);
        }
        leadbook.verify(1, getRequestedFor(urlEqualTo("/v1/me")));
    }

    @Test
    void aKeyThatTheProviderRefusesIsNotKept() {
        leadbook.stubFor(get("/v1/me").willReturn(aResponse().withStatus(401).withBody("no such key: k-17")));

        try (var connectors = connectors(ASKABLE)) {
            assertThatThrownBy(() -> connectors.settings(ANNA).connect("leadbook", "k-17"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Leadbook does not accept this key."
                            + " Copy it once more from: Leadbook > Settings > API keys.");
            assertThat(connectors.settings(ANNA).connections()).isEmpty();
        }
    }

    @Test
    void aProviderThatCannotBeReachedLeavesTheKeyToItsFirstUse() {
        leadbook.stubFor(get("/v1/me").willReturn(aResponse().withStatus(503)));

        try (var connectors = connectors(ASKABLE)) {
            connectors.settings(ANNA).connect("leadbook", "k-17");

            assertThat(connectors.settings(ANNA).connections()).hasSize(1);
        }
    }

    @Test
    void aProviderThatNamesNoWayIsNotAsked() {
        try (var connectors = connectors(Provider.apiKey("leadbook", "https://api.leadbook.example"))) {
            connectors.settings(ANNA).connect("leadbook", "k-17");

            assertThat(connectors.settings(ANNA).connections()).hasSize(1);
        }
        leadbook.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void whatCannotBeAKeyIsNotSentAnywhere() {
        try (var connectors = connectors(ASKABLE)) {
            assertThatThrownBy(() -> connectors.settings(ANNA).connect("leadbook", "k 17\r\nX: y"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a key is printable ASCII without spaces");
        }
        leadbook.verify(0, getRequestedFor(anyUrl()));
    }
}
