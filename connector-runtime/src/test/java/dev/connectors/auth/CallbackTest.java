package dev.connectors.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {

    private static final String STATE = "A".repeat(43);
    private static final String REDIRECT = "https://crm.example/connect/acme";

    @Test
    void whatTheBrowserBringsIsReadOnce() throws Exception {
        var callback =
                parse("state=" + STATE + "&code=4%2F0Ab+c&iss=https%3A%2F%2Facme.example&scope=a%20b&authuser=0");

        assertThat(callback.state()).isEqualTo(STATE);
        assertThat(callback.code()).contains(Secret.of("4/0Ab c"));
        assertThat(callback.issuer()).contains("https://acme.example");
        assertThat(callback.error()).isEmpty();
        assertThat(callback.toString()).doesNotContain("4/0Ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code=1",
                "state=short&code=1",
                "state=" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1&code=2",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1&iss=a&iss=b",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1&error=access_denied",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=%0d%0aX-Evil:1",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=%ff",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%00&code=1",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1#state=x"
            })
    void whatIsNotExactlyThatIsRefused(String query) {
        assertThatThrownBy(() -> parse(query)).isInstanceOf(Callback.Malformed.class);
    }

    @Test
    void anOversizedQueryIsRefused() {
        assertThatThrownBy(() -> parse("state=" + STATE + "&code=" + "x".repeat(9_000)))
                .isInstanceOf(Callback.Malformed.class);
        assertThatThrownBy(() -> parse("state=" + STATE + "&code=1&x=" + "x".repeat(20_000)))
                .isInstanceOf(Callback.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example/connect/acme,            true",
        "HTTPS://CRM.example/connect/acme,            true",
        "/connect/acme,                               true",
        "https://crm.example/connect/other,           false",
        "https://crm.example/connect/acme/,           false",
        "https://crm.example/connect/%61cme,          false",
        "https://evil.example/connect/acme,           false",
        "//evil.example/connect/acme,                 false",
        "http://crm.example/connect/acme,             false",
        "https://crm.example:8443/connect/acme,       false",
        "/connect/../connect/acme,                    false",
    })
    void onlyTheRedirectUriOfTheSignInCounts(String requested, boolean fits) throws Exception {
        var callback = Callback.parse(URI.create(requested + "?code=1&state=" + STATE));

        assertThat(callback.cameTo(REDIRECT)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:53217/connect/acme,   true",
        "http://[::1]:53217/connect/acme,       true",
        "http://localhost:53218/connect/acme,   false",
        "https://localhost:53217/connect/acme,  false",
        "http://x@localhost:53217/connect/acme, false",
        "http://crm.example:53217/connect/acme, false",
    })
    void allNamesOfTheLoopbackHostAreOnePlace(String requested, boolean fits) throws Exception {
        var callback = Callback.parse(URI.create(requested + "?code=1&state=" + STATE));

        assertThat(callback.cameTo("http://localhost:53217/connect/acme")).isEqualTo(fits);
    }

    @Test
    void noHostileInputIsRepeatedOrBreaksAnything() {
        var random = new Random(20260302);
        var alphabet = "%=&+;?/<>\"'.AZaz09-_ \u0000\u00e9";
        var shown = Pattern.compile("[a-z0-9_]*");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("state=" + STATE + "&code=1&");
            for (int k = random.nextInt(60); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            URI uri;
            try {
                uri = new URI("https", "crm.example", "/connect/acme", text.toString(), null);
            } catch (java.net.URISyntaxException e) {
                continue;
            }

            var outcome = outcome(uri);

            assertThat(outcome).matches(shown);
        }
    }

    private static String outcome(URI uri) {
        try {
            return Callback.parse(uri).state().equals(STATE) ? "read" : "OTHER STATE";
        } catch (Callback.Malformed e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Callback parse(String query) throws Callback.Malformed {
        return Callback.parse(URI.create(REDIRECT + "?" + query));
    }
}
