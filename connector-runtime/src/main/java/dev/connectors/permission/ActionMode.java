package dev.connectors.permission;

/** What a person chose for one action. */
public enum ActionMode {
    /** It may run without a question. */
    ALLOW,
    /** It asks each time, whatever else holds. */
    ASK,
    /** It is not offered and cannot be called. */
    OFF
}
