package dev.connectors.domain.calendar;

import dev.connectors.domain.Guarded;
import dev.connectors.domain.Recipients;
import dev.connectors.error.InvalidArguments;
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
     * @param changed how many of the occurrences that the change touches were changed by themselves before
     * @param guests whom these reach: an occurrence may have guests whom the series does not have
     */
    public record Series(
            Event master, String version, int past, int toCome, boolean endless, int changed, Recipients guests) {}

    public StoredEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(version, "version");
    }

    /**
     * Refuses the id of a series where that of an occurrence is needed. Called by each provider's {@code look}, before anything is
     * planned.
     *
     * @throws InvalidArguments if the scope begins with one occurrence and the event is a whole series
     */
    public void requireFitting(Occurrences scope) {
        if (event.isSeries() && scope != Occurrences.ALL) {
            throw InvalidArguments.at(
                    "event",
                    "the id of one occurrence, from list_events; this is the id of a whole series, which goes with scope all only");
        }
    }

    /** Whom a change of that scope reaches: the event's people, and the series' and its occurrences' where it touches more. */
    public Recipients reached(Occurrences scope) {
        var reached = event.reached().and(touched(scope).reached());
        return scope == Occurrences.THIS
                ? reached
                : reached.and(series.map(Series::guests).orElse(Recipients.none()));
    }

    /** The event whose fields a change of that scope touches, and to which it is written. */
    public Event touched(Occurrences scope) {
        return scope == Occurrences.THIS ? event : series.map(Series::master).orElse(event);
    }

    /** The version of the event whose fields a change of that scope touches. */
    public String version(Occurrences scope) {
        return scope == Occurrences.THIS ? version : series.map(Series::version).orElse(version);
    }

    @Override
    public Set<CalendarId> resources() {
        return event.resources();
    }
}
