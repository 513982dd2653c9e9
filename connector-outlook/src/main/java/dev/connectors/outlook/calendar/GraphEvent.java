package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.error.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An event as Graph answered it: the domain's event, and what only this provider's actions need. Immutable.
 *
 * @param event empty where its organizer cancelled it: Exchange keeps it in a guest's calendar until the guest removes it
 * @param id its id
 * @param etag its version, such as {@code W/"DwAAABYAAAB"}; Exchange changes it by itself, too
 * @param uid {@code iCalUId}: of an occurrence its own; empty where it was not asked for
 * @param type {@code singleInstance}, {@code occurrence}, {@code exception} or {@code seriesMaster}; empty where it was not asked for
 * @param series of an occurrence
 * @param day on which it starts
 * @param ownZone the zone that the event was made in; empty where that has no name
 * @param original when an occurrence would start by its series' pattern
 * @param recurrence of a series
 * @param organizer whether the account, or whoever the calendar belongs to, organizes it
 * @param response {@code responseStatus}: what the calendar's owner answered, such as {@code notResponded}
 * @param transactionId the client's own key of the operation that made it; empty where it was not asked for or is not there
 */
record GraphEvent(
        Optional<Event> event,
        EventId id,
        String etag,
        String uid,
        String type,
        Optional<EventId> series,
        LocalDate day,
        Optional<ZoneId> ownZone,
        Optional<Instant> original,
        Optional<GraphRecurrence> recurrence,
        boolean organizer,
        String response,
        Optional<String> transactionId) {

    /** Whether it has guests of whom none is known to be whom the calendar belongs to, although that is one of them. */
    boolean missesSelf() {
        return !organizer
                && event.filter(e -> !e.attendees().isEmpty()
                                && e.attendees().stream().noneMatch(Attendee::self))
                        .isPresent();
    }

    /** The same with the guest of that address as whom the calendar belongs to. */
    GraphEvent ownedBy(String address) {
        var marked = event.map(e -> e.with(e.attendees().stream()
                .map(a -> a.email().equalsIgnoreCase(address) ? EventCodec.self(a, response) : a)
                .toList()));
        return new GraphEvent(
                marked,
                id,
                etag,
                uid,
                type,
                series,
                day,
                ownZone,
                original,
                recurrence,
                organizer,
                response,
                transactionId);
    }

    boolean isSeries() {
        return type.equals("seriesMaster");
    }

    boolean cancelled() {
        return event.isEmpty();
    }

    /** Whether the account answered no. */
    boolean declined() {
        return response.equals("declined");
    }

    /**
     * The event.
     *
     * @throws NotFound where it was cancelled
     */
    Event live() {
        return event.orElseThrow(() -> new NotFound("That event was deleted. List the events again."));
    }
}
