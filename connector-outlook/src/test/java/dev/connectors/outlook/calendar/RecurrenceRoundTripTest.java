package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rule says the same as an RRULE, as what Graph is sent, and as the RRULE that is read back. The judge of both RRULEs is lib-recur;
 * what Graph makes of its pattern is expanded from the JSON by {@link GraphExpander}.
 */
class RecurrenceRoundTripTest {

    private static final Period FIVE_YEARS = Period.ofYears(5);
    private static final int RULES_PER_ZONE = 60;
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Denver",
                "America/New_York",
                "America/Los_Angeles",
                "America/Phoenix",
                "America/St_Johns",
                "America/Sao_Paulo",
                "America/Santiago",
                "America/Havana",
                "Europe/London",
                "Europe/Berlin",
                "Europe/Lisbon",
                "Africa/Cairo",
                "Asia/Jerusalem",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Asia/Tokyo",
                "Australia/Lord_Howe",
                "Australia/Adelaide",
                "Pacific/Auckland",
                "UTC"
            })
    void aRuleThereAndBackExpandsToTheSameInstantsOverFiveYears(String zoneName) throws Exception {
        var zone = ZoneId.of(zoneName);
        var rules = new RandomRules(zoneName.hashCode());
        var kinds = new HashMap<String, Integer>();
        for (int i = 0; i < RULES_PER_ZONE; i++) {
            var series = rules.next(zone);
            var asked = judge(series.rule(), series.start(), zone);

            var written =
                    GraphRecurrence.of(RecurrenceRule.parse(series.rule()), new EventTime.At(series.start()), zone);
            var sent = json(written);
            var read = read(sent).rule(false, Optional.of(zone)).orElseThrow();

            var graph = GraphExpander.starts(sent, series.start().toLocalTime(), zone, FIVE_YEARS);
            assertThat(graph)
                    .as("%s from %s in %s as %s", series.rule(), series.start(), zone, sent)
                    .isEqualTo(asked);
            assertThat(judge(read.value(), series.start(), zone))
                    .as("%s from %s in %s, back as %s", series.rule(), series.start(), zone, read)
                    .isEqualTo(asked);
            kinds.merge(sent.path("pattern").path("type").asText(), 1, Integer::sum);
        }
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly", "relativeYearly");
    }

    @Test
    void theJudgesSeeADifference() throws Exception {
        var zone = ZoneId.of("America/Denver");
        var start = LocalDateTime.parse("2026-03-03T09:00");
        var rule = RecurrenceRule.parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=6");

        var sent = json(GraphRecurrence.of(rule, new EventTime.At(start), zone));
        var otherWeek = JSON.readTree(
                sent.toString().replace("\"firstDayOfWeek\":\"sunday\"", "\"firstDayOfWeek\":\"monday\""));

        assertThat(GraphExpander.starts(sent, start.toLocalTime(), zone, FIVE_YEARS))
                .isEqualTo(judge(rule.value(), start, zone))
                .isNotEqualTo(GraphExpander.starts(otherWeek, start.toLocalTime(), zone, FIVE_YEARS));
    }

    private static JsonNode json(GraphRecurrence recurrence) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            recurrence.write(out);
        }
        return JSON.readTree(text.toString());
    }

    private static GraphRecurrence read(JsonNode json) throws IOException {
        try (var in = JSON.createParser(asAnswered(json).toString())) {
            return GraphRecurrence.read(in);
        }
    }

    /** An answer has every property, those of other types with a value that means nothing. */
    private static JsonNode asAnswered(JsonNode sent) {
        Map<String, Object> pattern = new HashMap<>(Map.of(
                "dayOfMonth", 0, "month", 0, "index", "first", "firstDayOfWeek", "sunday", "daysOfWeek", List.of()));
        Map<String, Object> range = new HashMap<>(Map.of("endDate", "0001-01-01", "numberOfOccurrences", 0));
        sent.path("pattern").properties().forEach(p -> pattern.put(p.getKey(), p.getValue()));
        sent.path("range").properties().forEach(p -> range.put(p.getKey(), p.getValue()));
        return JSON.valueToTree(Map.of("pattern", pattern, "range", range));
    }

    private static List<Instant> judge(String rule, LocalDateTime start, ZoneId zone)
            throws InvalidRecurrenceRuleException {
        var first = new DateTime(
                TimeZone.getTimeZone(zone),
                start.getYear(),
                start.getMonthValue() - 1,
                start.getDayOfMonth(),
                start.getHour(),
                start.getMinute(),
                0);
        var end = start.toLocalDate().plus(FIVE_YEARS).atStartOfDay(zone).toInstant();
        var iterator = new org.dmfs.rfc5545.recur.RecurrenceRule(
                        rule, org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode.RFC5545_STRICT)
                .iterator(first);
        var starts = new ArrayList<Instant>();
        while (iterator.hasNext()) {
            // A local time that comes twice is the first of the two (RFC 5545 section 3.3.5); lib-recur takes the
            // second.
            var next = Instant.ofEpochMilli(iterator.nextMillis())
                    .atZone(zone)
                    .withEarlierOffsetAtOverlap()
                    .toInstant();
            if (!next.isBefore(end)) {
                break;
            }
            starts.add(next);
        }
        return starts;
    }
}
