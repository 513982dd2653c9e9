package dev.connectors.domain.calendar;

/**
 * An event, within its calendar: a single event, one occurrence of a series, or the series itself. Immutable.
 *
 * @param value the provider's id
 */
public record EventId(String value) {
    public EventId {
        if (value.isBlank() || value.length() > 1024) {
            throw new IllegalArgumentException("an event's id, as list_events gave it");
        }
    }
}
