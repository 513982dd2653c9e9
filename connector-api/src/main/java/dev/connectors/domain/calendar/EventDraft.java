package dev.connectors.domain.calendar;

import static dev.connectors.domain.Default.USER_ZONE;

import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An event to be written. Names follow VEVENT (RFC 5545 section 3.6.1). Immutable.
 *
 * <p>Times are local plus a zone, never an offset: the provider knows the zone's rules better than this JVM.
 */
public record EventDraft(
        @Doc("Title; guests read it.") @Size(min = 1, max = 300)
        String summary,

        @Doc("Local, such as 2026-03-10T14:00; a date for all day.")
        EventTime start,

        @Doc("Of an all-day event its last day.") EventTime end,

        @Doc("IANA zone; leave out for the user's.") @Default(USER_ZONE)
        ZoneId timeZone,

        @Doc("Address or room.") @Size(max = 500) Optional<String> location,

        @Doc("Plain text; guests read it.") @Size(max = 8000)
        Optional<String> description,

        @Doc("Addresses to invite; never guess one.") @Size(max = 200)
        List<EmailAddress> attendees,

        @Doc("RRULE, such as FREQ=WEEKLY;COUNT=4.") Optional<RecurrenceRule> recurrence,
        @Doc("Add a video link.") @Default("false") boolean video) {

    public EventDraft {
        attendees = List.copyOf(attendees);
        EventTime.requireOrder(start, end);
        LocalTimes.requireExisting(start, timeZone);
        LocalTimes.requireExisting(end, timeZone);
    }
}
