package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-03T14:00:00.250Z");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1                             | -                             | 1000",
                " 120 | - | 120000",
                "0                             | -                             | -",
                "-5                            | -                             | -",
                "1.5                           | -                             | -",
                "soon                          | -                             | -",
                "''                            | -                             | -",
                "99999999999999999999          | -                             | 31536000000",
                "Tue, 03 Mar 2026 14:00:30 GMT | -                             | 29750",
                "Tue, 03 Mar 2026 13:59:30 GMT | -                             | -",
                "Tue, 03 Mar 2026 15:00:30 GMT | Tue, 03 Mar 2026 15:00:00 GMT | 30000",
                "Tue, 03 Mar 2026 13:00:30 GMT | Tue, 03 Mar 2026 13:00:00 GMT | 30000",
                "Tue, 03 Mar 2026 14:00:30 GMT | nonsense                      | 29750",
                "Tue, 03 Mar 2099 14:00:30 GMT | -                             | 31536000000",
            })
    void itIsSecondsOrADateByTheProvidersClock(String value, String date, Long millis) {
        var until = RetryAfter.of(headers(value, date), NOW);

        assertThat(until).isEqualTo(Optional.ofNullable(millis).map(NOW::plusMillis));
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertThat(RetryAfter.of(name -> Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void tenThousandPausesAreNeverShorterThanTold() {
        var random = new Random(10);

        for (var i = 0; i < 10_000; i++) {
            var told = Duration.ofSeconds(1 + random.nextInt(4_000));
            var now = NOW.plusMillis(random.nextInt(100_000_000));
            var skew = Duration.ofMillis(random.nextInt(7_200_000) - 3_600_000);
            var theirs = now.plus(skew); // the provider's clock, of which it shows whole seconds
            var until = random.nextBoolean()
                    ? RetryAfter.of(headers(Long.toString(told.toSeconds()), null), now)
                    : RetryAfter.of(headers(HTTP_DATE.format(theirs.plus(told)), HTTP_DATE.format(theirs)), now);

            assertThat(until)
                    .hasValueSatisfying(at -> assertThat(at)
                            .isBetween(
                                    now.plus(told).minusSeconds(1),
                                    now.plus(told).plusSeconds(1)));
            var asked = until.orElseThrow().plus(skew); // as the provider's clock shows it then
            assertThat(asked).isAfterOrEqualTo(theirs.plus(told).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3, true", "9, 3, true", "10, 3, true", "11, 1, false", "30, 1, false", "3600, 1, false"})
    void aThreadIsHeldUpForTenSecondsAtMost(int seconds, int sent, boolean waited) {
        try (var server = refusing("Retry-After: " + seconds + "\r\n");
                var stand = new Stand(server.url()).within(Duration.ofMinutes(5))) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(thrown).isInstanceOf(RateLimited.class);
            assertThat(server.heads()).hasSize(sent);
            assertThat(stand.time.waits().isEmpty()).isNotEqualTo(waited);
            assertThat(stand.time.waits()).allMatch(wait -> wait.compareTo(Duration.ofSeconds(seconds)) >= 0);
        }
    }

    @Test
    void noOtherCallOfTheConnectionComesBeforeThePauseIsOver() {
        try (var server = refusing("Retry-After: 3600\r\n");
                var stand = new Stand(server.url()).within(Duration.ofMinutes(5))) {
            var unused1 = catchThrowable(() -> stand.reading().get("/x").send());
            stand.time.advance(Duration.ofMinutes(59));

            var held = catchThrowable(() -> stand.writing().post("/y").send());
            var other = catchThrowable(
                    () -> stand.open("other", Kind.READ).get("/x").send());

            assertThat(held)
                    .isInstanceOfSatisfying(
                            RateLimited.class, e -> assertThat(e.retryAt()).contains(FakeTime.START.plusSeconds(3600)));
            assertThat(other).isInstanceOf(RateLimited.class);
            assertThat(server.heads()).hasSize(2); // the first, and the other connection's
        }
    }

    @Test
    void aPauseThatIsShortIsWaitedForByTheNextCallToo() {
        var times = new ArrayList<Instant>();
        var clock = new ArrayList<FakeTime>();
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        times.add(clock.get(0).instant());
                        c.write("HTTP/1.1 429 No\r\nRetry-After: 8\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                var stand = new Stand(server.url())) {
            clock.add(stand.time);
            var unused2 = catchThrowable(() -> stand.writing().post("/x").send());
            stand.time.advance(Duration.ofSeconds(3));
            var unused3 = catchThrowable(() -> stand.writing().post("/x").send());

            assertThat(times).hasSize(2);
            assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
        }
    }

    private static RawServer refusing(String headers) {
        return new RawServer(c -> {
            while (c.request()) {
                c.write("HTTP/1.1 429 No\r\n" + headers + "Content-Length: 0\r\n\r\n");
            }
        });
    }

    private static WebClient.Headers headers(String retryAfter, String date) {
        var all = date == null ? Map.of("retry-after", retryAfter) : Map.of("retry-after", retryAfter, "date", date);
        return name -> Optional.ofNullable(all.get(name));
    }
}
