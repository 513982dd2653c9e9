package dev.connectors.permission;

import java.util.EnumMap;
import java.util.Map;

/**
 * The caps per hour: per principal over all conversations, and a lower one per conversation. Immutable.
 *
 * @param perPrincipal the cap over all conversations
 * @param perConversation the cap within one
 */
public record Budgets(Map<Budget, Integer> perPrincipal, Map<Budget, Integer> perConversation) {

    public Budgets {
        perPrincipal = Map.copyOf(perPrincipal);
        perConversation = Map.copyOf(perConversation);
    }

    /** Caps that a person's ordinary hour does not reach. */
    public static Budgets defaults() {
        return new Budgets(
                Map.of(
                        Budget.CALLS, 2000,
                        Budget.WRITES, 120,
                        Budget.OUTBOUND, 60,
                        Budget.RECIPIENTS, 300,
                        Budget.QUESTIONS, 60),
                Map.of(
                        Budget.CALLS, 600,
                        Budget.WRITES, 60,
                        Budget.OUTBOUND, 30,
                        Budget.RECIPIENTS, 100,
                        Budget.QUESTIONS, 20));
    }

    /** With other caps for one thing. */
    public Budgets cap(Budget what, int principal, int conversation) {
        var all = new EnumMap<>(perPrincipal);
        var one = new EnumMap<>(perConversation);
        all.put(what, principal);
        one.put(what, conversation);
        return new Budgets(all, one);
    }
}
