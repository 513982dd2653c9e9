package dev.connectors.domain.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What this JVM's zone rules say about a local time, for warnings and refusals only: what is sent to a provider is always the
 * local time and the zone.
 */
final class LocalTimes {

    private LocalTimes() {}

    /**
     * Refuses a time that the clocks leap over: nobody can tell which hour was meant.
     *
     * @throws IllegalArgumentException with the two times that exist
     */
    static void requireExisting(EventTime time, ZoneId zone) {
        if (time instanceof EventTime.At at
                && zone.getRules().getValidOffsets(at.time()).isEmpty()) {
            var gap = zone.getRules().getTransition(at.time());
            throw new IllegalArgumentException("a time that exists: " + at + " is skipped in " + zone
                    + ", where the clocks go from " + gap.getDateTimeBefore().toLocalTime() + " to "
                    + gap.getDateTimeAfter().toLocalTime() + " on that day");
        }
    }

    /** Says so where a time comes twice, since the clocks go back: the provider decides which one it is. */
    static Optional<String> twice(EventTime time, ZoneId zone) {
        return time instanceof EventTime.At at
                        && zone.getRules().getValidOffsets(at.time()).size() > 1
                ? Optional.of(at.time().toLocalTime() + " comes twice on that day in " + zone
                        + ", since the clocks go back; the calendar takes the first unless its owner says otherwise")
                : Optional.empty();
    }

    /** Says so where the clocks change between now and then within a week before, as people misjudge such hours. */
    static Optional<String> changeNear(LocalDateTime time, ZoneId zone) {
        var next = zone.getRules().previousTransition(time.atZone(zone).toInstant());
        if (next == null) {
            return Optional.empty();
        }
        var day = next.getDateTimeBefore().toLocalDate();
        return day.isAfter(time.toLocalDate().minusDays(7))
                ? Optional.of("the clocks change on " + Wording.day(day))
                : Optional.empty();
    }
}
