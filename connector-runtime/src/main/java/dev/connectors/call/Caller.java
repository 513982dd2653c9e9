package dev.connectors.call;

import dev.connectors.approval.Approver;
import dev.connectors.domain.EmailAddress;
import dev.connectors.permission.Principal;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the host says it; nothing of it comes from a model. Immutable.
 *
 * @param principal whose accounts
 * @param conversation its id
 * @param zone the user's
 * @param trusted addresses that the user typed in this turn
 * @param channel by which way calls come, for the record
 * @param approver a person who can be asked while the call waits
 */
public record Caller(
        Principal principal,
        String conversation,
        ZoneId zone,
        Set<EmailAddress> trusted,
        String channel,
        Optional<Approver> approver) {
    public Caller {
        trusted = Set.copyOf(trusted);
    }

    /** The same where nobody can be asked while the call waits. */
    Caller withoutApprover() {
        return approver.isEmpty()
                ? this
                : new Caller(principal, conversation, zone, trusted, channel, Optional.empty());
    }
}
