package dev.connectors.google.calendar;

import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.error.NotFound;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An event as Google answered it: the domain's event, and what only this provider's actions need. Immutable.
 *
 * @param event empty where it is cancelled: Google still answers a deleted event, with less in it
 * @param etag its version; empty where it was not asked for
 * @param uid the same for a series and all its occurrences (UID of RFC 5545 section 3.8.4.7); empty where it was not asked for
 * @param type such as {@code default} or {@code workingLocation}
 * @param series of an occurrence, also of a cancelled one
 * @param ownZone the zone that the event keeps, whatever zone the answer is in
 * @param original where an occurrence would be by its series' rule, as answered
 * @param recurrence the lines of a series
 * @param start as answered; empty only where it is cancelled
 */
record GoogleEvent(
        Optional<Event> event,
        String etag,
        String uid,
        String type,
        Optional<EventId> series,
        Optional<ZoneId> ownZone,
        Optional<GoogleTime> original,
        RecurrenceLines recurrence,
        Optional<GoogleTime> start) {

    /** A series, as far as only this provider knows it. */
    boolean isSeries() {
        return !recurrence.isEmpty();
    }

    boolean cancelled() {
        return event.isEmpty();
    }

    /**
     * The event.
     *
     * @throws NotFound where it was deleted
     */
    Event live() {
        return event.orElseThrow(() -> new NotFound("That event was deleted. List the events again."));
    }

    /** Whether the user counts it among their events: birthdays and working locations are notes at the edge of a calendar. */
    boolean isMeeting() {
        return !type.equals("birthday") && !type.equals("workingLocation");
    }

    /** Whether the account answered no. */
    boolean declined() {
        return event.stream()
                .flatMap(e -> e.attendees().stream())
                .anyMatch(a -> a.self() && a.status() == ParticipationStatus.DECLINED);
    }
}
