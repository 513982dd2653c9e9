package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTest {

    /** Texts near the given one, so that most are almost right. */
    private static String near(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            char c = "0123456789-:.TZ+PDHMSW ".charAt(random.nextInt(23));
            switch (random.nextInt(6)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, c);
                default -> changed.setCharAt(at, c);
            }
        }
        return changed.toString();
    }

    private static <T> void agrees(String sample, Function<String, @Nullable T> ours, Function<String, T> jdk) {
        var random = new Random(3339);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = near(sample, random);

            var value = ours.apply(text);

            if (value != null) {
                assertThat(value).as(text).isEqualTo(jdk.apply(text));
                read++;
            } else if (!text.startsWith("+") && !text.startsWith("-")) { // the JDK takes longer years with a sign
                assertThat(isRefused(jdk, text)).as(text).isTrue();
            }
        }
        assertThat(read).isGreaterThan(2_000);
    }

    private static <T> boolean isRefused(Function<String, T> jdk, String text) {
        try {
            return jdk.apply(text) == null;
        } catch (DateTimeException refused) {
            return true;
        }
    }

    @Test
    void datesAreThoseOfTheJdk() {
        agrees("2024-02-29", Iso::date, LocalDate::parse);
    }

    @Test
    void localTimesAreThoseOfTheJdk() {
        // The JDK also takes a point with no digits after it.
        agrees("23:59:58.123", Iso::time, text -> LocalTime.parse(text.endsWith(".") ? "" : text));
    }

    @Test
    void localDateTimesAreThoseOfTheJdk() {
        agrees("2026-12-31T23:59:58.5", Iso::dateTime, text -> LocalDateTime.parse(text.endsWith(".") ? "" : text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T14:00:00Z",
                "2026-03-01T14:00:00.5Z",
                "2026-03-01T14:00:00+05:30",
                "0000-01-01T00:00:00-18:00"
            })
    void offsetDateTimesAreThoseOfRfc3339(String text) {
        assertThat(Iso.offsetDateTime(text)).isEqualTo(OffsetDateTime.parse(text));
        assertThat(Iso.instant(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
        assertThat(Iso.text(OffsetDateTime.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T14:00Z",
                "2026-03-01T14:00:00",
                "2026-03-01t14:00:00Z",
                "2026-03-01T14:00:00z",
                "2026-03-01 14:00:00Z",
                "2026-03-01T14:00:00+0530",
                "2026-03-01T14:00:00+05",
                "2026-03-01T14:00:00+19:00",
                "2026-03-01T14:00:00*05:30",
                "2026-03-01T14:00:60Z",
                "2026-03-01T14:00:00.1234567890Z",
                "Z",
                "+05:30",
                ""
            })
    void otherDateTimesWithAnOffsetAreNot(String text) {
        assertThat(Iso.offsetDateTime(text)).isNull();
        assertThat(Iso.instant(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M, PT30M",
        "PT1H30M, PT1H30M",
        "PT1H5S, PT1H5S",
        "P1D, PT24H",
        "P1DT2H, PT26H",
        "P2W, PT336H",
        "PT0S, PT0S",
        "PT1.5S, PT1.5S",
        "PT90M, PT1H30M",
        "PT999999999H, PT999999999H"
    })
    void durationsOfFixedLengthAreRead(String text, Duration duration) {
        assertThat(Iso.duration(text)).isEqualTo(duration);
        assertThat(Iso.duration(duration.toString())).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1",
                "P1Y",
                "P1M",
                "P1W1D",
                "P1DT",
                "PT1D",
                "P1H",
                "PT1M1H",
                "PT1H1H",
                "PT-5M",
                "-PT5M",
                "+PT5M",
                "PT5m",
                "pt5M",
                "PT1.5M",
                "PT.5S",
                "PT5.S",
                "PT1.1234567890S",
                "PT1,5S",
                "PT1H2",
                "1H",
                "PTT1H",
                "PT1000000000H",
                "P999999999W",
                "PT9999999999S",
                "P1D2H",
                "PT1W"
            })
    void otherDurationsAreNot(String text) {
        assertThat(Iso.duration(text)).isNull();
    }
}
