package dev.connectors.audit;

import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Objects;

/**
 * A write that is about to leave, or has left. Immutable.
 *
 * @param operationId key of the operation: 26 characters of {@code 0-9a-v}
 * @param principal whose
 * @param connection id of the connection
 * @param action such as {@code create_event}
 * @param arguments SHA-256, in hex, of the canonical arguments
 * @param state what is known of it
 * @param since when it was first recorded; one that is taken over keeps it
 */
public record Intent(
        String operationId,
        Principal principal,
        String connection,
        String action,
        String arguments,
        State state,
        Instant since) {

    /** What is known of a write. */
    public enum State {
        /** It may have left; nothing is known yet. After a crash this means unknown. */
        STARTED,
        /** It left, and its answer was lost. */
        UNKNOWN,
        /** It was done. */
        DONE,
        /** It was not done. */
        FAILED
    }

    public Intent {
        Objects.requireNonNull(operationId, "operationId");
        Objects.requireNonNull(principal, "principal");
    }

    /** The same with another state. */
    public Intent in(State next) {
        return new Intent(operationId, principal, connection, action, arguments, next, since);
    }
}
