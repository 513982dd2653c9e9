package dev.connectors.error;

/** Whose move is next after an error. */
public enum Remedy {
    /** The model can put it right with other arguments or another tool. */
    MODEL,
    /** The person must choose, approve, connect or sign in again. */
    USER,
    /** The host application's policy or configuration stands in the way. */
    HOST,
    /** Waiting helps; see {@link ConnectorException#retryAt()}. */
    TIME,
    /** A defect in a connector: its author must act. */
    AUTHOR
}
