package dev.connectors.approval;

import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import dev.connectors.permission.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to a person, and what became of it. Immutable. Bound to the hash of what was shown; single use; expiring. Its
 * arguments are contents: stores encrypt them at rest and erase them once it is over.
 *
 * @param id {@code a-} and random characters; knowing it gives no right
 * @param principal whose yes it needs
 * @param conversation in which the call was made
 * @param zone the user's zone in that conversation, so that what is planned again reads the same
 * @param tool the tool's name
 * @param connection id of the connection that routing chose
 * @param account the account's label
 * @param arguments canonical JSON (RFC 8785) of the input
 * @param binding SHA-256, in hex, over canonical JSON of action, connection, conversation, arguments and plan
 * @param operationId key of the operation, kept until it is done
 * @param preview what is shown
 * @param recipients whom the call reaches
 * @param reason why it asks, as a sentence
 * @param asked when
 * @param expires until when a yes counts
 * @param state what became of it
 * @param decidedBy by which channel and client the answer came; empty while it waits
 * @param result what the model reads, once the call ran and until it was told
 */
public record Approval(
        String id,
        Principal principal,
        String conversation,
        ZoneId zone,
        String tool,
        String connection,
        String account,
        String arguments,
        String binding,
        String operationId,
        Preview preview,
        Recipients recipients,
        String reason,
        Instant asked,
        Instant expires,
        State state,
        Optional<String> decidedBy,
        Optional<String> result) {

    /** What becomes of a question. */
    public enum State {
        /** Nobody answered yet. */
        WAITING,
        /** Yes, and not run yet. */
        APPROVED,
        /** Yes, and run, once. */
        SPENT,
        /** No. */
        DECLINED
    }

    public Approval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(binding, "binding");
    }

    /** What will happen, as one question, such as "Create this event and invite 2 people?". */
    public String question() {
        return preview.question();
    }

    /** Whether a yes no longer counts. */
    public boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    Approval in(State next, Optional<String> by) {
        return with(next, by, result);
    }

    Approval telling(Optional<String> outcome) {
        return with(state, decidedBy, outcome);
    }

    /** What became of it changes; what was asked does not. */
    private Approval with(State next, Optional<String> by, Optional<String> outcome) {
        return new Approval(
                id,
                principal,
                conversation,
                zone,
                tool,
                connection,
                account,
                arguments,
                binding,
                operationId,
                preview,
                recipients,
                reason,
                asked,
                expires,
                next,
                by,
                outcome);
    }

    /** Without contents: they may hold what others wrote. */
    @Override
    public String toString() {
        return "Approval[" + id + ", " + tool + ", " + state + "]";
    }
}
