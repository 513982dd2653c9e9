package dev.connectors.store;

import dev.connectors.audit.AuditChain;
import dev.connectors.audit.AuditEntry;
import dev.connectors.audit.AuditRow;
import dev.connectors.audit.AuditStore;
import dev.connectors.permission.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The record in memory: one chain per workspace. */
final class MemoryAuditStore implements AuditStore {

    private final Map<String, List<AuditRow>> chains = new ConcurrentHashMap<>();

    @Override
    public void append(AuditEntry entry) {
        var chain = chains.computeIfAbsent(entry.principal().workspace(), workspace -> new ArrayList<>());
        synchronized (chain) {
            var previous = chain.isEmpty()
                    ? AuditChain.START
                    : chain.get(chain.size() - 1).hash();
            chain.add(AuditChain.link(chain.size() + 1L, previous, entry));
        }
    }

    @Override
    public List<AuditRow> rows(Principal principal) {
        return chain(principal.workspace()).stream()
                .filter(row -> row.entry().principal().equals(principal))
                .toList();
    }

    @Override
    public List<AuditRow> chain(String workspace) {
        var chain = chains.get(workspace);
        if (chain == null) {
            return List.of();
        }
        synchronized (chain) {
            return List.copyOf(chain);
        }
    }
}
