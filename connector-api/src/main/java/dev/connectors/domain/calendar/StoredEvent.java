package dev.connectors.domain.calendar;

import dev.connectors.domain.Guarded;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An event as it is now, with the version on top of which a change is written: the facts of update, delete and respond. Immutable.
 *
 * @param event the event that the id names
 * @param version the provider's mark of this version: an etag or change key; not shown, and not bound by an approval
 * @param series the series, where the change touches more than one occurrence
 */
public record StoredEvent(Event event, String version, Optional<Series> series) implements Guarded<StoredEvent> {

    /**
     * What a change to a series touches.
     *
     * @param master the series itself
     * @param version of the series
     * @param past how many of its occurrences are over
     * @param toCome how many are not; of a series without end, those that were counted
     * @param endless whether it has no end
     */
    public record Series(Event master, String version, int past, int toCome, boolean endless) {}

    public StoredEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(version, "version");
    }

    @Override
    public Set<CalendarId> resources() {
        return event.resources();
    }
}
