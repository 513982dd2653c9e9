package dev.connectors.domain.calendar;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.util.Optional;
import java.util.Set;

/**
 * An event in a list. What is absent or goes without saying is left out. Immutable.
 *
 * @param id its id
 * @param day day of the week of its start
 * @param start local start, in the list's zone
 * @param end local end; of an all-day event its last day
 * @param summary title
 * @param location where
 * @param guests how many guests there are beside the user
 * @param response the user's own answer, where it is not a yes
 * @param recurring true for an occurrence of a series
 * @param free true where it does not block the time
 * @param busy true where only the time may be seen
 * @param calendar where it is
 */
public record EventSummary(
        Optional<EventId> id,
        Weekday day,
        EventTime start,
        EventTime end,
        Optional<ForeignText> summary,
        Optional<ForeignText> location,
        Optional<Integer> guests,
        Optional<ParticipationStatus> response,
        Optional<Boolean> recurring,
        Optional<Boolean> free,
        Optional<Boolean> busy,
        CalendarId calendar)
        implements Guarded<EventSummary> {

    /** The short form of a stored event. */
    public static EventSummary of(Event event) {
        long guests = event.attendees().stream()
                .filter(a -> !a.self() && !a.resource())
                .count();
        return new EventSummary(
                event.id(),
                Weekday.of(event.start().date()),
                event.start(),
                event.end(),
                event.summary(),
                event.location(),
                guests == 0 ? Optional.empty() : Optional.of((int) guests),
                event.attendees().stream()
                        .filter(Attendee::self)
                        .map(Attendee::status)
                        .filter(s -> s != ParticipationStatus.ACCEPTED)
                        .findFirst(),
                event.isOccurrence() ? Optional.of(true) : Optional.empty(),
                event.busy() ? Optional.empty() : Optional.of(true),
                Optional.empty(),
                event.calendar());
    }

    /** What tells it from others of its account that start together. */
    String identity() {
        return calendar.value() + " " + id.map(EventId::value).orElseGet(end::toString);
    }

    @Override
    public Set<CalendarId> resources() {
        return Set.of(calendar);
    }

    @Override
    public Optional<EventSummary> atBusy() {
        if (free.isPresent()) {
            return Optional.empty(); // at BUSY one sees what blocks the time, and nothing else
        }
        return Optional.of(new EventSummary(
                Optional.empty(),
                day,
                start,
                end,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                calendar));
    }
}
