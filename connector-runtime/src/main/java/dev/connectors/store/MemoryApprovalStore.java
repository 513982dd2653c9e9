package dev.connectors.store;

import dev.connectors.approval.Approval;
import dev.connectors.approval.ApprovalStore;
import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Questions in memory. Those that are long over are erased when a new one comes. */
final class MemoryApprovalStore implements ApprovalStore {

    private final Map<Principal, Map<String, Approval>> approvals = new ConcurrentHashMap<>();

    @Override
    public void insert(Approval approval) {
        var own = approvals.computeIfAbsent(approval.principal(), p -> new ConcurrentHashMap<>());
        Instant now = approval.asked();
        own.values().removeIf(old -> old.expired(now));
        own.put(approval.id(), approval);
    }

    @Override
    public Optional<Approval> find(Principal principal, String id) {
        return Optional.ofNullable(own(principal).get(id));
    }

    @Override
    public List<Approval> bound(Principal principal, String binding) {
        return all(principal)
                .filter(approval -> approval.binding().equals(binding))
                .sorted(Comparator.comparing(Approval::asked).reversed())
                .toList();
    }

    @Override
    public List<Approval> untold(Principal principal) {
        return all(principal)
                .filter(approval -> approval.result().isPresent())
                .sorted(Comparator.comparing(Approval::asked))
                .toList();
    }

    @Override
    public List<Approval> waiting(Principal principal) {
        return all(principal)
                .filter(approval -> approval.state() == Approval.State.WAITING)
                .sorted(Comparator.comparing(Approval::asked))
                .toList();
    }

    @Override
    public boolean replace(Approval expected, Approval next) {
        return own(expected.principal()).replace(expected.id(), expected, next);
    }

    private Stream<Approval> all(Principal principal) {
        return own(principal).values().stream();
    }

    private Map<String, Approval> own(Principal principal) {
        var own = approvals.get(principal);
        return own == null ? new ConcurrentHashMap<>() : own;
    }
}
