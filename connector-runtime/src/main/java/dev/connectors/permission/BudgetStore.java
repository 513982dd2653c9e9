package dev.connectors.permission;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what was used in the hour that runs. Implemented by stores; thread-safe over all nodes.
 *
 * @since 0.1
 */
public interface BudgetStore {

    /**
     * Takes all of these or nothing, in one step, so that concurrency never overshoots.
     *
     * @param principal whose
     * @param conversation its id
     * @param amounts how much of each; at least one above zero
     * @param caps the caps
     * @param now the time
     * @return empty if it was taken, else what is used up
     */
    Optional<Budget> take(
            Principal principal, String conversation, Map<Budget, Integer> amounts, Budgets caps, Instant now);
}
