package dev.connectors.approval;

import dev.connectors.permission.Principal;
import java.util.List;
import java.util.Optional;

/**
 * Where questions are kept. Implemented by stores; thread-safe over all nodes.
 *
 * @since 0.1
 */
public interface ApprovalStore {

    /** Keeps a new one. */
    void insert(Approval approval);

    /** The principal's approval of that id; never somebody else's. */
    Optional<Approval> find(Principal principal, String id);

    /** The principal's approvals of that binding, newest first. */
    List<Approval> bound(Principal principal, String binding);

    /** The principal's approvals whose call ran and whose result was not told to the model yet, oldest first. */
    List<Approval> untold(Principal principal);

    /** The principal's approvals that wait, oldest first. */
    List<Approval> waiting(Principal principal);

    /** Replaces one, if it is still as expected: compare-and-set. */
    boolean replace(Approval expected, Approval next);
}
