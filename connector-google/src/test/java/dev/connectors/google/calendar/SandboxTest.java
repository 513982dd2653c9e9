package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.sandbox.AccessRole;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RecordedRequest;
import dev.connectors.testkit.sandbox.SandboxAccount;
import dev.connectors.testkit.sandbox.SandboxCalendar;
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
 * Anna's account at the stand-in on Tue 3 Mar 2026, 8:00 in Denver. Where the Discovery document is there, every request and every
 * answer of every test is held against it.
 */
abstract class SandboxTest {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    static final String ANNA = "anna@acme-realty.example";
    static final String JOHN = "john.smith@buyer.example";
    static final String MIA = "mia@acme-realty.example";
    static final CalendarId MAIN = new CalendarId(ANNA);
    private static final Optional<DiscoveryContract> CONTRACT =
            Contracts.google("calendar-v3").map(DiscoveryContract::load);

    final GoogleSandbox sandbox = start();
    final SandboxAccount anna = sandbox.account(ANNA, "1001").timeZone(DENVER);
    final SandboxCalendar main = anna.primary();

    private static GoogleSandbox start() {
        var builder = GoogleSandbox.builder(Clock.fixed(Instant.parse("2026-03-03T15:00:00Z"), ZoneOffset.UTC));
        CONTRACT.ifPresent(builder::checkedBy);
        return builder.start();
    }

    @AfterEach
    void everyRequestFitsTheDiscoveryDocument() {
        var violations = sandbox.violations();
        sandbox.close();

        assertThat(violations).isEmpty();
    }

    /** A call of Anna's with just the scopes that the connector asks for. */
    TestContext call() {
        return call("calendar.calendarlist.readonly", "calendar.events", "calendar.freebusy");
    }

    TestContext call(String... scopes) {
        return new TestContext(
                sandbox.calendarApi(), sandbox.issue(anna, scopes).accessToken());
    }

    /** The same, with the primary calendar at WRITE. */
    TestContext onMain() {
        return call().sees(ANNA, Access.WRITE);
    }

    /** Somebody else's calendar in Anna's list. */
    SandboxCalendar shared(String id, String title, AccessRole role) {
        var owner = sandbox.account("owner-of-" + id, "sub-" + id).timeZone(DENVER);
        var calendar = owner.calendar(id, title);
        anna.subscribe(calendar, role);
        return calendar;
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

    /** Everyone whom the writes since the last {@code forgetRecords} were told to. */
    Set<String> told() {
        return sandbox.mails().stream().flatMap(m -> m.recipients().stream()).collect(Collectors.toSet());
    }

    static Set<String> addresses(List<EmailAddress> people) {
        return people.stream().map(EmailAddress::value).collect(Collectors.toSet());
    }

    List<RecordedRequest> writes() {
        return sandbox.requests().stream().filter(RecordedRequest::isWrite).toList();
    }
}
