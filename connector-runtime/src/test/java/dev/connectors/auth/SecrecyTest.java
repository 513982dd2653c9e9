package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No secret in any text form. */
class SecrecyTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void nothingThatHoldsASecretShowsIt() throws Exception {
        var url = host.start(ANNA);
        var state = Forms.query(url).get("state");
        var callback = Callback.parse(host.server.consent(url, ANNA_AT_ACME));
        var pending = host.pending.take(Codes.sha256(state)).orElseThrow();
        var connection = host.signIn(ANNA, ANNA_AT_ACME).connection();
        var tokens = connection.tokens().orElseThrow();
        var granted = Granted.of(Set.of("calendar.read"), tokens);
        var answer = new TokenAnswer(
                tokens.access(),
                host.clock.instant(),
                Optional.empty(),
                tokens.refresh(),
                Optional.empty(),
                Optional.of(Secret.of("id-token-canary")));
        var request =
                AuthorizationRequest.of(host.registration, Optional.empty(), Host.SCOPES, Host.REDIRECT, Host.random());
        var secrets = Set.of(
                "canary",
                state,
                callback.code().orElseThrow().value(),
                pending.verifier().value(),
                pending.nonce().orElseThrow().value(),
                request.verifier().value(),
                request.state().value());

        var texts = List.of(
                callback,
                pending,
                connection,
                tokens,
                granted,
                answer,
                request,
                host.registration,
                host.registration.requiredClient(),
                new SignedIn(connection, true, Set.of()),
                Map.of(tokens.access(), List.of(tokens)),
                Optional.of(tokens.access()),
                connection.tombstone(),
                connection.needsSignIn());

        for (var text : texts) {
            for (var secret : secrets) {
                assertThat(String.valueOf(text)).doesNotContain(secret);
            }
        }
    }

    @Test
    void noErrorOfASignInShowsWhatWentWrongWithWhichSecret() {
        var traces = new ArrayList<String>();
        var replies = List.of(
                AuthServer.error("invalid_grant"),
                AuthServer.error("invalid_client"),
                AuthServer.Reply.html(500),
                new AuthServer.Reply(200, "application/json", "{\"access_token\":\"access-canary\",", Map.of()),
                new AuthServer.Reply(200, "application/json", "{\"access_token\":\"access-canary\\n\"}", Map.of()),
                new AuthServer.Reply(
                        200,
                        "application/json",
                        "{\"access_token\":\"access-canary\",\"id_token\":\"id-canary.e30.x\"}",
                        Map.of()));
        for (var reply : replies) {
            host.server.instead = form -> Optional.of(reply);
            var back = host.server.consent(host.start(ANNA), ANNA_AT_ACME);
            traces.add(trace(SESSION, back));
            traces.add(trace("another-canary", host.server.consent(host.start(ANNA), ANNA_AT_ACME)));
        }

        assertThat(traces)
                .hasSize(12)
                .allSatisfy(trace ->
                        assertThat(trace).isNotEmpty().doesNotContain("canary", "code-", "secret-detail", "<"));
    }

    @Test
    void aSecretComparesByValueAndHashesWithoutIt() {
        var hashes = new HashSet<Integer>();
        for (int i = 0; i < 100; i++) {
            hashes.add(Secret.of("canary-" + i).hashCode());
        }

        assertThat(hashes).hasSize(1);
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("a")).hasToString("[redacted]");
    }

    private String trace(String session, URI back) {
        try {
            host.signIns.finish(ANNA, session, back);
            return "";
        } catch (RuntimeException e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString().replace("<init>", "").replace("<clinit>", "");
        }
    }
}
