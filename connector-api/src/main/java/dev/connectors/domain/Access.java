package dev.connectors.domain;

/** What the assistant may do with one resource: a ladder on which each rung includes those below it. */
public enum Access {
    /** As if the resource did not exist. */
    HIDDEN,
    /** When it is busy, and nothing else. */
    BUSY,
    /** Its contents. */
    READ,
    /** Its contents, and changes to them. */
    WRITE;

    /** Whether this rung is at or above another. */
    public boolean includes(Access needed) {
        return compareTo(needed) >= 0;
    }
}
