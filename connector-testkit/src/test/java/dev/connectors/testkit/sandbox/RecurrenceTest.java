package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrenceTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    /** Every day at one wall clock time over a change of the clocks: java.time resolves gaps forward and overlaps early. */
    @ParameterizedTest
    @CsvSource({
        "America/Denver, 2026-03-06T02:30", // the gap of 8 March
        "America/Denver, 2026-10-30T01:30", // the overlap of 1 November
        "Europe/Berlin, 2026-03-27T02:30",
        "Australia/Lord_Howe, 2026-04-03T01:45", // half an hour
        "Pacific/Apia, 2011-12-28T09:00", // a day that never was
        "Asia/Kolkata, 2026-03-06T09:00",
    })
    void aDailySeriesFollowsTheZoneRulesOfJavaTime(String zoneName, String start) {
        var zone = ZoneId.of(zoneName);
        var first = LocalDateTime.parse(start);

        var starts = starts(new When.Moment(first.atZone(zone).toInstant(), zone), 9, "RRULE:FREQ=DAILY;COUNT=6");

        var expected = new LinkedHashSet<Instant>();
        for (var i = 0; i < 6; i++) {
            expected.add(first.plusDays(i).atZone(zone).toInstant());
        }
        assertThat(starts).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4 | 2026-03-03 2026-03-05 2026-03-10 2026-03-12",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=MO;COUNT=3 | 2026-03-03 2026-03-08 2026-03-22",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU;COUNT=3 | 2026-03-03 2026-03-15 2026-03-29",
                "FREQ=MONTHLY;BYDAY=1TU;COUNT=3 | 2026-03-03 2026-04-07 2026-05-05",
                "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3 | 2026-03-03 2026-03-27 2026-04-24",
                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3 | 2026-03-03 2026-03-31 2026-04-30",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3 | 2026-03-03 2026-03-31 2026-04-30",
                "FREQ=YEARLY;COUNT=2 | 2026-03-03 2027-03-03",
                "FREQ=YEARLY;BYMONTH=3,9;COUNT=3 | 2026-03-03 2026-09-03 2027-03-03",
                "FREQ=YEARLY;BYDAY=20MO;COUNT=2 | 2026-03-03 2026-05-18",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2 | 2026-03-03 2026-11-26",
                "FREQ=YEARLY;BYYEARDAY=-1;COUNT=2 | 2026-03-03 2026-12-31",
                "FREQ=DAILY;BYMONTH=4;COUNT=3 | 2026-03-03 2026-04-01 2026-04-02",
                "FREQ=DAILY;UNTIL=20260305 | 2026-03-03 2026-03-04 2026-03-05",
                "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2 | 2026-03-03",
            })
    void aRuleHitsTheDaysOfTheStandardAndTheFirstDayCounts(String rule, String days) {
        var starts = days(LocalDate.of(2026, 3, 3), 10, "RRULE:" + rule);

        assertThat(String.join(" ", starts.stream().map(LocalDate::toString).toList()))
                .isEqualTo(days);
    }

    @Test
    void datesAreAddedAndTakenAwayAndUntilIsAnInstant() {
        var start = new When.Moment(Instant.parse("2026-03-03T16:00:00Z"), DENVER);

        var starts = starts(
                start,
                9,
                "RRULE:FREQ=WEEKLY;UNTIL=20260317T150000Z",
                "RDATE;TZID=America/Denver:20260305T090000",
                "EXDATE:20260310T150000Z");

        assertThat(starts)
                .containsExactly(
                        Instant.parse("2026-03-03T16:00:00Z"),
                        Instant.parse("2026-03-05T16:00:00Z"),
                        Instant.parse("2026-03-17T15:00:00Z"));
    }

    @Test
    void anExceptionRuleTakesItsDaysAway() {
        var days = days(LocalDate.of(2026, 3, 2), 4, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY;BYDAY=TU,WE,TH");

        assertThat(days.stream().map(LocalDate::getDayOfMonth)).containsExactly(2, 6, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "RRULE:FREQ=HOURLY",
                "RRULE:FREQ=DAILY;COUNT=0",
                "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260305",
                "RRULE:FREQ=DAILY;UNTIL=20260305T000000Z", // a time, for a series of days
                "RRULE:FREQ=DAILY;UNTIL=20261305",
                "RRULE:FREQ=DAILY;INTERVAL=0",
                "RRULE:FREQ=DAILY;FREQ=DAILY",
                "RRULE:FREQ=DAILY;BYDAY=2MO",
                "RRULE:FREQ=WEEKLY;BYMONTHDAY=3",
                "RRULE:FREQ=MONTHLY;BYSETPOS=1",
                "RRULE:FREQ=MONTHLY;BYWEEKNO=1",
                "RRULE:COUNT=3",
                "RRULE:FREQ=DAILY;",
                "DTSTART:20260303",
                "EXDATE:tomorrow",
            })
    void aFaultyLineIsRefused(String line) {
        var start = new When.Day(LocalDate.of(2026, 3, 3));

        assertThatThrownBy(() -> Recurrence.of(start, List.of(line)))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("Invalid recurrence");
    }

    /** A second opinion: thousands of random rules against lib-recur, on rules that hit their own start. */
    @Test
    void randomRulesAgreeWithLibRecur() throws Exception {
        var random = new Random(20260303);
        var compared = 0;
        for (var i = 0; i < 3000; i++) {
            var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
            var rule = randomRule(random, start);
            var theirs = new ArrayList<LocalDate>();
            var iterator = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT)
                    .iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
            while (theirs.size() < 12 && iterator.hasNext()) {
                var next = iterator.nextDateTime();
                theirs.add(LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth()));
            }
            if (!theirs.isEmpty() && theirs.get(0).equals(start)) {
                compared++;
                assertThat(days(start, theirs.size(), "RRULE:" + rule))
                        .as("seed 20260303, rule %s from %s", rule, start)
                        .isEqualTo(theirs);
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static String randomRule(Random random, LocalDate start) {
        var names = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
        var day = names.get(start.getDayOfWeek().getValue() - 1);
        var other = names.get(random.nextInt(7));
        var nth = (start.getDayOfMonth() - 1) / 7 + 1;
        var interval = ";INTERVAL=" + (1 + random.nextInt(3));
        var count = random.nextBoolean() ? ";COUNT=" + (1 + random.nextInt(15)) : "";
        return switch (random.nextInt(8)) {
            case 0 -> "FREQ=DAILY" + interval + count;
            case 1 ->
                "FREQ=WEEKLY;BYDAY=" + day + (day.equals(other) ? "" : "," + other) + interval
                        + (random.nextBoolean() ? ";WKST=SU" : "") + count;
            case 2 -> "FREQ=MONTHLY;BYDAY=" + nth + day + interval + count;
            case 3 -> "FREQ=MONTHLY;BYMONTHDAY=" + start.getDayOfMonth() + ",-1" + interval + count;
            case 4 -> "FREQ=MONTHLY" + interval + count;
            case 5 -> "FREQ=YEARLY;BYMONTH=" + start.getMonthValue() + ";BYDAY=" + day + interval + count;
            case 6 -> "FREQ=YEARLY" + interval + count;
            default -> "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1" + interval + count;
        };
    }

    @Test
    void anEndlessSeriesIsBoundedAndFast() {
        var series = new StoredEvent(
                "daily",
                Json.seed(
                        "{'start': {'date': '2020-01-01'}, 'end': {'date': '2020-01-02'}, 'recurrence': ['RRULE:FREQ=DAILY']}"),
                1,
                1);

        var found = Occurrences.ofSeries(series, Window.OPEN, DENVER);

        assertThat(found).hasSize(Occurrences.MOST_WITHOUT_END);
    }

    @Test
    void anOccurrenceLastsAsLongAsTheFirstOverTheChangeOfTheClocks() {
        var first = new When.Moment(Instant.parse("2026-03-07T06:00:00Z"), DENVER); // 23:00 to 7:00
        var end = new When.Moment(Instant.parse("2026-03-07T14:00:00Z"), DENVER);

        var overTheChange = first.at(LocalDateTime.of(2026, 3, 7, 23, 0));

        assertThat(Duration.between(
                        overTheChange.instant(DENVER),
                        overTheChange.plusSpan(first, end).instant(DENVER)))
                .isEqualTo(Duration.ofHours(8));
    }

    private static List<Instant> starts(When start, int most, String... lines) {
        return StreamSupport.stream(Recurrence.of(start, List.of(lines)).spliterator(), false)
                .limit(most)
                .map(it -> it.instant(DENVER))
                .toList();
    }

    private static List<LocalDate> days(LocalDate start, int most, String... lines) {
        return StreamSupport.stream(
                        Recurrence.of(new When.Day(start), List.of(lines)).spliterator(), false)
                .limit(most)
                .map(it -> it.local().toLocalDate())
                .toList();
    }
}
