package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.NotFound;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private static final int MOST = 1_024;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "primary                                     | primary",
                "en.usa#holiday@group.v.calendar.google.com  | en.usa%23holiday%40group.v.calendar.google.com",
                "a/b                                         | a%2Fb",
                "../../v2/secret                             | ..%2F..%2Fv2%2Fsecret",
                "@evil.example                               | %40evil.example",
                "a?b=c&d                                     | a%3Fb%3Dc%26d",
                "a\\b                                        | a%5Cb",
                "50%                                         | 50%25",
                "%2e%2e                                      | %252e%252e",
                "Zürich 早                                   | Z%C3%BCrich%20%E6%97%A9",
                "...                                         | ...",
                "a~b-c_d.e                                   | a~b-c_d.e",
            })
    void aValueIsOneEncodedSegment(String value, String segment) {
        var path = PathTemplate.of("/calendars/{calendar}/events").fill(new Object[] {value}, MOST);

        assertThat(path).isEqualTo("/calendars/" + segment + "/events");
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeASegmentIsNobodysId(String value) {
        var template = PathTemplate.of("/calendars/{calendar}");

        assertThatThrownBy(() -> template.fill(new Object[] {value}, MOST)).isInstanceOf(NotFound.class);
    }

    static Stream<String> impossible() {
        return Stream.of("", ".", "..", "a".repeat(MOST + 1), "half \uD83D pair", "\uDC00");
    }

    @Test
    void aVerbMayFollowAPlaceholder() {
        var path = PathTemplate.of("/jobs/{job}:cancel").fill(new Object[] {"7"}, MOST);

        assertThat(path).isEqualTo("/jobs/7:cancel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "calendars",
                "https://evil.example/x",
                "//evil.example/x",
                "/a//b",
                "/a/",
                "/a/../b",
                "/./a",
                "/a?b=c",
                "/a#b",
                "/a%2fb",
                "/a\\b",
                "/a b",
                "/a/x{id}",
                "/a/{id}x",
                "/a/{}",
                "/a/{i d}",
                "/é",
                "/a/{id}:can/cel:{x}y",
            })
    void aTemplateIsAPlainPath(String text) {
        assertThatThrownBy(() -> PathTemplate.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rule 7.4: ");
    }

    @Test
    void thereIsOneValuePerPlaceholder() {
        var template = PathTemplate.of("/calendars/{calendar}/events/{event}");

        for (var values : List.of(new Object[0], new Object[] {"a"}, new Object[] {"a", "b", "c"})) {
            assertThatThrownBy(() -> template.fill(values, MOST)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aHundredThousandRandomIdsStayExactlyOneSegmentOfTheSameHost() {
        var random = new Random(20260303);
        var template = PathTemplate.of("/v3/{a}/events/{b}");

        for (var i = 0; i < 100_000; i++) {
            var a = id(random);
            var b = id(random);

            var uri = URI.create("https://api.example" + template.fill(new Object[] {a, b}, MOST));

            assertThat(uri.getHost()).isEqualTo("api.example");
            assertThat(uri.getRawQuery()).isNull();
            assertThat(uri.getRawFragment()).isNull();
            assertThat(uri.normalize()).isEqualTo(uri);
            assertThat(segments(uri)).containsExactly("", "v3", a, "events", b);
        }
    }

    /** As a server takes a path apart: at the slashes, then each part decoded. Not our own code. */
    private static List<String> segments(URI uri) {
        return Stream.of(uri.getRawPath().split("/", -1))
                .map(PathTemplateTest::decoded)
                .toList();
    }

    private static String decoded(String part) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '%') {
                bytes.write(Integer.parseInt(part.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(part.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String id(Random random) {
        var nasty = "/\\.%?#@:;&=+ \t\r\n\0{}[]|^`\"'<>,!$()*~-_aA0é早\u202E\uFF0F";
        while (true) {
            var id = new StringBuilder();
            var length = 1 + random.nextInt(12);
            for (var i = 0; i < length; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> id.append(nasty.charAt(random.nextInt(nasty.length())));
                    case 1 -> id.append((char) ('a' + random.nextInt(26)));
                    case 2 -> id.appendCodePoint(scalar(random));
                    default -> id.append('.');
                }
            }
            var text = id.toString();
            if (!text.equals(".") && !text.equals("..")) {
                return text;
            }
        }
    }

    private static int scalar(Random random) {
        while (true) {
            var point = random.nextInt(0x110000);
            if (point < 0xD800 || point > 0xDFFF) {
                return point;
            }
        }
    }
}
