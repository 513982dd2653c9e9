package dev.connectors.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.InvalidArguments;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTimesTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        // a time ends in UTC: a date is that whole day, a local time is one of the zone
        "FREQ=DAILY;UNTIL=20260401,         2026-03-03T09:00, FREQ=DAILY;UNTIL=20260402T055959Z",
        "FREQ=DAILY;UNTIL=20260115,         2026-01-03T09:00, FREQ=DAILY;UNTIL=20260116T065959Z",
        "FREQ=DAILY;UNTIL=20260401T120000,  2026-03-03T09:00, FREQ=DAILY;UNTIL=20260401T180000Z",
        "FREQ=DAILY;UNTIL=20260401T120000Z, 2026-03-03T09:00, FREQ=DAILY;UNTIL=20260401T120000Z",
        // a day ends with a day of the zone
        "FREQ=DAILY;UNTIL=20260401,         2026-03-03,       FREQ=DAILY;UNTIL=20260401",
        "FREQ=DAILY;UNTIL=20260401T030000Z, 2026-03-03,       FREQ=DAILY;UNTIL=20260331",
        "FREQ=DAILY;UNTIL=20260401T230000,  2026-03-03,       FREQ=DAILY;UNTIL=20260401",
        "FREQ=DAILY;COUNT=3,                2026-03-03T09:00, FREQ=DAILY;COUNT=3",
        "FREQ=DAILY,                        2026-03-03,       FREQ=DAILY"
    })
    void anEndIsOfTheKindThatTheStartHas(String rule, String start, String expected) {
        assertThat(SeriesTimes.rule(RecurrenceRule.parse(rule), EventTime.parse(start), DENVER)
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void anEndThatIsNoDateIsRefused() {
        assertThatThrownBy(() -> SeriesTimes.rule(
                        RecurrenceRule.parse("FREQ=DAILY;UNTIL=20261345"), EventTime.parse("2026-03-03"), DENVER))
                .isInstanceOf(InvalidArguments.class);
    }

    @ParameterizedTest
    @CsvSource({
        // only the time of day: the last day stays, whether or not its occurrence was in
        "FREQ=WEEKLY;UNTIL=20260407T150000Z,           2026-03-03T09:00, 2026-03-03T18:00, FREQ=WEEKLY;UNTIL=20260408T055959Z",
        "FREQ=WEEKLY;UNTIL=20260407T145959Z,           2026-03-03T09:00, 2026-03-03T18:00, FREQ=WEEKLY;UNTIL=20260407T055959Z",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=4,                 2026-03-03T09:00, 2026-03-03T18:00, FREQ=WEEKLY;BYDAY=TU;COUNT=4",
        // the day too
        "FREQ=WEEKLY;BYDAY=TU;COUNT=4,                 2026-03-03T09:00, 2026-03-05T09:00, FREQ=WEEKLY;BYDAY=TH;COUNT=4",
        "FREQ=WEEKLY;BYDAY=TU;WKST=MO;COUNT=4,         2026-03-03T09:00, 2026-03-05T09:00, FREQ=WEEKLY;BYDAY=TH;WKST=MO;COUNT=4",
        "'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4',            2026-03-03T09:00, 2026-03-10T10:00, 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4'",
        "FREQ=WEEKLY;COUNT=4,                          2026-03-03T09:00, 2026-03-05T09:00, FREQ=WEEKLY;COUNT=4",
        "FREQ=DAILY;COUNT=4,                           2026-03-03T09:00, 2026-03-05T09:00, FREQ=DAILY;COUNT=4",
        "FREQ=MONTHLY;BYMONTHDAY=3;COUNT=4,            2026-03-03T09:00, 2026-03-05T09:00, FREQ=MONTHLY;BYMONTHDAY=5;COUNT=4",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3,           2026-03-03T09:00, 2026-04-05T09:00, FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=5",
        "FREQ=MONTHLY;COUNT=4,                         2026-03-03T09:00, 2026-03-05T09:00, FREQ=MONTHLY;COUNT=4",
        "FREQ=WEEKLY;UNTIL=20260407T150000Z,           2026-03-03T09:00, 2026-03-05T09:00, FREQ=WEEKLY;UNTIL=20260410T055959Z",
        // from times to days and back
        "FREQ=WEEKLY;UNTIL=20260407T150000Z,           2026-03-03T09:00, 2026-03-03,       FREQ=WEEKLY;UNTIL=20260407",
        "FREQ=WEEKLY;UNTIL=20260407,                   2026-03-03,       2026-03-03T09:00, FREQ=WEEKLY;UNTIL=20260408T055959Z",
        "FREQ=WEEKLY;UNTIL=20260407,                   2026-03-03,       2026-03-04,       FREQ=WEEKLY;UNTIL=20260408"
    })
    void aRuleFollowsItsSeries(String rule, String from, String to, String expected) {
        var moved = SeriesTimes.moved(
                RecurrenceRule.parse(rule), EventTime.parse(from), DENVER, EventTime.parse(to), DENVER);

        assertThat(moved.value()).isEqualTo(expected);
    }

    @Test
    void theLastDayIsThatOfTheOldZoneAndEndsInTheNewOne() {
        var moved = SeriesTimes.moved(
                RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=20260407T150000Z"),
                EventTime.parse("2026-03-03T09:00"),
                DENVER,
                EventTime.parse("2026-03-03T20:00"),
                TOKYO);

        assertThat(moved.value()).isEqualTo("FREQ=WEEKLY;UNTIL=20260407T145959Z");
    }

    @Test
    void aRuleThatNamesDaysIsNotMovedByGuessing() {
        for (var rule : List.of(
                "FREQ=WEEKLY;BYDAY=MO,TU;COUNT=4",
                "FREQ=WEEKLY;BYDAY=MO;COUNT=4",
                "FREQ=MONTHLY;BYDAY=1TU",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1",
                "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=3",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR")) {
            assertThatThrownBy(() -> SeriesTimes.moved(
                            RecurrenceRule.parse(rule),
                            EventTime.parse("2026-03-03T09:00"),
                            DENVER,
                            EventTime.parse("2026-03-04T09:00"),
                            DENVER))
                    .as(rule)
                    .isInstanceOf(InvalidArguments.class);
            assertThat(SeriesTimes.moved(
                            RecurrenceRule.parse(rule),
                            EventTime.parse("2026-03-03T09:00"),
                            DENVER,
                            EventTime.parse("2026-03-03T10:00"),
                            DENVER))
                    .isEqualTo(RecurrenceRule.parse(rule));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20260308T093000Z, 2026-03-07T02:30, 2026-03-08", // 2:30 is 3:30 on that day
        "20260308T092959Z, 2026-03-07T02:30, 2026-03-07",
        "20261101T080000Z, 2026-10-31T01:45, 2026-11-01", // the second 1:00, after the first 1:45
        "20260401T055959Z, 2026-03-07T23:00, 2026-03-31",
        "20260401,         2026-03-07,       2026-04-01"
    })
    void theLastDayIsTheOneWhoseOccurrenceBeginsInTime(String until, String start, String expected) {
        var rule = RecurrenceRule.parse("FREQ=DAILY;UNTIL=" + until);

        assertThat(SeriesTimes.lastDay(rule, EventTime.parse(start), DENVER)).isEqualTo(expected);
    }

    @Test
    void theRestHasTheRestOfTheCount() {
        assertThat(SeriesTimes.rest(RecurrenceRule.parse("FREQ=WEEKLY;COUNT=9"), 4)
                        .value())
                .isEqualTo("FREQ=WEEKLY;COUNT=5");
        assertThat(SeriesTimes.rest(RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=20260401"), 4)
                        .value())
                .isEqualTo("FREQ=WEEKLY;UNTIL=20260401");
    }
}
