package dev.connectors.domain.calendar;

/** Whom the provider tells about a change by e-mail. */
public enum SendUpdates {
    /** Everybody who is a guest before or after the change. */
    ATTENDEES,
    /** Nobody; guests find out by looking. */
    NONE
}
