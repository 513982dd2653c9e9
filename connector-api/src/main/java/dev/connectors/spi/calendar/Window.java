package dev.connectors.spi.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a provider for a range of local days, and what of the answer lies in it. Immutable.
 *
 * <p>A query of this kind needs an offset, and which one a zone has on a day is the provider's to say, not this JVM's. So a day more is
 * asked for on each side, in UTC, which covers every zone (they lie between -12 and +14 hours) and every reading of an all-day event;
 * the answer comes in local times of the zone that was asked for, and by these it is decided what is in the range.
 *
 * @param from first day of the query, from midnight UTC
 * @param to the day after its last one
 */
public record Window(LocalDate from, LocalDate to) {

    /**
     * For a range of days.
     *
     * @param last the last day, included
     */
    public static Window of(LocalDate first, LocalDate last) {
        return new Window(first.minusDays(1), last.plusDays(2));
    }

    /** RFC 3339. */
    public String min() {
        return from + "T00:00:00Z";
    }

    /** RFC 3339; exclusive. */
    public String max() {
        return to + "T00:00:00Z";
    }

    /** The same in pieces of at most so many days. */
    public List<Window> parts(int days) {
        var parts = new ArrayList<Window>();
        for (var start = from; start.isBefore(to); start = start.plusDays(days)) {
            var end = start.plusDays(days);
            parts.add(new Window(start, end.isBefore(to) ? end : to));
        }
        return parts;
    }

    /**
     * Whether something overlaps the local days; what has no length counts where it stands.
     *
     * @param last the last day, included
     */
    public static boolean overlaps(LocalDateTime start, LocalDateTime end, LocalDate first, LocalDate last) {
        return overlaps(start, end, first.atStartOfDay(), last.plusDays(1).atStartOfDay());
    }

    /** Whether something overlaps a local time that has a length. */
    public static boolean overlaps(LocalDateTime start, LocalDateTime end, LocalDateTime from, LocalDateTime to) {
        return start.isBefore(to) && (end.isAfter(from) || !start.isBefore(from));
    }
}
