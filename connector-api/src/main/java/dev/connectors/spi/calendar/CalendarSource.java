package dev.connectors.spi.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provider's events and busy times, for one call.
 *
 * <p>Implemented by connectors of the calendar domain, as a rule over the call's {@code ReadContext}; asked by {@link CalendarReads} on
 * the caller's thread, and only for calendars that the call may see: events where contents may be read, busy times elsewhere.
 *
 * @since 0.1
 */
public interface CalendarSource {

    /**
     * What is asked of a calendar; the same for each page.
     *
     * @param last the last day, included
     * @param zone of the days, and of the times that come back
     * @param words only events with these, where there are any
     * @param size how many a page should hold
     */
    record Query(CalendarId calendar, LocalDate from, LocalDate last, ZoneId zone, Optional<String> words, int size) {

        /** What to ask a provider for. */
        public Window window() {
            return Window.of(from, last);
        }
    }

    /**
     * An event.
     *
     * @param ofThisCall whether this very operation made it, before its answer was lost
     */
    record Found(Event event, boolean ofThisCall) {}

    /**
     * A page.
     *
     * @param events may be none although more follows, and may lie beside the days
     * @param next the token of the page after it
     */
    record Chunk(List<Found> events, Optional<String> next) {
        public Chunk {
            events = List.copyOf(events);
        }
    }

    /**
     * When calendars are busy.
     *
     * @param busy local times in order of their starts, cut to the days that were asked for
     * @param unknown the calendars of which the provider could not or would not say it
     * @param reasons the provider's codes for these, for logs
     */
    record BusyTimes(List<Busy> busy, List<CalendarId> unknown, Set<String> reasons) {
        public BusyTimes {
            busy = List.copyOf(busy);
            unknown = List.copyOf(unknown);
            reasons = Set.copyOf(reasons);
        }

        /**
         * What of a busy time lies in the days; empty where nothing does.
         *
         * @param last the last day, included
         */
        public static Optional<Busy> within(LocalDate first, LocalDate last, Busy time) {
            var from = first.atStartOfDay();
            var to = last.plusDays(1).atStartOfDay();
            return Optional.of(time)
                    .filter(t -> Window.overlaps(t.start(), t.end(), from, to))
                    .map(t -> new Busy(
                            t.start().isBefore(from) ? from : t.start(),
                            t.end().isAfter(to) ? to : t.end(),
                            t.calendar()));
        }
    }

    /**
     * One page of the events of a calendar, occurrences one by one, page after page in order of their starts; without what was deleted,
     * cancelled or declined, and without notes that a person does not count among their events.
     *
     * @param token of a page that a page before named; empty for the first
     */
    Chunk events(Query query, Optional<String> token);

    /**
     * When these calendars are busy, without a word of why.
     *
     * @param last the last day, included
     */
    BusyTimes busy(List<CalendarId> calendars, LocalDate from, LocalDate last, ZoneId zone);
}
