package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ParticipationStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codec against answers of the documented shapes. */
class EventCodecTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CalendarId WORK = new CalendarId("AAkCalendar=");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String ANNA = "anna@acme-realty.example";

    @Test
    void aMeetingIsReadWithEveryFieldOfItsGuests() throws IOException {
        var read = read(golden("event-with-guests.json"));

        var event = read.live();
        assertThat(read.etag()).isEqualTo("W/\"DwAAABYAAACTk7rH3uWXSYNhHnLdxFywAAIpV1Bk\"");
        assertThat(read.transactionId()).contains("0123456789abcdefghijklmnop");
        assertThat(read.ownZone()).contains(NEW_YORK);
        assertThat(event.id()).contains(read.id());
        assertThat(event.start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
        assertThat(event.end()).isEqualTo(EventTime.parse("2026-03-10T15:00"));
        assertThat(event.timeZone()).contains(DENVER);
        assertThat(event.summary()).contains(new ForeignText("Showing, 123 Main St"));
        assertThat(event.location()).contains(new ForeignText("123 Main St"));
        assertThat(event.description()).contains(new ForeignText("Lock box at the \"back\" door"));
        assertThat(event.organizedBySelf()).isFalse();
        assertThat(event.organizer()).contains("dan@acme-realty.example");
        assertThat(event.busy()).isFalse();
        assertThat(event.video())
                .contains(new ForeignText("https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc"));
        assertThat(event.attendees()).hasSize(4);
        var john = event.attendees().get(1);
        assertThat(john.email()).isEqualTo("john.smith@buyer.example");
        assertThat(john.name()).contains(new ForeignText("John Smith"));
        assertThat(john.status()).isEqualTo(ParticipationStatus.TENTATIVE);
        assertThat(john.optional()).isTrue();
        assertThat(event.attendees().get(2).resource()).isTrue();
        assertThat(event.attendees().get(3).organizer()).isTrue();
    }

    @Test
    void theOwnEntryIsThatOfTheAccountWithTheAnswerThatStandsBesideTheEvent() throws IOException {
        var event = read(golden("event-with-guests.json")).live();

        assertThat(event.attendees()).filteredOn(Attendee::self).hasSize(1);
        assertThat(event.attendees().get(0).self()).isTrue();
        assertThat(event.attendees().get(0).status()).isEqualTo(ParticipationStatus.TENTATIVE);
        assertThat(event.reached().named())
                .containsExactly(
                        new EmailAddress("john.smith@buyer.example"), new EmailAddress("dan@acme-realty.example"));
    }

    @Test
    void allDayEventsStayDatesAndEndOnTheirLastDay() throws IOException {
        var event = read(golden("event-all-day.json")).live();

        assertThat(event.start()).isEqualTo(EventTime.parse("2026-12-01"));
        assertThat(event.end()).isEqualTo(EventTime.parse("2026-12-02"));
        assertThat(event.timeZone()).isEmpty();
        assertThat(event.location()).isEmpty();
        assertThat(event.busy()).isTrue();
    }

    @Test
    void anAllDayEventThatWasMovedToAnotherZoneIsOnItsOwnDays() throws IOException {
        var inUtc = golden("event-all-day.json")
                .replace("2026-12-01T00:00:00.0000000", "2026-12-01T07:00:00.0000000")
                .replace("2026-12-03T00:00:00.0000000", "2026-12-03T07:00:00.0000000")
                .replace("\"timeZone\": \"Mountain Standard Time\"", "\"timeZone\": \"UTC\"");

        var event = read(inUtc).live();

        assertThat(event.start()).isEqualTo(EventTime.parse("2026-12-01"));
        assertThat(event.end()).isEqualTo(EventTime.parse("2026-12-02"));
    }

    @Test
    void anAnswerThatPassesOverTheZoneIsMovedToTheOneThatWasAskedFor() throws IOException {
        var inUtc = golden("event-with-guests.json").replace("\"Mountain Standard Time\"", "\"UTC\"");

        var event = read(inUtc).live();

        assertThat(event.start()).isEqualTo(EventTime.parse("2026-03-10T08:00")); // 14:00 UTC, in summer time
        assertThat(event.timeZone()).contains(DENVER);
    }

    @Test
    void aTimeInAZoneWithoutNameThatWasNotAskedForIsNoAnswer() throws IOException {
        var custom =
                golden("event-with-guests.json").replace("\"Mountain Standard Time\"", "\"tzone://Microsoft/Custom\"");

        assertThatThrownBy(() -> read(custom)).isInstanceOf(IOException.class);
    }

    @Test
    void anOccurrenceKnowsItsSeriesAndWhereTheRuleHadIt() throws IOException {
        var read = read(golden("event-occurrence.json"));

        assertThat(read.series()).contains(new EventId("AAkStandUp"));
        assertThat(read.live().series()).contains(new EventId("AAkStandUp"));
        assertThat(read.original()).contains(Instant.parse("2026-03-10T15:00:00Z"));
        assertThat(read.live().start()).isEqualTo(EventTime.parse("2026-03-10T09:30"));
        assertThat(read.isSeries()).isFalse();
    }

    @Test
    void aSeriesShowsItsRule() throws IOException {
        var read = read(golden("event-series.json"));

        assertThat(read.isSeries()).isTrue();
        assertThat(read.live().recurrence()).contains("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260701T055959Z");
        assertThat(read.recurrence()).isPresent();
    }

    @Test
    void aCancelledEventThatExchangeStillKeepsIsNoEvent() throws IOException {
        var read = read(golden("event-with-guests.json").replace("\"isCancelled\": false", "\"isCancelled\": true"));

        assertThat(read.cancelled()).isTrue();
    }

    @Test
    void whoOrganizesIsTheAccountWhateverItsAddress() throws IOException {
        var read = read(golden("event-with-guests.json").replace("\"isOrganizer\": false", "\"isOrganizer\": true"));

        var event = read.live();
        assertThat(event.organizedBySelf()).isTrue();
        assertThat(event.attendees().get(3).self()).isTrue();
        assertThat(event.reached().named()).doesNotContain(new EmailAddress("dan@acme-realty.example"));
    }

    @Test
    void guestsThatAreHiddenOrHaveNoAddressAreLeftOutAndTheEventSaysSo() throws IOException {
        var hidden = golden("event-with-guests.json").replace("\"hideAttendees\": false", "\"hideAttendees\": true");
        var nameless =
                golden("event-with-guests.json").replace("\"address\": \"john.smith@buyer.example\"", "\"x\": 1");

        assertThat(read(hidden).live().attendeesOmitted()).isTrue();
        assertThat(read(nameless).live().attendeesOmitted()).isTrue();
        assertThat(read(nameless).live().reached().others()).isTrue();
        assertThat(read(golden("event-with-guests.json")).live().attendeesOmitted())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "free, false",
        "Free, false",
        "workingElsewhere, false",
        "busy, true",
        "tentative, true",
        "oof, true",
        "unknown, true",
        "somethingNew, true"
    })
    void whatIsNotSurelyFreeBlocksTheTime(String showAs, boolean busy) throws IOException {
        var event = read(golden("event-all-day.json").replace("\"oof\"", '"' + showAs + '"'))
                .live();

        assertThat(event.busy()).isEqualTo(busy);
    }

    @ParameterizedTest
    @CsvSource({
        "none, NEEDS_ACTION",
        "notResponded, NEEDS_ACTION",
        "organizer, ACCEPTED",
        "accepted, ACCEPTED",
        "declined, DECLINED",
        "tentativelyAccepted, TENTATIVE",
        "somethingNew, NEEDS_ACTION"
    })
    void anAnswerIsAStatus(String response, ParticipationStatus status) {
        assertThat(EventCodec.status(response)).isEqualTo(status);
    }

    @Test
    void anEventWithoutTimesOrIdIsNoAnswer() {
        for (var bad : new String[] {"{}", "{\"id\":\"x\"}", "[]", "{\"id\":\"x\",\"start\":{},\"end\":{}}"}) {
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IOException.class);
        }
    }

    private static GraphEvent read(String json) throws IOException {
        try (var in = JSON.createParser(json)) {
            return EventCodec.askedIn(WORK, DENVER, Optional.of(ANNA)).read(in);
        }
    }

    static String golden(String name) throws IOException {
        try (var in = EventCodecTest.class.getResourceAsStream("/calendar/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
