package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoogleTimeTest {

    @Test
    void whatComesBeforeASplitEndsOneSecondOrOneDayEarlier() {
        var timed = new GoogleTime(
                Optional.empty(),
                Optional.of(OffsetDateTime.parse("2026-11-03T09:00:00-07:00")),
                Optional.of(ZoneId.of("America/Denver")));
        var allDay = new GoogleTime(Optional.of(LocalDate.parse("2026-03-01")), Optional.empty(), Optional.empty());

        assertThat(timed.justBefore()).isEqualTo("20261103T155959Z");
        assertThat(allDay.justBefore()).isEqualTo("20260228");
    }
}
