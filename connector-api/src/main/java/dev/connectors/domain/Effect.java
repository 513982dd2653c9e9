package dev.connectors.domain;

/** What a call does to the world. */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Changes the user's own data, and can be undone. */
    WRITE,
    /** Somebody else sees it. */
    OUTBOUND,
    /** Cannot be undone. */
    DESTRUCTIVE
}
