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

/** Everything in memory. */
final class MemoryStores implements Stores {

    private final ConnectionStore connections;
    private final SignInStore signIns;
    private final GrantStore grants = new MemoryGrantStore();
    private final ConversationStore conversations = new MemoryConversationStore();
    private final BudgetStore budgets = new MemoryBudgetStore();
    private final ApprovalStore approvals = new MemoryApprovalStore();
    private final CursorStore cursors;
    private final IntentStore intents = new MemoryIntentStore();
    private final AuditStore audit = new MemoryAuditStore();

    MemoryStores(Clock clock) {
        this.connections = new MemoryConnectionStore(clock);
        this.signIns = new MemorySignInStore(clock);
        this.cursors = new MemoryCursorStore(clock);
    }

    @Override
    public ConnectionStore connections() {
        return connections;
    }

    @Override
    public SignInStore signIns() {
        return signIns;
    }

    @Override
    public GrantStore grants() {
        return grants;
    }

    @Override
    public ConversationStore conversations() {
        return conversations;
    }

    @Override
    public BudgetStore budgets() {
        return budgets;
    }

    @Override
    public ApprovalStore approvals() {
        return approvals;
    }

    @Override
    public CursorStore cursors() {
        return cursors;
    }

    @Override
    public IntentStore intents() {
        return intents;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public boolean durable() {
        return false;
    }
}
