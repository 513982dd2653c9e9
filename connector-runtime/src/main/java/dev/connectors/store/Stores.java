package dev.connectors.store;

import dev.connectors.approval.ApprovalStore;
import dev.connectors.audit.AuditStore;
import dev.connectors.audit.IntentStore;
import dev.connectors.auth.ConnectionStore;
import dev.connectors.auth.SignInStore;
import dev.connectors.permission.BudgetStore;
import dev.connectors.permission.ConversationStore;
import dev.connectors.permission.GrantStore;
import dev.connectors.tool.CursorStore;
import java.time.Clock;

/**
 * All that is kept. Implemented by stores; every part is thread-safe, and honest over all nodes that share it.
 *
 * @since 0.1
 */
public interface Stores {

    /**
     * Everything in memory: gone at the next start, and of one process only. For tests and for one person's tools: the record, and the
     * marks of conversations in which foreign text was read, grow until the process ends.
     */
    static Stores inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /** The same by another clock. */
    static Stores inMemory(Clock clock) {
        return new MemoryStores(clock);
    }

    /** Who is connected. */
    ConnectionStore connections();

    /** Sign-ins that were started and not finished. */
    SignInStore signIns();

    /** What people allow. */
    GrantStore grants();

    /** What was read in conversations. */
    ConversationStore conversations();

    /** What was used in the hour that runs. */
    BudgetStore budgets();

    /** Questions and answers. */
    ApprovalStore approvals();

    /** Long cursors. */
    CursorStore cursors();

    /** Writes whose outcome is open. */
    IntentStore intents();

    /** The record. */
    AuditStore audit();

    /** Whether it survives a restart. */
    boolean durable();
}
