package dev.connectors.spi.calendar;

import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The new times of a change. Immutable, pure.
 *
 * <p>A new time for a whole series is said of the occurrence that the model names, and shifts all of them alike: the series begins as
 * many days later as that occurrence moves, at the new local times. So 'all, from Tuesday 14:00 to Wednesday 15:00' moves each by a
 * day and an hour, and the series keeps its first week.
 *
 * @param start of the event that is written to
 * @param end likewise
 * @param zone of both; means nothing for all day
 * @param otherKind whether it was all day and gets a time, or the reverse
 * @since 0.1
 */
public record ChangedTimes(EventTime start, EventTime end, ZoneId zone, boolean otherKind) {

    /**
     * The times that a change gives; empty where it gives none.
     *
     * @param named the event that the change names
     * @param target the event that is written to: the same, or its series
     */
    public static Optional<ChangedTimes> of(EventChange change, Event named, Event target) {
        return change.start().map(start -> times(start, change.end().orElseThrow(), change, named, target));
    }

    private static ChangedTimes times(EventTime start, EventTime end, EventChange change, Event named, Event target) {
        long days = start.date().toEpochDay() - named.start().date().toEpochDay();
        var first = target.start().date().plusDays(days);
        var last = first.plusDays(end.date().toEpochDay() - start.date().toEpochDay());
        // All day has no zone, and nothing of the one given here is written then.
        var zone = change.zoneFor(target).orElse(ZoneOffset.UTC);
        return new ChangedTimes(
                start.movedTo(first),
                end.movedTo(last),
                zone,
                start.allDay() != target.start().allDay());
    }
}
