package dev.connectors.bridge.client;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.RateLimited;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ErrorReader;
import dev.connectors.spi.ErrorResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a RESO host's error answers, by status alone: codes may be null and messages are the host's own words, which stay behind. Pure.
 *
 * <p>Bridge promises no {@code Retry-After}: until when it wants a pause is in the {@code -Reset} of that bucket whose
 * {@code -Remaining} is 0, as a UTC timestamp; each answer has them, also one that went well. Other hosts call their buckets quotas and answer seconds since 1970.
 */
public final class ResoErrors implements ErrorReader {

    private static final List<String> BUCKETS = List.of(
            "Application-RateLimit", "Burst-RateLimit", "Minute-Quota", "Hour-Quota", "Day-Quota", "X-RateLimit");

    /** The error; empty for 5xx, where the status says it all. */
    @Override
    public Optional<ConnectorException> read(ErrorResponse response) {
        var detail = "status " + response.status();
        return switch (response.status()) {
            case 400, 415 ->
                Optional.of(new ProviderRejected(
                        "The MLS did not accept this query. Use other or fewer criteria.", detail));
            case 401 ->
                Optional.of(new ReauthorizationRequired(
                        "The MLS refuses its token. Whoever manages this application must enter a new one in Settings.",
                        detail));
            case 403 ->
                Optional.of(new ProviderRejected(
                        "The MLS has not approved this for the application, or has withdrawn it. Don't try again; tell"
                                + " the user.",
                        detail));
            case 404, 410 -> Optional.of(new NotFound("The MLS has nothing of this key, or it may not be shown."));
            case 413, 414 -> Optional.of(new Unsupported("That is too much for one query. Use fewer criteria."));
            case 429 -> Optional.of(paused(response));
            default -> Optional.empty();
        };
    }

    /** The latest reset of a bucket in which nothing is left. */
    @Override
    public Optional<Instant> exhaustedUntil(Function<String, Optional<String>> header) {
        return BUCKETS.stream()
                .filter(bucket -> isExhausted(header, bucket))
                .flatMap(bucket -> reset(header, bucket).stream())
                .max(Comparator.naturalOrder());
    }

    private RateLimited paused(ErrorResponse response) {
        var until = Stream.concat(exhaustedUntil(response::header).stream(), response.retryAt().stream())
                .max(Comparator.naturalOrder());
        return new RateLimited(
                "The MLS asks for a pause" + until.map(at -> " until " + at).orElse(" of some minutes")
                        + ". Answer with what you have, or try again later.",
                until);
    }

    private static boolean isExhausted(Function<String, Optional<String>> header, String bucket) {
        return header.apply(bucket + "-Remaining")
                .map(String::strip)
                .filter(left -> left.equals("0") || left.startsWith("-"))
                .isPresent();
    }

    private static Optional<Instant> reset(Function<String, Optional<String>> header, String bucket) {
        return Stream.of("-Reset", "-ResetTime")
                .flatMap(end -> header.apply(bucket + end).stream())
                .flatMap(text -> instant(text.strip()).stream())
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.matches("\\d{10}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
