package dev.connectors.store;

import dev.connectors.permission.Budget;
import dev.connectors.permission.BudgetStore;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Budgets in memory. What was used before the hour that runs is forgotten. */
final class MemoryBudgetStore implements BudgetStore {

    private static final long HOUR = 3600;

    /** One principal's hour; every take of it is one step. */
    private static final class Hour {
        private long hour;
        private final EnumMap<Budget, Integer> all = new EnumMap<>(Budget.class);
        private final Map<String, EnumMap<Budget, Integer>> conversations = new HashMap<>();

        synchronized Optional<Budget> take(
                String conversation, Map<Budget, Integer> amounts, Budgets caps, long current) {
            if (hour != current) {
                hour = current;
                all.clear();
                conversations.clear();
            }
            var one = conversations.computeIfAbsent(conversation, id -> new EnumMap<>(Budget.class));
            for (var amount : amounts.entrySet()) {
                var what = amount.getKey();
                if (over(all, amount.getValue(), what, caps.perPrincipal())
                        || over(one, amount.getValue(), what, caps.perConversation())) {
                    return Optional.of(what);
                }
            }
            for (var amount : amounts.entrySet()) {
                all.merge(amount.getKey(), amount.getValue(), Integer::sum);
                one.merge(amount.getKey(), amount.getValue(), Integer::sum);
            }
            return Optional.empty();
        }

        private static boolean over(Map<Budget, Integer> used, int amount, Budget what, Map<Budget, Integer> caps) {
            var cap = caps.get(what);
            return cap != null && used.getOrDefault(what, 0) + amount > cap;
        }
    }

    private final Map<Principal, Hour> hours = new ConcurrentHashMap<>();

    @Override
    public Optional<Budget> take(
            Principal principal, String conversation, Map<Budget, Integer> amounts, Budgets caps, Instant now) {
        return hours.computeIfAbsent(principal, p -> new Hour())
                .take(conversation, amounts, caps, Math.floorDiv(now.getEpochSecond(), HOUR));
    }
}
