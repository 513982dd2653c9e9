package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SeriesTimes;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Graph's {@code patternedRecurrence}, and the RRULE of RFC 5545 section 3.3.10 that says the same. Immutable, pure.
 *
 * <p>Single dates that were taken out or moved are events of their own in Graph and stand in neither.
 */
record GraphRecurrence(GraphPattern pattern, GraphRange range) {

    private static final int MOST = 999;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter UTC_SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /**
     * Of a new series.
     *
     * @param start its first occurrence
     * @param zone of start, and of the rule's {@code UNTIL}
     * @throws Unsupported if Graph has no such pattern, with what can be said instead
     * @throws InvalidArguments if it ends before it begins, or on a date that does not exist
     */
    static GraphRecurrence of(RecurrenceRule rule, EventTime start, ZoneId zone) {
        var pattern = RuleToPattern.of(rule, start.date());
        var count = rule.part("COUNT").isEmpty()
                ? Optional.<Integer>empty()
                : Optional.of(Integer.parseInt(rule.part("COUNT")));
        if (count.filter(n -> n > MOST).isPresent()) {
            throw new Unsupported("Outlook counts at most " + MOST
                    + " events of a series; end it with UNTIL instead of COUNT. Nothing was done.");
        }
        var end = rule.part("UNTIL").isEmpty()
                ? Optional.<LocalDate>empty()
                : Optional.of(SeriesTimes.lastDay(rule, start, zone));
        if (end.filter(day -> day.isBefore(start.date())).isPresent()) {
            throw InvalidArguments.at("event.recurrence", "a rule whose UNTIL is not before the start");
        }
        return new GraphRecurrence(
                pattern, new GraphRange(start.date(), end, count, Optional.of(GraphZones.name(zone))));
    }

    /**
     * The rule that says the same; empty where none does.
     *
     * @param zone of the range's dates; without one {@code UNTIL} is local, and for all day it is a date
     */
    Optional<RecurrenceRule> rule(boolean allDay, Optional<ZoneId> zone) {
        return pattern.parts(range.start()).map(parts -> {
            var interval = pattern.interval() == 1 ? "" : ";INTERVAL=" + pattern.interval();
            var count = range.count().map(n -> ";COUNT=" + n).orElse("");
            var until =
                    range.end().map(day -> ";UNTIL=" + until(day, allDay, zone)).orElse("");
            return RecurrenceRule.parse(parts + interval + count + until);
        });
    }

    /** As the domain shows it: the rule, or where none says it Graph's own name of the pattern. */
    String text(boolean allDay, Optional<ZoneId> zone) {
        return rule(allDay, zone)
                .map(RecurrenceRule::value)
                .orElseGet(() -> "no RRULE says it; Outlook's pattern is of the type " + pattern.type());
    }

    private static String until(LocalDate day, boolean allDay, Optional<ZoneId> zone) {
        if (allDay) {
            return DateTimeFormatter.BASIC_ISO_DATE.format(day);
        }
        var end = day.atTime(LAST_SECOND);
        return zone.map(z -> UTC_SECOND.format(end.atZone(z).withZoneSameInstant(ZoneOffset.UTC)))
                .orElseGet(() -> SECOND.format(end));
    }

    /** The same, ending before a day. */
    GraphRecurrence before(LocalDate day) {
        return new GraphRecurrence(pattern, range.endingOn(day.minusDays(1)));
    }

    static GraphRecurrence read(JsonParser in) throws IOException {
        var pattern = new PatternFields();
        var range = new GraphRange[1];
        Json.fields(in, name -> {
            switch (name) {
                case "pattern" -> pattern.read(in);
                case "range" -> range[0] = GraphRange.read(in);
                default -> {}
            }
        });
        if (range[0] == null) {
            throw new IOException("a recurrence without range");
        }
        return new GraphRecurrence(pattern.pattern(), range[0]);
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName("pattern");
        pattern.write(out);
        out.writeFieldName("range");
        range.write(out);
        out.writeEndObject();
    }
}
