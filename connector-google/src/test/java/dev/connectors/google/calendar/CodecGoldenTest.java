package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.spi.ApiRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The codecs against answers and bodies of the documented shapes, in both directions. */
class CodecGoldenTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CalendarId WORK = new CalendarId("anna@acme-realty.example");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @Test
    void aMeetingIsReadWithEveryFieldOfItsGuests() throws IOException {
        var answer = golden("event-with-guests.json");

        var read = read(answer, EventCodec.askedIn(WORK, DENVER));

        var event = read.live();
        assertThat(read.etag()).isEqualTo("\"3500000000000042\"");
        assertThat(event.id()).contains(new EventId("7kq3v0h1c2d3e4f5g6h7i8j9k0"));
        assertThat(event.start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
        assertThat(event.end()).isEqualTo(EventTime.parse("2026-03-10T15:00"));
        assertThat(event.timeZone()).contains(DENVER);
        assertThat(event.summary()).contains(new ForeignText("Showing, 123 Main St"));
        assertThat(event.organizedBySelf()).isFalse();
        assertThat(event.organizer()).contains("dan@acme-realty.example");
        assertThat(event.busy()).isFalse();
        assertThat(event.video()).contains(new ForeignText("https://meet.google.com/abc-defg-hij"));
        assertThat(event.attendees()).hasSize(3);
        var john = event.attendees().get(1);
        assertThat(john.email()).isEqualTo("john.smith@buyer.example");
        assertThat(john.name()).contains(new ForeignText("John Smith"));
        assertThat(john.status()).isEqualTo(ParticipationStatus.TENTATIVE);
        assertThat(john.optional()).isTrue();
        assertThat(john.comment()).contains(new ForeignText("Might be 10 min late"));
        assertThat(john.additionalGuests()).isEqualTo(2);
        assertThat(event.attendees().get(0).self()).isTrue();
        assertThat(event.attendees().get(2).resource()).isTrue();
    }

    @Test
    void allDayEventsStayDatesAndEndOnTheirLastDay() throws IOException {
        var answer = golden("event-all-day.json");

        var event = read(answer, EventCodec.askedIn(WORK, DENVER)).live();

        assertThat(event.start()).isEqualTo(EventTime.parse("2026-12-01"));
        assertThat(event.end()).isEqualTo(EventTime.parse("2026-12-02"));
        assertThat(event.timeZone()).isEmpty();
    }

    @Test
    void anAnswerInAnotherZoneIsReadInTheZoneThatWasAskedFor() throws IOException {
        var answer = golden("event-of-another-zone.json");

        var read = read(answer, EventCodec.askedIn(WORK, DENVER));

        assertThat(read.live().start()).isEqualTo(EventTime.parse("2026-03-09T13:00"));
        assertThat(read.live().timeZone()).contains(DENVER);
        assertThat(read.ownZone()).contains(ZoneId.of("America/New_York"));
    }

    @Test
    void theAnswerToAWriteIsReadInTheEventsOwnZone() throws IOException {
        var answer = golden("event-of-another-zone.json");

        var event = read(answer, EventCodec.written(WORK)).live();

        assertThat(event.start()).isEqualTo(EventTime.parse("2026-03-09T15:00"));
        assertThat(event.timeZone()).contains(ZoneId.of("America/New_York"));
    }

    @Test
    void anOccurrenceKnowsItsSeriesAndWhereTheRuleHadIt() throws IOException {
        var answer = golden("event-occurrence.json");

        var read = read(answer, EventCodec.askedIn(WORK, DENVER));

        assertThat(read.live().series()).contains(new EventId("standup"));
        assertThat(read.original().orElseThrow().start(GoogleTime.Reading.AS_ANSWERED))
                .isEqualTo(EventTime.parse("2026-03-10T09:00"));
        assertThat(read.live().start()).isEqualTo(EventTime.parse("2026-03-10T09:30"));
    }

    @Test
    void aCancelledEventIsReadAlsoWhereNothingButItsIdIsLeft() throws IOException {
        var answer = golden("event-cancelled.json");

        var read = read(answer, EventCodec.askedIn(WORK, DENVER));

        assertThat(read.cancelled()).isTrue();
        assertThat(read.series()).contains(new EventId("standup"));
    }

    @Test
    void aNewMeetingIsWrittenWithLocalTimesAndItsZone() throws IOException {
        var draft = new EventDraft(
                "Showing, 123 Main St",
                EventTime.parse("2026-03-10T14:00"),
                EventTime.parse("2026-03-10T15:00"),
                DENVER,
                Optional.of("123 Main St"),
                Optional.of("Lock box at the \"back\" door"),
                List.of(new EmailAddress("john.smith@buyer.example")),
                Optional.of(RecurrenceRule.parse("FREQ=WEEKLY;COUNT=4")),
                true);

        var body = written(out -> EventWriter.draft(draft, "0123456789abcdefghijklmnop", out));

        assertThat(body).isEqualTo(compact(golden("insert-meeting.json")));
    }

    @Test
    void aNewDayOffIsWrittenWithAnExclusiveEnd() throws IOException {
        var draft = new EventDraft(
                "Day off",
                EventTime.parse("2026-12-01"),
                EventTime.parse("2026-12-02"),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);

        var body = written(out -> EventWriter.draft(draft, "0123456789abcdefghijklmnop", out));

        assertThat(body).isEqualTo(compact(golden("insert-all-day.json")));
    }

    private static GoogleEvent read(String json, ApiRequest.Reader<GoogleEvent> reader) throws IOException {
        try (var in = JSON.createParser(json)) {
            return reader.read(in);
        }
    }

    private static String written(ApiRequest.Writer writer) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            writer.write(out);
        }
        return text.toString();
    }

    static String golden(String name) throws IOException {
        try (var in = CodecGoldenTest.class.getResourceAsStream("/calendar/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The same JSON without the white space that is there for reading. */
    private static String compact(String json) throws IOException {
        return written(out -> {
            try (var in = JSON.createParser(json)) {
                in.nextToken();
                out.copyCurrentStructure(in);
            }
        });
    }
}
