package dev.connectors.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {

    private static final ScopeSpelling NAMES = new ScopeSpelling(Map.of("long", "short"), Optional.empty(), Set.of());
    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void aTokenAnswerIsReadWhateverElseItHolds() throws Exception {
        var answer = tokens(
                "{\"x\":{\"y\":[1,{}]},\"access_token\":\"a-canary\",\"token_type\":\"bearer\","
                        + "\"expires_in\":3599,\"refresh_token\":\"r-canary\",\"scope\":\"b  long a \\\"x \\u00e9\",\"id_token\":null}");

        assertThat(answer.access()).isEqualTo(Secret.of("a-canary"));
        assertThat(answer.refresh()).contains(Secret.of("r-canary"));
        assertThat(answer.scopes().orElseThrow()).containsExactlyInAnyOrder("a", "b", "short");
        assertThat(answer.idToken()).isEmpty();
        assertThat(answer.tokens(Optional.empty()).expiry()).isEqualTo(ASKED.plusSeconds(3599));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"a\"",
                "{",
                "{\"access_token\":\"a\"",
                "{\"access_token\":\"a\"}x",
                "{\"access_token\":\"a\"}{}",
                "{\"access_token\":\"a\",\"access_token\":\"b\"}",
                "{\"access_token\":\"a\",\"scope\":\"a\",\"scope\":\"b\"}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":{\"a\":1}}",
                "{\"token\":\"a\"}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"a\\r\\nX-Evil: 1\"}",
                "{\"access_token\":\"a\\u0000\"}",
                "{\"access_token\":\"\\u00e9\"}",
                "{\"access_token\":\"a\",\"refresh_token\":\"r\\n\"}",
                "{\"access_token\":\"a\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"a\",\"expires_in\":-1}",
                "{\"access_token\":\"a\",\"expires_in\":\"soon\"}",
                "{\"access_token\":\"a\",\"expires_in\":1e99}",
                "{'access_token':'a'}",
                "{\"access_token\":\"a\",}",
                "{\"access_token\":NaN}",
                "<html></html>"
            })
    void whatIsNotOneSoundObjectIsRefused(String body) {
        assertThatThrownBy(() -> tokens(body)).isInstanceOf(IOException.class);
    }

    @Test
    void depthAndLengthAreCapped() {
        assertThatThrownBy(() -> tokens("{\"a\":".repeat(30) + "1" + "}".repeat(30)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> tokens("{\"access_token\":\"" + "x".repeat(20_000) + "\"}"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "3600,      3600",
        "3600.9,    3600",
        "'\"3600\"',3600",
        "0,         0",
        "999999999999, 315360000",
    })
    void aLifeIsReadInSecondsAndCapped(String written, long seconds) throws Exception {
        var answer = tokens("{\"access_token\":\"a\",\"expires_in\":" + written + "}");

        assertThat(answer.life()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutALifeATokenThatCanBeRefreshedIsGoodForAnHourAndAnotherUntilItIsRefused() throws Exception {
        var answer = tokens("{\"access_token\":\"a\"}");

        assertThat(answer.tokens(Optional.of(Secret.of("r"))).expiry()).isEqualTo(ASKED.plusSeconds(3600));
        assertThat(answer.tokens(Optional.empty()).expiry()).isEqualTo(Tokens.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"error\":\"invalid_grant\",\"error_description\":\"x\"}', invalid_grant",
        "'{\"error\":\"<script>\"}',                                  ''",
        "'{\"error\":{\"code\":400,\"message\":\"x\"}}',              ''",
        "'<html>invalid_grant</html>',                                ''",
        "'{\"error\":\"invalid_grant\",\"error\":\"x\"}',             ''",
    })
    void onlyACodeOfTheStandardsFormIsAnErrorCode(String body, String code) {
        assertThat(WireJson.error(bytes(body))).isEqualTo(code);
    }

    @Test
    void aPaddedIdTokenIsRead() throws Exception {
        var payload = Base64.getUrlEncoder()
                .encodeToString(bytes("{\"iss\":\"i\",\"sub\":\"1001\",\"aud\":[\"c1\",\"c2\"],\"exp\":1772445600}"));

        var token = WireJson.idToken(Secret.of("e30." + payload + ".x"));

        assertThat(token.audience()).containsExactly("c1", "c2");
        assertThat(token.expiry()).isEqualTo(Instant.ofEpochSecond(1772445600));
        assertThat(token.claims()).containsEntry("sub", "1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "e30.e30.x", "e30.!!.x", "e30.W10.x"})
    void anIdTokenThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> WireJson.idToken(Secret.of(text.isEmpty() ? "." : text)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noBrokenAnswerEndsInAnythingButARefusal() {
        var random = new Random(20260302);
        var sound = "{\"access_token\":\"a-canary\",\"token_type\":\"Bearer\",\"expires_in\":3599,\"scope\":\"a b\"}";
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            var body = bytes(sound);
            for (int k = random.nextInt(4); k >= 0; k--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                WireJson.tokens(body, ASKED, NAMES);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 50_000);
    }

    private static TokenAnswer tokens(String body) throws IOException {
        return WireJson.tokens(bytes(body), ASKED, NAMES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
