package dev.connectors.domain.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whether a stored event is as a call meant it: what a provider asks to confirm a write whose answer was lost. Pure.
 */
public final class Meant {

    private Meant() {}

    /** Whether a new event has all that was asked for; of its rule only whether there is one. */
    public static boolean by(EventDraft draft, Event event) {
        return same(Optional.of(draft.summary()), event.summary())
                && same(draft.location(), event.location())
                && same(draft.description(), event.description())
                && at(draft.start(), draft.end(), Optional.of(draft.timeZone()), event)
                && has(event, draft.attendees())
                && event.recurrence().isPresent() == draft.recurrence().isPresent();
    }

    /** Whether an event or series has the texts and guests that a change asked for; its times and its rule are not looked at. */
    public static boolean besidesTimes(EventChange change, Event event) {
        return asked(change.summary(), event.summary())
                && asked(change.location(), event.location())
                && asked(change.description(), event.description())
                && change.clear().stream().allMatch(field -> switch (field) {
                    case LOCATION -> event.location().isEmpty();
                    case DESCRIPTION -> event.description().isEmpty();
                })
                && has(event, change.addAttendees())
                && change.removeAttendees().stream()
                        .noneMatch(removed -> event.attendees().stream().anyMatch(a -> a.is(removed)));
    }

    /** Whether an event has these times; of all day no zone is looked at. */
    public static boolean at(EventTime start, EventTime end, Optional<ZoneId> zone, Event event) {
        return event.start().equals(start)
                && event.end().equals(end)
                && (start.allDay() || zone.filter(z -> !alike(event, z)).isEmpty());
    }

    /** Whether a text is stored as it was asked for; spaces at its ends and kinds of line ends are the provider's. */
    public static boolean same(Optional<String> asked, Optional<ForeignText> stored) {
        return asked.map(Meant::plain)
                .orElse("")
                .equals(stored.map(s -> plain(s.value())).orElse(""));
    }

    /** A provider may keep another name of a zone, such as Windows' one: then it has to mean the same at that time. */
    private static boolean alike(Event event, ZoneId zone) {
        var at = event.start().from();
        return event.timeZone()
                .filter(stored -> stored.equals(zone)
                        || stored.getRules()
                                .getOffset(at)
                                .equals(zone.getRules().getOffset(at)))
                .isPresent();
    }

    private static boolean asked(Optional<String> text, Optional<ForeignText> stored) {
        return text.isEmpty() || same(text, stored);
    }

    private static boolean has(Event event, List<EmailAddress> guests) {
        return guests.stream().allMatch(g -> event.attendees().stream().anyMatch(a -> a.is(g)));
    }

    private static String plain(String text) {
        return text.strip().replace("\r\n", "\n");
    }
}
