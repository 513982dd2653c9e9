package dev.connectors.outlook.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes with few words. */
final class Changes {

    private Changes() {}

    static EventChange title(String title) {
        return new EventChange(
                Optional.of(title),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    static EventChange times(String start, String end) {
        return times(start, end, Optional.empty());
    }

    static EventChange times(String start, String end, Optional<ZoneId> zone) {
        return new EventChange(
                Optional.empty(),
                Optional.of(EventTime.parse(start)),
                Optional.of(EventTime.parse(end)),
                zone,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    static EventChange rule(String rule) {
        return new EventChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(RecurrenceRule.parse(rule)),
                List.of());
    }

    static EventChange guests(List<String> added, List<String> removed) {
        return new EventChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                added.stream().map(EmailAddress::new).toList(),
                removed.stream().map(EmailAddress::new).toList(),
                Optional.empty(),
                List.of());
    }

    static EventChange texts(Optional<String> location, Optional<String> description, EventChange.Clearable... clear) {
        return new EventChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                location,
                description,
                List.of(),
                List.of(),
                Optional.empty(),
                Stream.of(clear).toList());
    }
}
