package dev.connectors.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {

    /** A longer wish is cut: a mistyped date must not end a sign-in for a year. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    static Optional<Instant> read(Optional<String> header, Instant now) {
        return header.map(String::strip)
                .flatMap(text -> instant(text, now))
                .filter(until -> until.isAfter(now))
                .map(until -> {
                    var latest = now.plus(LONGEST);
                    return until.isAfter(latest) ? latest : until;
                });
    }

    private static Optional<Instant> instant(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(now.plusSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
