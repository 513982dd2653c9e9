package dev.connectors.domain.calendar;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event as a model reads it, whole. What is absent or goes without saying is left out. Immutable.
 *
 * @param id its id
 * @param series id of the series that it is an occurrence of
 * @param day day of the week of its start
 * @param start local start
 * @param end local end; of an all-day event its last day
 * @param timeZone the zone of start and end
 * @param summary title
 * @param location where
 * @param description text
 * @param organizer address of the organizer, where that is somebody else
 * @param attendees the guests
 * @param free true where it does not block the time
 * @param recurrence the rule of a series
 * @param video link to join by video
 * @param calendar where it is
 */
public record EventView(
        Optional<EventId> id,
        Optional<EventId> series,
        Weekday day,
        EventTime start,
        EventTime end,
        Optional<ZoneId> timeZone,
        Optional<ForeignText> summary,
        Optional<ForeignText> location,
        Optional<ForeignText> description,
        Optional<ForeignText> organizer,
        Optional<List<Guest>> attendees,
        Optional<Boolean> free,
        Optional<ForeignText> recurrence,
        Optional<ForeignText> video,
        CalendarId calendar)
        implements Guarded<EventView> {

    /**
     * A guest.
     *
     * @param email address
     * @param name display name
     * @param status the answer
     * @param comment what the guest answered in words
     */
    public record Guest(
            ForeignText email, Optional<ForeignText> name, ParticipationStatus status, Optional<ForeignText> comment) {}

    /** The whole of a stored event. */
    public static EventView of(Event event) {
        var guests = event.attendees().stream()
                .map(a -> new Guest(new ForeignText(a.email()), a.name(), a.status(), a.comment()))
                .toList();
        return new EventView(
                event.id(),
                event.series(),
                Weekday.of(event.start().date()),
                event.start(),
                event.end(),
                event.timeZone(),
                event.summary(),
                event.location(),
                event.description(),
                event.organizedBySelf() ? Optional.empty() : event.organizer().map(ForeignText::new),
                guests.isEmpty() ? Optional.empty() : Optional.of(guests),
                event.busy() ? Optional.empty() : Optional.of(true),
                event.recurrence().map(ForeignText::new),
                event.video(),
                event.calendar());
    }

    @Override
    public Set<CalendarId> resources() {
        return Set.of(calendar);
    }

    @Override
    public Optional<EventView> atBusy() {
        return Optional.of(of(Event.in(calendar)
                .start(start)
                .end(end)
                .timeZone(timeZone)
                .busy(free.isEmpty())
                .build()));
    }
}
