package dev.connectors.outlook;

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

class GraphErrorsTest {

    private static final Instant LATER = Instant.parse("2026-03-03T15:01:00Z");

    @ParameterizedTest
    @CsvSource({
        "400, ErrorInvalidRequest,             provider_rejected",
        "400, RequestBodyRead,                 provider_rejected",
        "400, TimeZoneNotSupportedException,   unsupported",
        "400, ErrorOccurrenceCrossingBoundary, unsupported",
        "400, ErrorDuplicateTransactionId,     conflict",
        "403, ErrorAccessDenied,               provider_rejected",
        "403, Authorization_RequestDenied,     provider_rejected",
        "400, ErrorInvalidIdMalformed,         not_found",
        "404, ErrorItemNotFound,               not_found",
        "404, MailboxNotEnabledForRESTAPI,     provider_rejected",
        "404, ResourceNotFound,                not_found",
        "409, ErrorFolderExists,               conflict",
        "410, syncStateNotFound,               not_found",
        "412, ErrorIrresolvableConflict,       conflict",
        "413, somethingNew,                    provider_rejected",
        "423, somethingNew,                    provider_unavailable",
        "429, ApplicationThrottled,            rate_limited",
        "429, somethingNew,                    rate_limited",
        "503, ApplicationThrottled,            rate_limited",
        "507, ErrorQuotaExceeded,              provider_rejected",
        "509, somethingNew,                    rate_limited"
    })
    void theCodeDecidesThenTheStatus(int status, String reason, String code) {
        var plain = "{\"error\":{\"code\":\"" + reason + "\",\"message\":\"m\"}}";
        var inner = "{\"error\":{\"code\":\"BadRequest\",\"message\":\"m\",\"innerError\":{\"date\":\"d\",\"code\":\""
                + reason + "\"}}}";
        var innerInLowerCase = "{\"error\":{\"innererror\":{\"code\":\"x\",\"innererror\":{\"code\":\"" + reason
                + "\"}},\"code\":\"x\"}}";
        var unwrapped = "{\"code\":\"" + reason + "\",\"message\":\"m\"}";

        for (var body : List.of(plain, inner, innerInLowerCase, unwrapped)) {
            assertThat(read(status, body))
                    .map(ConnectorException::code)
                    .as(body)
                    .contains(code);
        }
    }

    @Test
    void theInnermostCodeComesFirstWhereverItStands() {
        var body =
                "{\"error\":{\"code\":\"ErrorItemNotFound\",\"innerError\":{\"code\":\"ErrorIrresolvableConflict\"}}}";
        var other =
                "{\"error\":{\"innerError\":{\"code\":\"ErrorIrresolvableConflict\"},\"code\":\"ErrorItemNotFound\"}}";

        assertThat(read(400, body)).map(ConnectorException::code).contains("conflict");
        assertThat(read(400, other)).map(ConnectorException::code).contains("conflict");
    }

    @Test
    void whatIsNoJsonIsDecidedByTheStatus() {
        for (var body : List.of(
                "",
                "<html><body>504</body></html>",
                "[]",
                "null",
                "{",
                "{\"error\":\"text\"}",
                "{\"error\":{\"code\":7,\"innerError\":\"x\"}}",
                "{\"error\":{\"code\":\"UnknownError\",\"message\":\"\"}}")) {
            assertThat(read(404, body)).map(ConnectorException::code).as(body).contains("not_found");
            assertThat(read(401, body)).as(body).isEmpty();
            assertThat(read(502, body)).as(body).isEmpty();
            assertThat(read(503, body)).as(body).isEmpty();
            assertThat(read(504, body)).as(body).isEmpty();
        }
    }

    @Test
    void aPauseThatMicrosoftNamesIsKept() {
        assertThat(read(429, "").orElseThrow().retryAt()).contains(LATER);
    }

    @Test
    void noTextOfMicrosoftsLeaves() {
        var body =
                "{\"error\":{\"code\":\"SECRET\",\"message\":\"SECRET\",\"innerError\":{\"code\":\"ErrorAccessDenied\","
                        + "\"message\":\"SECRET\"}}}";
        for (int status = 400; status < 600; status++) {
            read(status, body).ifPresent(e -> assertThat(e + e.toModel()).doesNotContain("SECRET"));
            read(status, "{\"error\":{\"code\":\"SECRET\"}}")
                    .ifPresent(e -> assertThat(e + e.toModel()).doesNotContain("SECRET"));
        }
    }

    private static Optional<ConnectorException> read(int status, String body) {
        return Microsoft.PROVIDER.errors().read(new ErrorResponse() {
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
