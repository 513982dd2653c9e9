package dev.connectors.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTest {

    private static final EventDraft DRAFT = new EventDraft(
            "Showing",
            EventTime.parse("2026-03-10T14:00"),
            EventTime.parse("2026-03-10T15:00"),
            ZoneId.of("America/Denver"),
            Optional.empty(),
            Optional.of("Bring\nkeys"),
            List.of(new EmailAddress("john@buyer.example")),
            Optional.empty(),
            false);

    @Test
    void anEventIsMeantIfItHasAllThatWasAskedForHoweverItsTextIsStored() {
        assertThat(Meant.by(DRAFT, stored("2026-03-10T14:00", "America/Denver", "JOHN@buyer.example")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T14:00, America/Boise, john@buyer.example, true", // another name, the same hour
        "2026-03-10T14:00, America/Phoenix, john@buyer.example, false",
        "2026-03-10T13:00, America/Denver, john@buyer.example, false",
        "2026-03-10T14:00, America/Denver, mia@acme.example, false"
    })
    void anotherTimeZoneOrGuestIsAnotherEvent(String start, String zone, String guest, boolean meant) {
        assertThat(Meant.by(DRAFT, stored(start, zone, guest))).isEqualTo(meant);
    }

    private static Event stored(String start, String zone, String guest) {
        return Event.in(new CalendarId("main"))
                .summary("Showing ")
                .description("Bring\r\nkeys\r\n")
                .start(EventTime.parse(start))
                .end(EventTime.parse("2026-03-10T15:00"))
                .timeZone(Optional.of(ZoneId.of(zone)))
                .attendee(Attendee.invited(new EmailAddress(guest)))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"'Agenda ',true", "'agenda',false"})
    void aTextIsComparedWithoutSpacesAtItsEnds(String stored, boolean same) {
        assertThat(Meant.same(Optional.of("Agenda"), Optional.of(new ForeignText(stored))))
                .isEqualTo(same);
    }
}
