package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.Action;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.openapi.OpenApiContract;
import dev.connectors.testkit.sandbox.GraphSandbox;
import dev.connectors.testkit.sandbox.RecordedRequest;
import dev.connectors.testkit.sandbox.SandboxAccount;
import dev.connectors.testkit.sandbox.SandboxCalendar;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/**
 * Anna's work account at the stand-in on Tue 3 Mar 2026, 8:00 in Denver. Where the OpenAPI document is there, every request and every
 * answer of every test is held against it.
 */
abstract class GraphTest {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    static final String ANNA = "anna@acme-realty.example";
    static final String JOHN = "john.smith@buyer.example";
    static final String MIA = "mia@acme-realty.example";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Optional<OpenApiContract> CONTRACT =
            Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load);

    final GraphSandbox sandbox = start();
    final SandboxAccount anna = sandbox.account(ANNA, "oid-1").timeZone(DENVER);
    final SandboxCalendar main = anna.primary();
    final CalendarId mainId = new CalendarId(main.id());

    private static GraphSandbox start() {
        var builder = GraphSandbox.builder(Clock.fixed(Instant.parse("2026-03-03T15:00:00Z"), ZoneOffset.UTC));
        CONTRACT.ifPresent(builder::checkedBy);
        return builder.start();
    }

    @AfterEach
    void everyRequestFitsTheOpenApiDocumentAndAsksForImmutableIds() {
        var violations = sandbox.violations();
        var requests = sandbox.requests();
        sandbox.close();

        assertThat(violations).isEmpty();
        assertThat(requests)
                .allSatisfy(r -> assertThat(
                                r.headers().getOrDefault("prefer", List.of()).toString())
                        .as(r.path())
                        .contains("IdType=\"ImmutableId\""));
    }

    /** A call of Anna's with the primary calendar at WRITE. */
    TestContext onMain() {
        return new TestContext(
                        sandbox.graphApi(),
                        sandbox.issue(anna, "Calendars.ReadWrite").accessToken())
                .sees(main.id(), Access.WRITE);
    }

    static EventId id(String value) {
        return new EventId(value);
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    static LocalDateTime time(String iso) {
        return LocalDateTime.parse(iso);
    }

    static EmailAddress email(String address) {
        return new EmailAddress(address);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An event as Graph shows it to Anna. */
    JsonNode stored(String id) {
        return json(main.json(id).orElseThrow());
    }

    /** The id of the occurrence of a series on that day. */
    String occurrence(String date) {
        return list(date, date).stream()
                .filter(item -> item.start().date().equals(day(date)))
                .findFirst()
                .orElseThrow()
                .id()
                .orElseThrow()
                .value();
    }

    List<EventSummary> list(String from, String to) {
        var in = new ListEvents.Input(
                day(from), Optional.of(day(to)), Optional.empty(), List.of(), DENVER, Optional.empty());
        return new OutlookListEvents().run(in, onMain()).events().items();
    }

    List<String> starts(String from, String to) {
        return list(from, to).stream().map(item -> item.start().toString()).toList();
    }

    /** Everyone whom the writes since the last {@code forgetRecords} were told to. */
    Set<String> told() {
        return sandbox.mails().stream().flatMap(m -> m.recipients().stream()).collect(Collectors.toSet());
    }

    List<RecordedRequest> writes() {
        return sandbox.requests().stream().filter(RecordedRequest::isWrite).toList();
    }

    static <I, O> Optional<O> confirm(Action<I, O> action, I in, TestContext context) {
        return ((Repeat.Confirmed<I, O>) action.repeat()).find().apply(in, context);
    }
}
