package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.error.Conflict;
import dev.connectors.spi.ReadContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes on top of exactly what was read, although Exchange moves an event's change key by itself: seconds after it was made, and when a
 * guest answers. A write that is refused for its version (412) did not happen; where all that a person saw is still so, it is sent
 * again on top of the new version, and otherwise somebody changed it.
 */
final class OnTop {

    private static final int MOST = 3;

    private OnTop() {}

    /**
     * Sends a write.
     *
     * @param seen what the decision was made on
     * @param version of it
     * @param send sends it on top of a version
     * @throws Conflict if it was changed since
     */
    static <T> T write(CalendarId calendar, Event seen, String version, ReadContext context, Function<String, T> send) {
        var current = version;
        for (int attempt = 1; attempt < MOST; attempt++) {
            try {
                return send.apply(current);
            } catch (Conflict e) {
                current = unchanged(calendar, seen, context).etag();
            }
        }
        return send.apply(current);
    }

    /**
     * The event, which is as it was seen; for a request that takes no version, it is asked just before.
     *
     * @throws Conflict if it was changed since
     */
    static GraphEvent unchanged(CalendarId calendar, Event seen, ReadContext context) {
        var now = OutlookGetEvent.find(calendar, seen.id().orElseThrow(), context);
        return now.filter(event -> shown(event.live()).equals(shown(seen)))
                .orElseThrow(
                        () -> new Conflict(
                                "It was changed by somebody since it was read. Nothing was done; read it again and decide anew."));
    }

    /** What a person decides on: not the answers of guests, and not a link that appears a moment later. */
    private static List<Object> shown(Event event) {
        return List.of(
                event.start(),
                event.end(),
                event.timeZone(),
                event.summary(),
                event.location(),
                event.description(),
                event.organizer(),
                event.organizedBySelf(),
                event.attendees().stream().map(OnTop::shown).collect(Collectors.toSet()),
                event.attendeesOmitted(),
                event.busy(),
                event.recurrence());
    }

    private static List<Object> shown(Attendee guest) {
        return List.of(guest.email().toLowerCase(Locale.ROOT), guest.optional(), guest.resource());
    }
}
