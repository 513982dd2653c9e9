package dev.connectors.domain.calendar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a new event overlaps: the facts of create. Immutable.
 *
 * @param clashes in order of their starts; only those that may be seen, once the runtime reduced them
 * @param unchecked calendars that may be seen and could not be read
 */
public record Clashes(List<Clash> clashes, List<CalendarId> unchecked) {

    /** In a question, after which nobody reads on. */
    private static final int MOST_SHOWN = 5;

    public Clashes {
        clashes = List.copyOf(clashes);
        unchecked = List.copyOf(unchecked);
    }

    /** As a person reads it in a question. */
    String text() {
        var found = clashes.isEmpty()
                ? "none"
                : clashes.stream().limit(MOST_SHOWN).map(Clash::text).collect(Collectors.joining("; "));
        if (clashes.size() > MOST_SHOWN) {
            found += "; and " + (clashes.size() - MOST_SHOWN) + " more";
        }
        return unchecked.isEmpty()
                ? found
                : found + " (" + Wording.count(unchecked.size(), "calendar") + " could not be checked)";
    }
}
