package dev.connectors.domain.calendar;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is at the same time already. Immutable.
 *
 * @param start local start, in the zone of the event that it clashes with
 * @param end local end
 * @param summary title, where the user lets the assistant see it
 * @param duplicate true where it has the same title and the same start: perhaps the very event
 * @param calendar where it is
 */
public record Clash(
        EventTime start, EventTime end, Optional<ForeignText> summary, Optional<Boolean> duplicate, CalendarId calendar)
        implements Guarded<Clash> {

    @Override
    public Set<CalendarId> resources() {
        return Set.of(calendar);
    }

    @Override
    public Optional<Clash> atBusy() {
        return Optional.of(new Clash(start, end, Optional.empty(), Optional.empty(), calendar));
    }

    /** As a person reads it in a question. */
    String text() {
        var what = summary.map(s -> "\"" + s.value() + "\"").orElse("busy");
        return (duplicate.isPresent() ? "the same event may be there already: " : "") + what + " "
                + start.from().toLocalTime() + "-" + end.until().toLocalTime();
    }
}
