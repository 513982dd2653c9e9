package dev.connectors.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.NotConnected;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveProviderTest {

    private static final Provider ACME = Host.ACME;
    private static final List<UnaryOperator<Endpoints>> REPLACEMENTS = List.of(
            all -> all.origin("api", "http://127.0.0.1:9000/api"),
            all -> all.authorization("http://127.0.0.1:9000/authorize"),
            all -> all.token("http://127.0.0.1:9000/token"),
            all -> all.revocation("http://127.0.0.1:9000/revoke"));
    private static final List<UnaryOperator<Endpoints>> OWN = List.of(
            all -> all.origin("api", "https://api.acme.example"),
            all -> all.authorization("https://acme.example/authorize"),
            all -> all.token("https://acme.example/token"),
            all -> all.revocation("https://acme.example/revoke"));

    @Test
    void ofAllMixesOfReplacedServersOnlyNoneAndAllArePermitted() {
        for (int mix = 0; mix < 16; mix++) {
            var endpoints = Endpoints.none();
            for (int bit = 0; bit < 4; bit++) {
                endpoints = (mix >> bit & 1) == 1 ? REPLACEMENTS.get(bit).apply(endpoints) : endpoints;
            }
            var chosen = endpoints;

            if (mix == 0) {
                assertThat(standIn(chosen)).isEqualTo(EffectiveProvider.of(ACME));
            } else if (mix == 15) {
                assertThat(standIn(chosen).identity())
                        .isNotEqualTo(EffectiveProvider.of(ACME).identity());
            } else {
                assertThatThrownBy(() -> standIn(chosen))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("acme: replace all of its servers or none: ");
            }
        }
    }

    @Test
    void ofAllMixesOfStandInsAndOwnServersWrittenOutNoneIsPermitted() {
        for (int mix = 0; mix < 16; mix++) {
            var endpoints = Endpoints.none();
            for (int bit = 0; bit < 4; bit++) {
                endpoints =
                        ((mix >> bit & 1) == 1 ? REPLACEMENTS : OWN).get(bit).apply(endpoints);
            }
            var chosen = endpoints;

            if (mix == 15) {
                assertThat(standIn(chosen).isStandIn()).isTrue();
            } else {
                assertThatThrownBy(() -> standIn(chosen))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is still one of the provider's own servers");
            }
        }
    }

    @Test
    void theProvidersOwnServersWrittenOutInFullAreTheProvider() {
        var endpoints = Servers.of(ACME);

        assertThat(standIn(endpoints)).isEqualTo(EffectiveProvider.of(ACME));
    }

    @Test
    void aStandInBelowOneOfTheProvidersHostsIsStillTheProviders() {
        var endpoints = all("https://standin.api.acme.example");

        assertThatThrownBy(() -> EffectiveProvider.replaced(ACME, endpoints, new StandIns(true, true)))
                .hasMessageContaining("is still one of the provider's own servers");
    }

    @Test
    void whatAStandInDoesNotReplaceItDoesNotHave() {
        var oauth = (OAuth) standIn(all("http://127.0.0.1:9000")).provider().auth();

        assertThat(oauth.userInfoEndpoint()).isEmpty();
        assertThat(oauth.endpoints()).allMatch(url -> url.getHost().equals("127.0.0.1"));
        assertThat(oauth.issuer()).containsExactlyInAnyOrder(AuthServer.ISSUER, "http://127.0.0.1:9000");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000,        false, false, false",
        "http://127.0.0.1:9000,        true,  false, true",
        "http://localhost:9000,        true,  false, true",
        "http://[::1]:9000,            true,  false, true",
        "https://127.0.0.1:9000,       false, false, true",
        "https://standin.example,      true,  false, false",
        "https://standin.example,      false, true,  true",
        "http://standin.example,       true,  true,  false",
        "http://127.0.0.1.evil.example,true,  true,  false",
        "http://127.0.0.1@evil.example,true,  true,  false",
        "http://0.0.0.0:9000,          true,  false, false",
        "http://169.254.169.254,       true,  true,  false",
        "http://127.1:9000,            true,  true,  false",
        "ftp://127.0.0.1,              true,  true,  false",
    })
    void aStandInNeedsTheSwitchForWhereItIs(String base, boolean plainHttp, boolean elsewhere, boolean permitted) {
        var switches = new StandIns(plainHttp, elsewhere);

        if (permitted) {
            assertThat(EffectiveProvider.replaced(ACME, all(base), switches).isStandIn())
                    .isTrue();
        } else {
            assertThatThrownBy(() -> EffectiveProvider.replaced(ACME, all(base), switches))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://acme.example/token", "http://127.0.0.1/token"})
    void aProviderThatDeclaresPlainHttpIsRefused(String token) {
        var provider = Provider.of("acme", "Acme", OAuth.at("https://acme.example/authorize", token));

        assertThatThrownBy(() -> EffectiveProvider.of(provider)).hasMessage("acme: the token endpoint must be https.");
    }

    @Test
    void anotherServerIsAnotherIdentityAndGetsNoTokenOfTheFirst() {
        var clock = new MutableClock();
        var own = EffectiveProvider.of(ACME);
        var first = standIn(all("http://127.0.0.1:9000"));
        var second = standIn(all("http://127.0.0.1:9001"));
        var client = OAuthClient.of("client-1");
        for (var made : List.of(own, first, second)) {
            for (var used : List.of(own, first, second)) {
                var connection = Connection.of("c-1", Host.ANNA, made, "acme", clock.instant())
                        .granted(Set.of(), Tokens.key(Secret.of("access-canary")));
                var registrations = Registrations.of(List.of(Registration.of(used, client)));

                if (made == used) {
                    assertThat(registrations.of(connection).provider()).isEqualTo(made);
                } else {
                    assertThatThrownBy(() -> registrations.of(connection)).isInstanceOf(NotConnected.class);
                }
            }
        }
    }

    @Test
    void oneMoreOriginOfAProviderEndsNoSignIn() {
        var later = ACME.origin("upload", "https://upload.acme.example");

        assertThat(EffectiveProvider.of(later).identity())
                .isEqualTo(EffectiveProvider.of(ACME).identity());
    }

    @Test
    void aProviderWithoutServersHasNothingToReplace() {
        var notes = Provider.of("notes", "Notes", Auth.none());

        assertThatThrownBy(() -> EffectiveProvider.replaced(
                        notes, Endpoints.none().origin("api", "http://127.0.0.1:9000"), StandIns.ON_LOOPBACK))
                .hasMessageContaining("there is no origin 'api' to replace");
    }

    private static Endpoints all(String base) {
        return Endpoints.none()
                .origin("api", base + "/api")
                .authorization(base + "/authorize")
                .token(base + "/token")
                .revocation(base + "/revoke");
    }

    private static EffectiveProvider standIn(Endpoints endpoints) {
        return EffectiveProvider.replaced(ACME, endpoints, StandIns.ON_LOOPBACK);
    }
}
