package dev.connectors.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.http.WebClient.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengesTest {

    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}";
    private static final String PADDED = base64(CLAIMS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"\", authorization_uri=\"https://login.example/a\", error=\"insufficient_claims\", claims=\"%s\"",
                "Bearer claims=\"%s\", error=\"insufficient_claims\", realm=\"\"",
                "bearer  error = \"insufficient_claims\" ,, claims = \"%s\"",
                "Basic realm=\"a, claims=x\", Bearer error=\"insufficient_claims\", claims=\"%s\"",
                "Negotiate, Bearer claims=\"%s\"",
                "Negotiate YII==, Bearer claims=\"%s\"",
                "Bearer realm=\"say \\\"claims\\\"\", CLAIMS=\"%s\"",
            })
    void theClaimsOfABearerChallengeAreFoundWhereverTheyStand(String header) {
        assertThat(claims(String.format(header, PADDED))).contains(CLAIMS);
        assertThat(claims(String.format(header, PADDED.replace("=", "")))).contains(CLAIMS);
    }

    @Test
    void bothAlphabetsOfBase64AreRead() {
        var odd = "{\"access_token\":{\"x\":{\"value\":\"\u00fb\u00ff\u00fe??>>\"}}}";

        var standard = claims("Bearer claims=\"" + base64(odd) + "\"");
        var url = claims("Bearer claims=\""
                + Base64.getUrlEncoder().encodeToString(odd.getBytes(StandardCharsets.UTF_8)) + "\"");

        assertThat(standard).isPresent().isEqualTo(url);
        assertThat(standard.orElseThrow()).isPrintable().contains("\\u00FB");
    }

    @Test
    void theChallengeThatSaysSoCountsBeforeOthersAndEachHeaderIsRead() {
        var other = base64("{\"id_token\":{}}");

        assertThat(claims(
                        "Bearer claims=\"" + other + "\"",
                        "Bearer error=\"insufficient_claims\", claims=\"" + PADDED + "\""))
                .contains(CLAIMS);
        assertThat(claims("Bearer realm=\"\"", "Bearer claims=\"" + PADDED + "\""))
                .contains(CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer error=\"invalid_token\"",
                "Basic claims=\"e30\"",
                "Bearer claims=\"\"",
                "Bearer claims=\"!!!\"",
                "Bearer claims=\"W10\"",
                "Bearer claims=\"e30x\"",
                "Bearer claims=\"eyJhIjoxLCJhIjoyfQ\"",
                "claims=\"e30\"",
                "Bearer claims",
                "Bearer claims=\"",
            })
    void whatIsNoSuchChallengeIsNone(String header) {
        assertThat(claims(header)).isEmpty();
    }

    @Test
    void aChallengeIsSmall() {
        var long1 = base64("{\"a\":\"" + "x".repeat(9_000) + "\"}");
        var deep = base64("{\"a\":".repeat(30) + "1" + "}".repeat(30));

        assertThat(claims("Bearer claims=\"" + long1 + "\"")).isEmpty();
        assertThat(claims("Bearer claims=\"" + deep + "\"")).isEmpty();
        assertThat(claims("Bearer x=\"" + "x".repeat(40_000) + "\", claims=\"" + PADDED + "\""))
                .isEmpty();
    }

    @Test
    void noHostileHeaderBreaksAnything() {
        var random = new Random(20260302);
        var alphabet = "Bearer claims=\",\\ \te30==;{}\u0000";
        for (int i = 0; i < 50_000; i++) {
            var header = new StringBuilder();
            for (int k = random.nextInt(60); k > 0; k--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            var found = claims(header.toString());

            found.ifPresent(json -> assertThat(json).startsWith("{").endsWith("}"));
        }
    }

    @Test
    void aChallengeIsAskedBesideTheUsualClaims() {
        var usual = Optional.of("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
        var challenge = ClaimsRequest.challenge(
                "{\"access_token\":{\"nbf\":null},\"id_token\":{\"acr\":{\"values\":[1,true]}}}");

        assertThat(ClaimsRequest.of(usual, Optional.empty())).isEqualTo(usual);
        assertThat(ClaimsRequest.of(usual, challenge))
                .contains("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]},\"nbf\":null},"
                        + "\"id_token\":{\"acr\":{\"values\":[1,true]}}}");
        assertThat(ClaimsRequest.of(Optional.empty(), challenge)).isEmpty();
    }

    private static Optional<String> claims(String... headers) {
        return Challenges.claims(new Headers() {
                    @Override
                    public Optional<String> first(String name) {
                        return all(name).stream().findFirst();
                    }

                    @Override
                    public List<String> all(String name) {
                        return name.equalsIgnoreCase("www-authenticate") ? List.of(headers) : List.of();
                    }
                })
                .map(Secret::value);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
