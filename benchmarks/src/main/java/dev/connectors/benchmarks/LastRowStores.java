package dev.connectors.benchmarks;

import dev.connectors.approval.ApprovalStore;
import dev.connectors.audit.AuditChain;
import dev.connectors.audit.AuditEntry;
import dev.connectors.audit.AuditRow;
import dev.connectors.audit.AuditStore;
import dev.connectors.audit.IntentStore;
import dev.connectors.auth.ConnectionStore;
import dev.connectors.auth.SignInStore;
import dev.connectors.permission.BudgetStore;
import dev.connectors.permission.ConversationStore;
import dev.connectors.permission.GrantStore;
import dev.connectors.permission.Principal;
import dev.connectors.store.Stores;
import dev.connectors.tool.CursorStore;
import java.util.List;
import java.util.Optional;

/**
 * Stores in memory, of whose record only the last row is kept: each one is made, linked and hashed as always, and millions of calls
 * do not fill the heap.
 */
final class LastRowStores implements Stores {

    private static final class LastRow implements AuditStore {

        private Optional<AuditRow> last = Optional.empty();

        @Override
        public synchronized void append(AuditEntry entry) {
            last = Optional.of(AuditChain.link(
                    last.map(AuditRow::sequence).orElse(0L) + 1,
                    last.map(AuditRow::hash).orElse(AuditChain.START),
                    entry));
        }

        @Override
        public synchronized List<AuditRow> rows(Principal principal) {
            return last.stream().toList();
        }

        @Override
        public synchronized List<AuditRow> chain(String workspace) {
            return last.stream().toList();
        }
    }

    private final Stores memory = Stores.inMemory();
    private final AuditStore audit = new LastRow();

    @Override
    public ConnectionStore connections() {
        return memory.connections();
    }

    @Override
    public SignInStore signIns() {
        return memory.signIns();
    }

    @Override
    public GrantStore grants() {
        return memory.grants();
    }

    @Override
    public ConversationStore conversations() {
        return memory.conversations();
    }

    @Override
    public BudgetStore budgets() {
        return memory.budgets();
    }

    @Override
    public ApprovalStore approvals() {
        return memory.approvals();
    }

    @Override
    public CursorStore cursors() {
        return memory.cursors();
    }

    @Override
    public IntentStore intents() {
        return memory.intents();
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public boolean durable() {
        return memory.durable();
    }
}
