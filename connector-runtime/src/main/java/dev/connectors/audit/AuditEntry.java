package dev.connectors.audit;

import dev.connectors.permission.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * One row: what was asked for, what was decided, how it ended. Never contents: no argument, no address, no text. Immutable.
 *
 * @param kind whether a write is about to leave, or a call has ended
 * @param time when
 * @param principal whose call
 * @param conversation its id
 * @param channel by which way it came, such as {@code api}, {@code mcp/inspector 0.15}
 * @param tool the tool's name
 * @param connector the connector's id; empty where none was found
 * @param account the account's label; empty where none was reached
 * @param effects names of the effects of the plan; empty where none was made
 * @param decision {@code allowed}, {@code asked}, {@code refused}; empty where none was made
 * @param reason the decision's reason code
 * @param approvedBy by which channel a yes came; empty without one
 * @param outcome {@code ok} or the code of the error
 * @param operationId key of the operation
 * @param recipients how many people it reaches
 * @param duration from the call to its end, without a person's time
 * @param resultSize characters of the result
 */
public record AuditEntry(
        Kind kind,
        Instant time,
        Principal principal,
        String conversation,
        String channel,
        String tool,
        String connector,
        String account,
        Set<String> effects,
        String decision,
        String reason,
        String approvedBy,
        String outcome,
        String operationId,
        int recipients,
        Duration duration,
        int resultSize) {

    /** What a row is about. */
    public enum Kind {
        /** A write is about to leave. Without a later row of the same operation its outcome is unknown. */
        INTENT,
        /** A call has ended. Exactly one per call, refused ones included. */
        CALL,
        /** The host looked at what a call would do. It was planned and decided, and nothing was done. */
        DRY_RUN,
        /** A person changed a setting, connected or disconnected. */
        SETTING
    }

    public AuditEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(principal, "principal");
    }
}
