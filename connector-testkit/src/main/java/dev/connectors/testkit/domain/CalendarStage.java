package dev.connectors.testkit.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.approval.Approval;
import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.sandbox.AccessRole;
import dev.connectors.testkit.sandbox.Mail;
import dev.connectors.testkit.sandbox.Sandbox;
import dev.connectors.testkit.sandbox.SandboxAccount;
import dev.connectors.testkit.sandbox.SandboxCalendar;
import dev.connectors.tool.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Anna's four calendars at a provider, and a host that is connected to them: Showings, which the assistant may change, Team,
 * which is Mia's and which Anna reads, Family at BUSY, and Medical, which is hidden. It is Tuesday, 3 March 2026, 8:00 in Denver.
 */
final class CalendarStage implements AutoCloseable {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    static final Clock CLOCK = Clock.fixed(TUESDAY.atTime(8, 0).atZone(DENVER).toInstant(), DENVER);
    static final String GUEST = "priya@buyer.example";
    static final String OTHER_GUEST = "tom@buyer.example";
    static final String MIA = "mia@acme-realty.example";
    private static final String ANNA = "anna@acme-realty.example";
    private static final Principal PRINCIPAL = Principal.of("acme-realty", "anna");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Sandbox sandbox;
    final SandboxAccount anna;
    final SandboxCalendar showings;
    final SandboxCalendar team;
    final SandboxCalendar family;
    final SandboxCalendar medical;
    private final Connectors connectors;
    private final String connector;

    CalendarStage(Sandbox sandbox, Connectors connectors, String connector) {
        this.sandbox = sandbox;
        this.connectors = connectors;
        this.connector = connector;
        anna = sandbox.account(ANNA, "10000000-0000-4000-8000-000000000001").timeZone(DENVER);
        var mia = sandbox.account(MIA, "10000000-0000-4000-8000-000000000002").timeZone(DENVER);
        showings = anna.primary().summary("Showings");
        team = mia.calendar("team-1", "Team");
        anna.subscribe(team, AccessRole.READER);
        family = anna.calendar("family-1", "Family");
        medical = anna.calendar("medical-1", "Medical");
        seed();
        connect();
    }

    private void seed() {
        showings.event("Showing, 88 Oak Ave")
                .id("oakave88")
                .at(day(0, 11, 0), day(0, 12, 0))
                .location("88 Oak Ave")
                .description("Ring twice")
                .guest(GUEST, "accepted")
                .guest(OTHER_GUEST)
                .add();
        showings.event("Inspection")
                .id("inspect1")
                .at(day(2, 13, 0), day(2, 15, 0))
                .add();
        showings.event("Open house")
                .id("openhouse1")
                .at(day(4, 11, 0), day(4, 14, 0))
                .repeats("RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=4")
                .add();
        showings.event("Lunch, loan options")
                .id("lunch1")
                .at(day(3, 12, 0), day(3, 13, 0))
                .organizedBy("sam@lender.example")
                .guest(ANNA)
                .add();
        showings.event("Broker school")
                .id("school1")
                .allDay(TUESDAY.plusDays(1), TUESDAY.plusDays(2))
                .add();
        team.event("Stand-up").id("standup1").at(day(0, 9, 0), day(0, 9, 15)).add();
        family.event("School play")
                .id("drama1")
                .at(day(0, 15, 0), day(0, 16, 0))
                .add();
        medical.event("Dr. Patel")
                .id("patel1")
                .at(day(0, 13, 0), day(0, 13, 45))
                .add();
    }

    private void connect() {
        sandbox.autoConsent(anna);
        settings().turnOn(connector);
        settings().finishSignIn("browser-1", sandbox.browse(settings().signIn(connector, "browser-1")));
        settings().set(connector, "Showings", Access.WRITE);
        settings().set(connector, "Team", Access.READ);
        settings().set(connector, "Family", Access.BUSY);
        settings().set(connector, "Medical", Access.HIDDEN);
        sandbox.forgetRecords();
    }

    /** A local time, so many days after the first. */
    static LocalDateTime day(int after, int hour, int minute) {
        return TUESDAY.plusDays(after).atTime(hour, minute);
    }

    String connector() {
        return connector;
    }

    Settings settings() {
        return connectors.settings(PRINCIPAL);
    }

    Conversation chat() {
        return connectors.conversation(PRINCIPAL, "chat-1");
    }

    /** Calls a tool; single quotes are for reading. */
    ToolResult call(String tool, String arguments) {
        return chat().call("calendar_" + tool, arguments.replace('\'', '"'));
    }

    /** The whole answer of a call that must succeed. */
    JsonNode answer(String tool, String arguments) {
        return answer(call(tool, arguments));
    }

    JsonNode data(String tool, String arguments) {
        return answer(tool, arguments).path("data");
    }

    static JsonNode answer(ToolResult result) {
        assertEquals("ok", result.code(), result.text());
        return json(result.text());
    }

    /** The question that a call leads to. */
    Approval question(String tool, String arguments) {
        var asked = call(tool, arguments);
        assertEquals("approval_required", asked.code(), asked.text());
        return asked.approval().orElseThrow();
    }

    /** Calls, and says yes. */
    ToolResult approved(String tool, String arguments) {
        return settings().approve(question(tool, arguments).id());
    }

    /** Calls, says yes, and gives the data of what must succeed. */
    JsonNode done(String tool, String arguments) {
        return answer(approved(tool, arguments)).path("data");
    }

    /** Everyone who was sent anything. */
    Set<String> told() {
        return sandbox.mails().stream()
                .map(Mail::recipients)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everyone whom a question named. */
    static Set<String> named(Approval question) {
        return question.recipients().named().stream()
                .map(EmailAddress::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many events of this title Showings holds. */
    long count(String title) {
        return showings.eventIds().stream()
                .filter(it -> showings.json(it).orElseThrow().contains("\"" + title + "\""))
                .count();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connectors.close();
        sandbox.close();
    }
}
