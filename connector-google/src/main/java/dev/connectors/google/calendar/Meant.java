package dev.connectors.google.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventDraft;
import java.util.List;
import java.util.Optional;

/** Whether a stored event is the one that a call meant: asked after a lost answer only. Pure. */
final class Meant {

    private Meant() {}

    /** A new event under our id: alive, and with all that was asked for. */
    static boolean by(EventDraft draft, GoogleEvent found) {
        if (found.cancelled()) {
            return false;
        }
        var event = found.live();
        return same(Optional.of(draft.summary()), event.summary())
                && same(draft.location(), event.location())
                && same(draft.description(), event.description())
                && event.start().equals(draft.start())
                && event.end().equals(draft.end())
                && (draft.start().allDay() || event.timeZone().equals(Optional.of(draft.timeZone())))
                && has(event, draft.attendees())
                && event.recurrence().isPresent() == draft.recurrence().isPresent();
    }

    /** Whether all of these are guests. */
    static boolean has(Event event, List<EmailAddress> guests) {
        return guests.stream().allMatch(g -> event.attendees().stream().anyMatch(a -> a.is(g)));
    }

    /** Whether a text is stored as it was asked for; spaces at its ends and kinds of line ends are the provider's. */
    static boolean same(Optional<String> asked, Optional<ForeignText> stored) {
        return asked.map(Meant::plain)
                .orElse("")
                .equals(stored.map(s -> plain(s.value())).orElse(""));
    }

    private static String plain(String text) {
        return text.strip().replace("\r\n", "\n");
    }
}
