package dev.connectors.domain.calendar;

/** What a guest answered: PARTSTAT of RFC 5545 section 3.2.12. */
public enum ParticipationStatus {
    /** Nothing yet. */
    NEEDS_ACTION,
    /** Yes. */
    ACCEPTED,
    /** No. */
    DECLINED,
    /** Perhaps. */
    TENTATIVE
}
