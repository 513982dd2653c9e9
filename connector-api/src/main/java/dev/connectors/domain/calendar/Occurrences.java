package dev.connectors.domain.calendar;

/** How much of a recurring event a change touches. The smallest is the default. RFC 5545 section 3.2.13 for FOLLOWING. */
public enum Occurrences {
    /** The one occurrence. */
    THIS,
    /** The occurrence and all after it. */
    FOLLOWING,
    /** The whole series. */
    ALL
}
