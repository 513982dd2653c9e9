package dev.connectors.store;

import dev.connectors.permission.Grant;
import dev.connectors.permission.GrantStore;
import dev.connectors.permission.Principal;
import dev.connectors.permission.RecipientRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Grants in memory. */
final class MemoryGrantStore implements GrantStore {

    private record Key(Principal principal, String connector) {}

    private final Map<Key, Grant> grants = new ConcurrentHashMap<>();
    private final Map<Principal, RecipientRules> rules = new ConcurrentHashMap<>();

    @Override
    public Grant grant(Principal principal, String connector) {
        var grant = grants.get(new Key(principal, connector));
        return grant == null ? Grant.none(connector) : grant;
    }

    @Override
    public Grant update(Principal principal, String connector, UnaryOperator<Grant> change) {
        return grants.compute(
                new Key(principal, connector), (key, now) -> change.apply(now == null ? Grant.none(connector) : now));
    }

    @Override
    public RecipientRules rules(Principal principal) {
        return rules.getOrDefault(principal, RecipientRules.NONE);
    }

    @Override
    public RecipientRules updateRules(Principal principal, UnaryOperator<RecipientRules> change) {
        return rules.compute(principal, (key, now) -> change.apply(now == null ? RecipientRules.NONE : now));
    }
}
