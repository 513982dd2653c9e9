package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphSeriesTest extends GraphStanding {

    private static final String[] SPRING = {
        "startDateTime", "2026-03-01T00:00", "endDateTime", "2026-12-31T00:00", "$top", "100"
    };
    private static final LocalDateTime NINE = LocalDateTime.parse("2026-03-03T09:00");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'daily','interval':2 | 2026-03-03 2026-03-05 2026-03-07",
                "'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'],'firstDayOfWeek':'sunday' | 2026-03-03 2026-03-15 2026-03-17",
                "'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'],'firstDayOfWeek':'monday' | 2026-03-03 2026-03-08 2026-03-17",
                "'type':'absoluteMonthly','interval':1,'dayOfMonth':3 | 2026-03-03 2026-04-03 2026-05-03",
                "'type':'relativeMonthly','interval':1,'daysOfWeek':['tuesday'],'index':'first' | 2026-03-03 2026-04-07 2026-05-05",
                "'type':'relativeMonthly','interval':2,'daysOfWeek':['monday','tuesday','wednesday','thursday','friday'],'index':'last' | 2026-03-03 2026-03-31 2026-05-29",
                "'type':'absoluteYearly','interval':1,'dayOfMonth':3,'month':3 | 2026-03-03",
            })
    void aPatternGivesTheDaysThatMicrosoftDescribes(String pattern, String days) {
        var made = post("/me/events", series("{" + pattern + "}", "'type':'numbered','numberOfOccurrences':3"));
        var id = Client.encode(made.json().path("id").asText());

        var seen = get("/me/events/" + id + "/instances", SPRING).json().path("value");

        var found = new ArrayList<String>();
        seen.forEach(it -> found.add(it.path("start").path("dateTime").asText().substring(0, 10)));
        assertThat(String.join(" ", found)).isEqualTo(days);
        assertThat(made.json().path("type").asText()).isEqualTo("seriesMaster");
        assertThat(made.json()
                        .path("recurrence")
                        .path("range")
                        .path("recurrenceTimeZone")
                        .asText())
                .isEqualTo(MOUNTAIN);
    }

    @Test
    void theThirtyFirstIsTheLastDayOfShorterMonths() {
        var body = series(
                        "{'type':'absoluteMonthly','interval':1,'dayOfMonth':31}",
                        "'type':'endDate','endDate':'2026-06-30'")
                .replace("2026-03-03", "2026-03-31");
        var id = Client.encode(post("/me/events", body).json().path("id").asText());

        var seen = get("/me/events/" + id + "/instances", SPRING).json().path("value");

        assertThat(seen)
                .extracting(it -> it.path("start").path("dateTime").asText().substring(0, 10))
                .containsExactly("2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'daily'} | 'type':'noEnd'",
                "{'type':'daily','interval':1,'dayOfMonth':3} | 'type':'noEnd'",
                "{'type':'weekly','interval':1,'daysOfWeek':['tuesday']} | 'type':'noEnd'",
                "{'type':'daily','interval':1} | 'type':'numbered'",
                "{'type':'daily','interval':1} | 'type':'endDate','endDate':'2026-03-01'",
            })
    void aPatternHasExactlyThePropertiesOfItsType(String pattern, String range) {
        var refused = post("/me/events", series(pattern, range));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("ErrorPropertyValidationFailure");
    }

    @Test
    void oneOccurrenceIsChangedAndAnotherIsDeleted() {
        anna.primary()
                .event("Stand-up")
                .id("standup")
                .at(NINE, NINE.plusHours(1))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .guest("g@b.example")
                .add();
        var second = "standup_20260310T150000Z";
        var third = "standup_20260317T150000Z";

        var changed = patch(second, "{'subject': 'Special'}");
        var deleted = client.send("DELETE", "/me/events/" + third, "", Map.of());
        var view = get("/me/calendarView", SPRING).json().path("value");
        var master = get("/me/events/standup", "$select", "subject,cancelledOccurrences")
                .json();

        assertThat(changed.json().path("type").asText()).isEqualTo("exception");
        assertThat(changed.json().path("originalStart").asText()).isEqualTo("2026-03-10T15:00:00Z");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(view)
                .extracting(it -> it.path("subject").asText())
                .containsExactly("Stand-up", "Special", "Stand-up");
        assertThat(master.path("cancelledOccurrences").toString()).isEqualTo("[\"OID.standup.2026-03-17\"]");
        assertThat(get("/me/events/" + third).status()).isEqualTo(404);
        assertThat(sandbox.mails())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.recipients()).containsExactly("g@b.example"));
    }

    @Test
    void anOccurrenceStaysBetweenItsNeighbours() {
        anna.primary()
                .event("Stand-up")
                .id("standup")
                .at(NINE, NINE.plusHours(1))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .add();
        var second = "standup_20260310T150000Z";

        for (var day : List.of("2026-03-17", "2026-03-20", "2026-03-03")) {
            var refused = patch(second, "{" + times(day) + "}");
            assertThat(code(refused)).as(day).isEqualTo("ErrorOccurrenceCrossingBoundary");
        }
        assertThat(patch(second, "{" + times("2026-03-16") + "}").status()).isEqualTo(200);
    }

    @Test
    void aSeriesIsShortenedByItsRangeAndMadeSingleByNull() {
        anna.primary()
                .event("Stand-up")
                .id("standup")
                .at(NINE, NINE.plusHours(1))
                .repeats("RRULE:FREQ=WEEKLY")
                .add();

        patch(
                "standup",
                "{'recurrence': {'pattern': {'type':'weekly','interval':1,'daysOfWeek':['tuesday'],'firstDayOfWeek':'monday'},"
                        + " 'range': {'type':'endDate','startDate':'2026-03-03','endDate':'2026-03-12','recurrenceTimeZone':'"
                        + MOUNTAIN + "'}}}");
        var shorter = get("/me/calendarView", SPRING).json().path("value");
        patch("standup", "{'recurrence': null}");

        assertThat(shorter).hasSize(2);
        assertThat(get("/me/events/standup").json().path("type").asText()).isEqualTo("singleInstance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FREQ=DAILY;COUNT=3 | daily",
                "FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO | weekly",
                "FREQ=MONTHLY;BYMONTHDAY=3 | absoluteMonthly",
                "FREQ=MONTHLY;BYDAY=1TU | relativeMonthly",
                "FREQ=YEARLY | absoluteYearly",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=-1TU | relativeYearly",
            })
    void aSeededRuleIsShownAsAPattern(String rule, String type) {
        anna.primary()
                .event("Stand-up")
                .id("standup")
                .at(NINE, NINE.plusHours(1))
                .repeats("RRULE:" + rule)
                .add();

        var shown = get("/me/events/standup").json().path("recurrence");

        assertThat(shown.path("pattern").path("type").asText()).isEqualTo(type);
        assertThat(shown.path("range").path("startDate").asText()).isEqualTo("2026-03-03");
    }

    private static String times(String day) {
        return "'start': {'dateTime': '%sT09:00:00', 'timeZone': '%s'}, 'end': {'dateTime': '%sT10:00:00', 'timeZone': '%s'}"
                .formatted(day, MOUNTAIN, day, MOUNTAIN);
    }

    private static String series(String pattern, String range) {
        return "{'subject': 'Series', " + times("2026-03-03") + ", 'recurrence': {'pattern': " + pattern
                + ", 'range': {'startDate':'2026-03-03'," + range + "}}}";
    }
}
