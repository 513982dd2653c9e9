package dev.connectors.permission;

import java.util.Objects;

/**
 * Whether a call may happen, and why. Immutable.
 *
 * @param outcome allow, ask or deny
 * @param reason a stable code for records, such as {@code connector_off}
 * @param sentence why, as a person reads it: of a question, what follows "Asked because"
 */
public record Decision(Outcome outcome, Reason reason, String sentence) {

    /** What may happen. */
    public enum Outcome {
        ALLOW,
        ASK,
        DENY
    }

    /** Why; the order is that of the checks. */
    public enum Reason {
        KILL_SWITCH,
        WORKSPACE_POLICY,
        CONNECTOR_OFF,
        ACTION_OFF,
        RESOURCE_HIDDEN,
        RESOURCE_ACCESS,
        ACTION_ASKS,
        WORKSPACE_ASKS,
        TAINTED,
        CONFIDENTIAL,
        UNNAMED_RECIPIENT,
        CHANGES,
        DESTROYS,
        BUDGET,
        READS,
        PERMITTED
    }

    public Decision {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }

    static Decision allow(Reason reason, String sentence) {
        return new Decision(Outcome.ALLOW, reason, sentence);
    }

    static Decision ask(Reason reason, String sentence) {
        return new Decision(Outcome.ASK, reason, sentence);
    }

    static Decision deny(Reason reason, String sentence) {
        return new Decision(Outcome.DENY, reason, sentence);
    }

    /** Whether it may not happen. */
    public boolean denies() {
        return outcome == Outcome.DENY;
    }

    /** Whether a person must say yes. */
    public boolean asks() {
        return outcome == Outcome.ASK;
    }
}
