package dev.connectors.domain.calendar;

import dev.connectors.domain.ForeignText;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A stored event as a person reads it in a question. */
final class EventText {

    private EventText() {}

    static String title(Event event) {
        return event.summary().map(ForeignText::value).orElse("(no title)");
    }

    static String when(Event event) {
        return Wording.when(event.start(), event.end(), zone(event));
    }

    static String when(EventChange change, Event now) {
        return Wording.when(
                change.start().orElse(now.start()),
                change.end().orElse(now.end()),
                change.zoneFor(now).orElse(zone(now)));
    }

    static String series(StoredEvent.Series series) {
        var toCome = series.endless() ? "without end" : series.toCome() + " to come";
        var changed = series.changed() == 0
                ? ""
                : "; " + series.changed()
                        + (series.changed() == 1 ? " was changed by itself" : " were changed by themselves");
        return series.past() + (series.past() == 1 ? " is past, " : " are past, ") + toCome + changed;
    }

    private static ZoneId zone(Event event) {
        return event.timeZone().orElse(ZoneOffset.UTC); // all-day events have none, and their text shows none
    }
}
