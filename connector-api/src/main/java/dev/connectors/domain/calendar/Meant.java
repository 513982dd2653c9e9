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
                && event.start().equals(draft.start())
                && event.end().equals(draft.end())
                && (draft.start().allDay() || alike(event, draft.timeZone()))
                && has(event, draft.attendees())
                && event.recurrence().isPresent() == draft.recurrence().isPresent();
    }

    /** Whether an event has all that a change asked for; a rule is the series' own and is not looked at. */
    public static boolean by(EventChange change, Event event) {
        return asked(change.summary(), event.summary())
                && asked(change.location(), event.location())
                && asked(change.description(), event.description())
                && change.clear().stream().allMatch(field -> switch (field) {
                    case LOCATION -> event.location().isEmpty();
                    case DESCRIPTION -> event.description().isEmpty();
                })
                && change.start().map(event.start()::equals).orElse(true)
                && change.end().map(event.end()::equals).orElse(true)
                && change.timeZone()
                        .map(zone -> event.start().allDay() || alike(event, zone))
                        .orElse(true)
                && has(event, change.addAttendees())
                && change.removeAttendees().stream()
                        .noneMatch(removed -> event.attendees().stream().anyMatch(a -> a.is(removed)));
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
