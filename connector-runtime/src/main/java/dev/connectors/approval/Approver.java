package dev.connectors.approval;

/**
 * A person who can be asked while the call waits. Implemented by terminal and desktop hosts; called on the caller's thread. The
 * person's time does not count against the call's deadline.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Approver {

    /** Asks; true only for a person's yes. */
    boolean ask(Approval approval);

    /** Names the channel and client for the record, such as {@code elicitation/inspector 0.15}. */
    default String channel() {
        return "approver";
    }
}
