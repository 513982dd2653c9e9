package dev.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Bearer;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token goes to the declared origins, and nowhere else, whatever an answer says. */
@Timeout(60)
class RedirectTest {

    private static final WireMockServer PROVIDER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private static final WireMockServer EVIL =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    private static final Map<String, Function<ApiClient, ApiRequest>> METHODS = Map.of(
            "GET", http -> http.get("/x"),
            "POST", http -> http.post("/x").json(Map.of("a", 1)),
            "PUT", http -> http.put("/x").json(Map.of("a", 1)),
            "PATCH", http -> http.patch("/x").json(Map.of("a", 1)),
            "DELETE", http -> http.delete("/x"));

    @BeforeAll
    static void start() {
        PROVIDER.start();
        EVIL.start();
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
        EVIL.stop();
    }

    @BeforeEach
    void reset() {
        PROVIDER.resetAll();
        EVIL.resetAll();
        EVIL.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void aRedirectIsNotFollowed(int status, String method, String location) {
        PROVIDER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", location.replace("{evil}", EVIL.baseUrl()))));
        try (var stand = new Stand(PROVIDER.baseUrl())) {
            var thrown = catchThrowable(
                    () -> METHODS.get(method).apply(stand.writing()).send());

            // 303 answers a write that was done (RFC 9110 section 15.4.4)
            assertThat(thrown)
                    .isInstanceOf(
                            status == 303 && !method.equals("GET") ? LostAnswer.class : ProviderUnavailable.class);
            assertThat(EVIL.getAllServeEvents()).isEmpty();
            assertThat(PROVIDER.getAllServeEvents()).hasSize(1);
        }
    }

    static Stream<Arguments> redirects() {
        return Stream.of(301, 302, 303, 307, 308)
                .flatMap(status -> METHODS.keySet().stream()
                        .flatMap(method -> Stream.of("{evil}/x", "//127.0.0.1/x", "/elsewhere")
                                .map(location -> Arguments.of(status, method, location))));
    }

    @Test
    void aForeignLinkSendsNothing() {
        try (var stand = new Stand(PROVIDER.baseUrl())) {
            var thrown = catchThrowable(
                    () -> stand.reading().follow(EVIL.baseUrl() + "/next").send());

            assertThat(thrown)
                    .isInstanceOf(ProviderUnavailable.class)
                    .hasMessageContaining("a link that leads elsewhere");
            assertThat(EVIL.getAllServeEvents()).isEmpty();
            assertThat(PROVIDER.getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void aLinkIntoTheOriginIsReadWithTheToken() {
        PROVIDER.stubFor(any(anyUrl()).willReturn(okJson("{\"a\":\"page 2\"}")));
        try (var stand = new Stand(PROVIDER.baseUrl())) {
            var text =
                    stand.reading().follow(PROVIDER.baseUrl() + "/next?t=a%2Fb").send(Stand::any);

            assertThat(text).isEqualTo("page 2");
            assertThat(PROVIDER.getAllServeEvents()).singleElement().satisfies(event -> {
                assertThat(event.getRequest().getUrl()).isEqualTo("/next?t=a%2Fb");
                assertThat(event.getRequest().getHeader("Authorization")).isEqualTo("Bearer secret-token1");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("auths")
    void anOriginThatGetsNoTokenGetsNone(StaticToken auth) {
        EVIL.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        var provider = Provider.of("acme", "Acme", auth)
                .origin("api", PROVIDER.baseUrl())
                .origin("upload", EVIL.baseUrl(), Bearer.NEVER);
        try (var stand = new Stand(provider, Stand.unhurried())) {
            stand.writing()
                    .at("upload")
                    .put("/session/{id}", "1")
                    .json(Map.of())
                    .send();
            stand.reading().follow(EVIL.baseUrl() + "/session/1").send();

            assertThat(EVIL.getAllServeEvents())
                    .hasSize(2)
                    .allSatisfy(
                            event -> assertThat(event.getRequest().getHeaders().keys())
                                    .doesNotContain("Authorization", auth.header()));
        }
    }

    static Stream<StaticToken> auths() {
        return Stream.of(StaticToken.inHeader("Authorization", "Bearer "), StaticToken.inHeader("X-Api-Key", ""));
    }
}
