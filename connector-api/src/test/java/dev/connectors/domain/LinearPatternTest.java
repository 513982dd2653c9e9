package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    private final Random random = new Random(1961);

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "[a-z0-9]+(-[a-z0-9]+)*, blue-house-7, true",
        "[a-z0-9]+(-[a-z0-9]+)*, blue--house, false",
        "'[A-Z]{2}-\\d{1,3}', AB-12, true",
        "'[A-Z]{2}-\\d{1,3}', AB-1234, false",
        "'a{2,}', a, false",
        "'a{2,}', aaaaa, true",
        "'a{0,}', '', true",
        "'(a|bc){2}', abc, true",
        "'(a|bc){2}', bcbcbc, false",
        "'[^a-c]', d, true",
        "'[^a-c]', b, false",
        "'[\\]\\-x]+', ']-x', true",
        "'[a-]', '-', true",
        "'.', ä, true",
        "a|b, b, true",
        "'\\w\\.\\w', a.b, true",
        "'\\w\\.\\w', axb, false",
        "'\\D+', äb, true",
        "'\\/', '/', true"
    })
    void theWholeTextMustMatch(String regex, String text, boolean matches) {
        assertThat(LinearPattern.of(regex).matches(text)).isEqualTo(matches);
    }

    @Test
    void aCharacterIsOneCodePoint() {
        assertThat(LinearPattern.of(".").matches("\uD83C\uDFE0")).isTrue();
        assertThat(LinearPattern.of("[\uD83C\uDFE0-\uD83C\uDFE5]{2}").matches("\uD83C\uDFE1\uD83C\uDFE5"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "a(?=b)",
                "a(?!b)",
                "(?<=a)b",
                "(?<n>a)",
                "(?i)a",
                "a*+",
                "a*?",
                "a??",
                "^a",
                "a$",
                "\\ba",
                "\\s",
                "\\p{L}",
                "\\u0041",
                "\\Qa",
                "[a&&b]",
                "[[a]]",
                "[]",
                "[^\\D]",
                "[z-a]",
                "[a-\\d]",
                "[a-c-e]",
                "(a",
                "a)",
                "[a",
                "a\\",
                "*a",
                "a{,3}",
                "a{3,2}",
                "a{0}",
                "a{1000}",
                "a{",
                "a}",
                "]",
                "a{65}",
                "(a{9}){8}",
                "a{2}{3}",
                "\\-"
            })
    void whatCannotBeCheckedInLinearTimeOrReadsDifferentlyElsewhereIsRefused(String regex) {
        assertThatThrownBy(() -> LinearPattern.of(regex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("@Matches(\"" + regex + "\") has ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*.*.*.*)*b", "([a-z]+)*[A-Z]"})
    void whatTakesABacktrackerForeverTakesNoTime(String regex) {
        var pattern = LinearPattern.of(regex);
        var text = "a".repeat(256 * 1024);

        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(pattern.matches(text)).isFalse());
    }

    @Test
    void itAgreesWithTheJdkOnEveryExpressionThatBothKnow() {
        int matched = 0;
        for (int i = 0; i < 3_000; i++) {
            var regex = alternatives(3);
            LinearPattern pattern;
            try {
                pattern = LinearPattern.of(regex);
            } catch (IllegalArgumentException tooManyPositions) {
                assertThat(tooManyPositions).hasMessageContaining("more than 64");
                continue;
            }
            var jdk = Pattern.compile(regex);
            for (int j = 0; j < 20; j++) {
                var text = text();

                boolean matches = pattern.matches(text);

                assertThat(matches)
                        .as("%s against '%s'", regex, text)
                        .isEqualTo(jdk.matcher(text).matches());
                matched += matches ? 1 : 0;
            }
        }
        assertThat(matched).isGreaterThan(5_000);
    }

    private String text() {
        var text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append("aaabbbc1-".charAt(random.nextInt(9)));
        }
        return text.toString();
    }

    private String alternatives(int depth) {
        var regex = new StringBuilder(sequence(depth));
        while (random.nextInt(4) == 0) {
            regex.append('|').append(sequence(depth));
        }
        return regex.toString();
    }

    private String sequence(int depth) {
        var regex = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            regex.append(atom(depth)).append(quantifier());
        }
        return regex.toString();
    }

    private String atom(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> "a";
            case 1 -> "b";
            case 2 -> "[ab]";
            case 3 -> "[^a\\d]";
            case 4 -> ".";
            case 5 -> "\\w";
            case 6 -> "(?:" + alternatives(depth - 1) + ")";
            default -> "(" + alternatives(depth - 1) + ")";
        };
    }

    private String quantifier() {
        return switch (random.nextInt(10)) {
            case 0 -> "?";
            case 1 -> "*";
            case 2 -> "+";
            case 3 -> "{2}";
            case 4 -> "{1,3}";
            case 5 -> "{0,2}";
            case 6 -> "{1,}";
            default -> "";
        };
    }
}
