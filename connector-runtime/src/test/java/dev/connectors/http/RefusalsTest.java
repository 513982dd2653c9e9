package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.RateLimited;
import dev.connectors.spi.Auth;
import dev.connectors.spi.ErrorReader;
import dev.connectors.spi.ErrorResponse;
import dev.connectors.spi.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a status means, for reads and for writes. */
@Timeout(60)
class RefusalsTest {

    private static final String BODY = "{\"error\":{\"message\":\"secret words of the provider\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 | provider_unavailable     | provider_unavailable",
                "302 | provider_unavailable     | provider_unavailable",
                "303 | provider_unavailable     | lost",
                "307 | provider_unavailable     | provider_unavailable",
                "400 | provider_rejected        | provider_rejected",
                "401 | reauthorization_required | reauthorization_required",
                "402 | provider_rejected        | provider_rejected",
                "403 | provider_rejected        | provider_rejected",
                "404 | not_found                | not_found",
                "405 | provider_rejected        | provider_rejected",
                "408 | provider_unavailable     | provider_unavailable",
                "409 | conflict                 | conflict",
                "410 | not_found                | not_found",
                "412 | conflict                 | conflict",
                "415 | provider_rejected        | provider_rejected",
                "422 | provider_rejected        | provider_rejected",
                "429 | rate_limited             | rate_limited",
                "451 | provider_rejected        | provider_rejected",
                "500 | provider_unavailable     | lost",
                "501 | provider_unavailable     | lost",
                "502 | provider_unavailable     | lost",
                "503 | provider_unavailable     | lost",
                "504 | provider_unavailable     | lost",
                "599 | provider_unavailable     | lost",
            })
    void aStatusMeansWhatItMeansForAReadAndForAWrite(int status, String read, String write) {
        try (var server = answering(status, "");
                var stand = new Stand(server.url())) {
            var ofRead = catchThrowable(() -> stand.reading().get("/x").send());
            var ofWrite = catchThrowable(() -> stand.writing().post("/x").send());

            assertThat(told(ofRead)).isEqualTo(read);
            assertThat(told(ofWrite)).isEqualTo(write);
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "409", "429", "503", "302"})
    void noWordOfTheProviderGoesOn(int status) {
        try (var server = answering(status, "Retry-After: 3600\r\nX-Reason: secret\r\n");
                var stand = new Stand(server.url())) {
            var thrown = catchThrowable(() -> stand.reading()
                    .get("/x/{id}", "secret")
                    .query("q", "secret")
                    .send());

            assertThat(thrown).isInstanceOfSatisfying(ConnectorException.class, e -> {
                assertThat(e + e.toModel()).doesNotContain("secret");
                assertThat(e.toModel()).contains("Acme");
            });
            assertThat(thrown).hasNoCause();
        }
    }

    @Test
    void theModelReadsWhoseMoveIsNext() {
        assertThat(text(404))
                .isEqualTo(
                        "Acme has nothing with this id, or the account can't see it. List again to get current ids.");
        assertThat(text(401))
                .isEqualTo("The user must sign in to Acme first. Don't call again before they say it is done.");
        assertThat(text(412)).isEqualTo("What Acme has stored changed meanwhile. Read it again, then decide.");
    }

    @Test
    void aPauseIsNamedToTheSecondNeverEarlier() {
        try (var server = answering(429, "Retry-After: 3600\r\n");
                var stand = new Stand(server.url())) {
            stand.time.advance(Duration.ofMillis(20_500));

            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(thrown).isInstanceOfSatisfying(RateLimited.class, e -> {
                assertThat(e.toModel())
                        .isEqualTo("Acme asks for a pause until 15:00:21 UTC. Answer with what you have.");
                assertThat(e.retryAt()).contains(Instant.parse("2026-03-03T15:00:20.5Z"));
            });
        }
    }

    @Test
    void theProvidersOwnReadingComesFirst() {
        var seen = new ArrayList<ErrorResponse>();
        ErrorReader reader = response -> {
            seen.add(response);
            return response.status() == 403 ? Optional.of(new NotFound("Not in this folder.")) : Optional.empty();
        };
        try (var server = answering(403, "X-Reason: quota\r\n");
                var stand = stand(server, reader)) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(thrown).isInstanceOf(NotFound.class);
            assertThat(seen).singleElement().satisfies(response -> {
                assertThat(response.header("x-reason")).contains("quota");
                assertThat(response.body()).asString().isEqualTo(BODY);
                assertThat(response.retryAt()).isEmpty();
                assertThat(response.toString()).doesNotContain("secret");
            });
        }
    }

    @Test
    void aReaderSeesTheFirst64KibOfABody() {
        var sizes = new ArrayList<Integer>();
        var body = "x".repeat(100_000);
        try (var server = new RawServer(c -> {
                    while (c.request()) {
                        c.answer("400 Bad", body);
                    }
                });
                var stand = stand(server, response -> {
                    sizes.add(response.body().length);
                    return Optional.empty();
                })) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(told(thrown)).isEqualTo("provider_rejected");
            assertThat(sizes).containsExactly(64 << 10);
        }
    }

    @Test
    void aReaderThatFailsLeavesItToTheStatus() {
        try (var server = answering(404, "");
                var stand = stand(server, response -> {
                    throw new IllegalStateException("not JSON");
                })) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(thrown).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aProviderThatNamesAnotherReasonForA5xxIsBelieved() {
        try (var server = answering(500, "");
                var stand = stand(server, response -> Optional.of(new NotFound("Gone.")))) {
            var thrown = catchThrowable(() -> stand.writing().post("/x").send());

            assertThat(thrown).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aBodyThatIsCutOffDoesNotHideItsStatus() {
        try (var server = new RawServer(c -> {
                    c.request();
                    c.write("HTTP/1.1 409 Conflict\r\nContent-Length: 100\r\n\r\n{");
                });
                var stand = new Stand(server.url())) {
            var thrown = catchThrowable(() -> stand.writing().post("/x").send());

            assertThat(told(thrown)).isEqualTo("conflict");
        }
    }

    @Test
    void withoutAToken401IsNoReasonToSignIn() {
        try (var server = answering(401, "");
                var stand = new Stand(server.url()).with(Credential.none())) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());

            assertThat(told(thrown)).isEqualTo("provider_rejected");
        }
    }

    @Test
    void a401IsTriedOnceMoreWithAnotherTokenEvenForAWrite() {
        try (var server = new RawServer(c -> {
                    c.request();
                    c.answer("401 Unauthorized", "{}");
                    c.request();
                    c.answer("200 OK", "{\"a\":\"done\"}");
                });
                var stand = new Stand(server.url())) {
            var tokens = new Stand.Tokens(1);

            var text = stand.with(tokens).writing().post("/x").send(Stand::any);

            assertThat(text).isEqualTo("done");
            assertThat(tokens.refused()).containsExactly("Bearer secret-token1");
            assertThat(server.heads()).hasSize(2);
            assertThat(server.heads().get(1)).contains("Bearer secret-token2");
        }
    }

    @Test
    void a401IsNotTriedASecondTime() {
        try (var server = answering(401, "");
                var stand = new Stand(server.url())) {
            var tokens = new Stand.Tokens(5);

            var thrown =
                    catchThrowable(() -> stand.with(tokens).reading().get("/x").send());

            assertThat(told(thrown)).isEqualTo("reauthorization_required");
            assertThat(server.heads()).hasSize(2);
            assertThat(tokens.refused()).hasSize(1);
        }
    }

    private static String text(int status) {
        try (var server = answering(status, "");
                var stand = new Stand(server.url())) {
            var thrown = catchThrowable(() -> stand.reading().get("/x").send());
            return ((ConnectorException) thrown).toModel();
        }
    }

    private static String told(Throwable thrown) {
        return thrown instanceof ConnectorException typed
                ? typed.code()
                : thrown instanceof LostAnswer ? "lost" : String.valueOf(thrown);
    }

    private static Stand stand(RawServer server, ErrorReader errors) {
        var provider = Provider.of("acme", "Acme", Auth.none())
                .origin("api", server.url())
                .errors(errors);
        return new Stand(provider, Stand.unhurried());
    }

    private static RawServer answering(int status, String headers) {
        return new RawServer(c -> {
            while (c.request()) {
                c.write("HTTP/1.1 " + status + " Words\r\n" + headers + "Content-Length: " + BODY.length() + "\r\n\r\n"
                        + BODY);
            }
        });
    }
}
