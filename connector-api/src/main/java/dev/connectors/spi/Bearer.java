package dev.connectors.spi;

/** Whether a connection's token goes to an origin. */
public enum Bearer {
    /** With each request. */
    ALWAYS,
    /** Never: the URL itself is the permission, as with an upload session. */
    NEVER
}
