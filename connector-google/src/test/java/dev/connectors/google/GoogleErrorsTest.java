package dev.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.error.ConnectorException;
import dev.connectors.spi.ErrorResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleErrorsTest {

    private static final Instant LATER = Instant.parse("2026-03-03T15:01:00Z");

    @ParameterizedTest
    @CsvSource({
        "400, badRequest,                        provider_rejected",
        "400, timeRangeEmpty,                    provider_rejected",
        "403, rateLimitExceeded,                 rate_limited",
        "403, userRateLimitExceeded,             rate_limited",
        "429, rateLimitExceeded,                 rate_limited",
        "429, userRateLimitExceeded,             rate_limited",
        "403, quotaExceeded,                     rate_limited",
        "403, dailyLimitExceeded,                provider_rejected",
        "403, domainPolicy,                      provider_rejected",
        "403, insufficientPermissions,           missing_scope",
        "403, ACCESS_TOKEN_SCOPE_INSUFFICIENT,   missing_scope",
        "403, forbiddenForNonOrganizer,          unsupported",
        "403, forbidden,                         provider_rejected",
        "403, requiredAccessLevel,               provider_rejected",
        "403, accessNotConfigured,               provider_rejected",
        "403, somethingNew,                      provider_rejected",
        "404, notFound,                          not_found",
        "409, duplicate,                         conflict",
        "410, deleted,                           not_found",
        "412, conditionNotMet,                   conflict",
        "412, preconditionFailed,                conflict",
        "429, somethingNew,                      rate_limited"
    })
    void theReasonDecidesThenTheStatus(int status, String reason, String code) {
        var classic =
                "{\"error\":{\"code\":" + status + ",\"message\":\"m\",\"errors\":[{\"domain\":\"d\",\"reason\":\""
                        + reason + "\",\"message\":\"m\"}]}}";
        var newer = "{\"error\":{\"code\":" + status
                + ",\"message\":\"m\",\"status\":\"S\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\""
                + reason + "\"}]}}";

        for (var body : List.of(classic, newer)) {
            assertThat(read(status, body))
                    .map(ConnectorException::code)
                    .as(body)
                    .contains(code);
        }
    }

    @Test
    void theClassicReasonComesBeforeTheNewerOne() {
        var body =
                "{\"error\":{\"details\":[{\"reason\":\"RATE_LIMIT_EXCEEDED\"}],\"errors\":[{\"reason\":\"forbiddenForNonOrganizer\"}]}}";

        assertThat(read(403, body)).map(ConnectorException::code).contains("unsupported");
    }

    @Test
    void anUnknownReasonIsPassedOver() {
        var body = "{\"error\":{\"errors\":[{\"reason\":\"new\"},{\"reason\":\"rateLimitExceeded\"}]}}";

        assertThat(read(403, body)).map(ConnectorException::code).contains("rate_limited");
    }

    @Test
    void whatIsNoJsonIsDecidedByTheStatus() {
        for (var body : List.of(
                "",
                "<html><body>502</body></html>",
                "[]",
                "null",
                "{",
                "{\"error\":\"text\"}",
                "{\"error\":{\"errors\":7,\"details\":\"x\"}}",
                "{\"error\":{\"errors\":[1,[2],{\"reason\":3}]}}")) {
            assertThat(read(404, body)).map(ConnectorException::code).as(body).contains("not_found");
            assertThat(read(401, body)).as(body).isEmpty();
            assertThat(read(502, body)).as(body).isEmpty();
            assertThat(read(503, body)).as(body).isEmpty();
        }
    }

    @Test
    void aPauseThatGoogleNamesIsKept() {
        assertThat(read(429, "").orElseThrow().retryAt()).contains(LATER);
    }

    @Test
    void noTextOfGooglesLeaves() {
        var body =
                "{\"error\":{\"message\":\"SECRET\",\"errors\":[{\"reason\":\"forbidden\",\"message\":\"SECRET\"},{\"reason\":\"SECRET\"}],\"details\":[{\"reason\":\"SECRET\"}]}}";
        for (int status = 400; status < 430; status++) {
            read(status, body).ifPresent(e -> assertThat(e + e.toModel()).doesNotContain("SECRET"));
        }
    }

    private static Optional<ConnectorException> read(int status, String body) {
        return Google.PROVIDER.errors().read(new ErrorResponse() {
            @Override
            public int status() {
                return status;
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.empty();
            }

            @Override
            public byte[] body() {
                return body.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Instant> retryAt() {
                return Optional.of(LATER);
            }
        });
    }
}
