package dev.connectors.bridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.RateLimited;
import dev.connectors.spi.ErrorResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResoErrorsTest {

    private static ErrorResponse answer(int status, Map<String, String> headers, String body) {
        return new ErrorResponse() {
            @Override
            public int status() {
                return status;
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }

            @Override
            public byte[] body() {
                return body.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Instant> retryAt() {
                return Optional.ofNullable(headers.get("Retry-After")).map(Instant::parse);
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, provider_rejected",
                "401, reauthorization_required",
                "403, provider_rejected",
                "404, not_found",
                "413, unsupported",
                "429, rate_limited",
                "500, -",
                "503, -"
            })
    void aStatusSaysWhoseMoveIsNext(int status, String code) {
        for (var body : new String[] {
            "", "<html>", "{\"error\":{\"code\":null,\"message\":\"a secret\"}}", "{\"success\":false,\"bundle\":{}}"
        }) {
            var error = new ResoErrors().read(answer(status, Map.of(), body));

            assertThat(error.map(ConnectorException::code)).isEqualTo(Optional.ofNullable(code));
            assertThat(error.map(ConnectorException::toModel).orElse("")).doesNotContain("secret");
        }
    }

    @Test
    void aPauseLastsUntilTheLastExhaustedBucketIsFilled() {
        var error = paused(Map.of(
                "Application-RateLimit-Remaining", "0",
                "Application-RateLimit-Reset", "2026-03-10T21:00:00.000Z",
                "Burst-RateLimit-Remaining", "0",
                "Burst-RateLimit-Reset", "2026-03-10T20:15:00.000Z"));

        assertThat(error.retryAt()).contains(Instant.parse("2026-03-10T21:00:00Z"));
        assertThat(error.toModel()).contains("until 2026-03-10T21:00:00Z");
    }

    @Test
    void aBucketThatIsNotExhaustedDoesNotCount() {
        var error = paused(Map.of(
                "Application-RateLimit-Remaining", "4321",
                "Application-RateLimit-Reset", "2026-03-10T21:00:00.000Z",
                "Burst-RateLimit-Remaining", "0",
                "Burst-RateLimit-Reset", "2026-03-10T20:15:00.000Z"));

        assertThat(error.retryAt()).contains(Instant.parse("2026-03-10T20:15:00Z"));
    }

    @Test
    void otherHostsCountInSecondsOrSayRetryAfter() {
        assertThat(paused(Map.of("Hour-Quota-Remaining", "0", "Hour-Quota-ResetTime", "1773176400"))
                        .retryAt())
                .contains(Instant.ofEpochSecond(1_773_176_400));
        assertThat(paused(Map.of("Retry-After", "2026-03-10T20:15:00Z")).retryAt())
                .contains(Instant.parse("2026-03-10T20:15:00Z"));
        assertThat(paused(Map.of("Burst-RateLimit-Remaining", "0", "Burst-RateLimit-Reset", "soon"))
                        .retryAt())
                .isEmpty();
    }

    private static RateLimited paused(Map<String, String> headers) {
        return (RateLimited) new ResoErrors().read(answer(429, headers, "")).orElseThrow();
    }
}
