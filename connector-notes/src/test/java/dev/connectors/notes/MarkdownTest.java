package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'---~title: Johnson~date: 2026-02-27~tags: [a, b]~---~# Other'|Johnson",
                "'---~title: \"Johnson: roof\"~---~'|Johnson: roof",
                "'---~title: ''Johnson''~...~'|Johnson",
                "'---^~title: Johnson^~---^~text'|Johnson",
                "'---~date: 2026-02-27~---~# Heading'|Heading",
                "'# Heading'|Heading",
                "'text~~## Second ##~# First'|Second",
                "'# C#'|C#",
                "'#tag~text'|file",
                "'```~# comment~```~# Heading'|Heading",
                "''|file",
                "'#   ~# Real'|Real",
            })
    void theTitleIsThatOfTheFrontMatterElseTheFirstHeadingElseTheFilesName(String text, String title) {
        assertThat(Markdown.title(text.replace('~', '\n').replace('^', '\r'), "file.md"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Forged",
                "---\ntitle: Forged\n--- \u00a0x\ntext",
                " ---\ntitle: Forged\n---\n",
                "text\n---\ntitle: Forged\n---\n",
                "---\n title: Forged\n---\n",
                "---\ntitle: |\n  Forged\n---\n",
                "---\ntitle: &a Forged\n---\n",
                "---\ntitle: !!js/function Forged\n---\n",
                "---\ntitle: \"For\\u0067ed\"\n---\n",
                "---\ntitle: \"Forged\n---\n",
                "---\nTITLE: Forged\n---\n",
                "---\ntitle:\n  Forged\n---\n",
                "---\ntitle: {Forged: 1}\n---\n"
            })
    void frontMatterThatIsBrokenOrMoreThanALineIsJustText(String text) {
        assertThat(Markdown.title(text, "file.md")).isEqualTo("file");
    }

    @Test
    void frontMatterThatDoesNotEndWithinItsBoundsIsJustText() {
        assertThat(Markdown.title("---\ntitle: Forged\n" + "x: y\n".repeat(100) + "---\n", "file.md"))
                .isEqualTo("file");
    }

    @Test
    void aTitleIsCutAtALengthThatPeopleRead() {
        assertThat(Markdown.title("# " + "x".repeat(5000), "file.md")).hasSize(150);
    }

    @Test
    void hostileTextTakesNoTime() {
        var texts = new String[] {
            "# " + " #".repeat(500_000),
            "#".repeat(1_000_000),
            "# " + " ".repeat(1_000_000),
            "---\n".repeat(250_000),
            "title:".repeat(100_000),
            ("# " + " ".repeat(900) + "x ".repeat(40) + "\n").repeat(1000)
        };

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (var text : texts) {
                assertThat(Markdown.read(text)).isNotNull();
            }
        });
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() {
        assertThat(Markdown.text(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a'}, false))
                .contains("a");
    }

    @Test
    void onlyTextThatWasCutMayEndInTheMiddleOfACharacter() {
        var euro = "a\u20ac".getBytes(StandardCharsets.UTF_8);
        var cut = Arrays.copyOf(euro, 3);

        assertThat(Markdown.text(cut, true)).contains("a");
        assertThat(Markdown.text(cut, false)).isEmpty();
        assertThat(Markdown.text(new byte[] {'a', (byte) 0xff, 'b'}, true)).isEmpty();
    }
}
