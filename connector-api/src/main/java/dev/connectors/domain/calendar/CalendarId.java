package dev.connectors.domain.calendar;

import dev.connectors.domain.ResourceId;

/**
 * A calendar: what a user can hide, show as busy times only, read, or write. Immutable.
 *
 * @param value the provider's canonical id
 */
public record CalendarId(String value) implements ResourceId {}
