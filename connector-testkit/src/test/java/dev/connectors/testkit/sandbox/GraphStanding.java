package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.openapi.OpenApiContract;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/**
 * Microsoft's stand-in on Tue 3 Mar 2026, 8:00 in Denver, with Anna's work account. Where the OpenAPI document is there, every
 * answer of every test is held against it.
 */
abstract class GraphStanding {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    static final String ANNA = "anna@acme-realty.example";
    static final String MOUNTAIN = "Mountain Standard Time";
    private static final Optional<OpenApiContract> CONTRACT =
            Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load);

    final Standing.TestClock clock = new Standing.TestClock(Instant.parse("2026-03-03T15:00:00Z"));
    final GraphSandbox sandbox = start();
    final SandboxAccount anna =
            sandbox.account(ANNA, "0a000000-0000-4000-8000-000000000001").timeZone(DENVER);
    final Client client = client(anna, "Calendars.ReadWrite", "User.Read");

    private GraphSandbox start() {
        var builder = GraphSandbox.builder(clock);
        CONTRACT.ifPresent(builder::checkedBy);
        return builder.start();
    }

    @AfterEach
    void everyAnswerFitsTheOpenApiDocument() {
        var violations = sandbox.violations();
        sandbox.close();

        assertThat(violations.stream().filter(it -> !isExpected(it.toString()))).isEmpty();
    }

    /** A test that sends something wrong on purpose says so. */
    boolean isExpected(String violation) {
        return false;
    }

    Client client(SandboxAccount account, String... scopes) {
        return new Client(sandbox.graphApi(), sandbox.issue(account, scopes).accessToken());
    }

    /** Immutable ids, and times as Denver reads them. */
    Client.Reply get(String path, String... query) {
        return client.send("GET", path, "", preferring(MOUNTAIN), query);
    }

    Client.Reply post(String path, String json) {
        return client.send("POST", path, json, preferring(MOUNTAIN));
    }

    Client.Reply patch(String id, String json) {
        return client.send("PATCH", "/me/events/" + Client.encode(id), json, preferring(MOUNTAIN));
    }

    static Map<String, String> preferring(String zone) {
        return Map.of("Prefer", "IdType=\"ImmutableId\", outlook.timezone=\"" + zone + "\"");
    }

    static String event(String subject, String start, String end) {
        return "'subject': '%s', 'start': {'dateTime': '%s', 'timeZone': '%s'}, 'end': {'dateTime': '%s', 'timeZone': '%s'}"
                .formatted(subject, start, MOUNTAIN, end, MOUNTAIN);
    }

    static String code(Client.Reply reply) {
        return reply.json().path("error").path("code").asText();
    }
}
