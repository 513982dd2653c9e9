package dev.connectors.permission;

/** What is capped. */
public enum Budget {
    /** Every call, refused ones included. */
    CALLS,
    /** Calls that change something. */
    WRITES,
    /** Calls that somebody else sees. */
    OUTBOUND,
    /** People reached. */
    RECIPIENTS,
    /** Questions put to the person. */
    QUESTIONS
}
