package dev.connectors.http;

import dev.connectors.http.WebClient.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Until when an answer asks for a pause: {@code Retry-After} (RFC 9110 section 10.2.3), seconds or a date.
 *
 * <p>A date is by the provider's clock, so it is read against the answer's own {@code Date} where there is one. That is cut to whole
 * seconds, so the pause never comes out shorter than asked.
 */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(365);

    private RetryAfter() {}

    static Optional<Instant> of(Headers headers, Instant now) {
        var text = headers.first("retry-after").orElse("").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            var wait = text.length() > 8 ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
            return after(wait, now);
        }
        return date(text).flatMap(until -> {
            var theirNow = headers.first("date").flatMap(RetryAfter::date).orElse(now);
            return after(Duration.between(theirNow, until), now);
        });
    }

    private static Optional<Instant> after(Duration wait, Instant now) {
        if (wait.isNegative() || wait.isZero()) {
            return Optional.empty();
        }
        return Optional.of(now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
