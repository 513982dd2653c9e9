package dev.connectors.audit;

import dev.connectors.permission.Principal;
import java.util.List;

/**
 * Where rows are kept. Implemented by stores; thread-safe over all nodes. What cannot be appended throws, and then no write runs.
 *
 * @since 0.1
 */
public interface AuditStore {

    /** Appends a row to the chain of the entry's workspace, in one step. */
    void append(AuditEntry entry);

    /** The principal's rows, oldest first. */
    List<AuditRow> rows(Principal principal);

    /** The whole chain of a workspace, oldest first. */
    List<AuditRow> chain(String workspace);
}
