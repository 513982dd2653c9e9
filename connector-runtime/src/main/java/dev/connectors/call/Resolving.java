package dev.connectors.call;

import dev.connectors.domain.Domain;
import dev.connectors.domain.Tier;
import dev.connectors.error.BudgetExhausted;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.UnknownTool;
import dev.connectors.permission.Budget;
import dev.connectors.tool.TextCleaner;
import java.util.Map;
import java.util.Optional;

/** Step 1: the exact tool name gives the action. Every call counts, refused ones included. */
final class Resolving {

    private static final Map<Budget, Integer> ONE_CALL = Map.of(Budget.CALLS, 1);

    private final Services services;

    Resolving(Services services) {
        this.services = services;
    }

    void resolve(Call call) {
        var offer =
                services.catalog().offer(call.tool).filter(found -> call.typed || (found.listed() && !isHosts(found)));
        if (offer.isEmpty() || !isHosts(offer.get())) {
            count(call.caller);
        }
        if (offer.isEmpty()) {
            throw new UnknownTool("There is no tool '" + TextCleaner.line(call.tool, 64)
                    + "'. Use one of those you were given, by its exact name.");
        }
        call.offer = offer.get();
        if (services.killed().getAsBoolean()) {
            throw new NotPermitted(
                    "Everything is stopped by the application for now. Tell the user; nothing you call can change it.");
        }
        if (offer.get().composite().isEmpty()) {
            requireOn(call, offer.get());
        }
    }

    private static boolean isHosts(Offer offer) {
        return offer.contract().tier() == Tier.HOST;
    }

    private void count(Caller caller) {
        var used = services.budgets()
                .take(
                        caller.principal(),
                        caller.conversation(),
                        ONE_CALL,
                        services.caps(),
                        services.clock().instant());
        if (used.isPresent()) {
            throw new BudgetExhausted(
                    "Too many calls within the hour. Answer with what you have; the user can go on later.",
                    Optional.empty());
        }
    }

    private void requireOn(Call call, Offer offer) {
        for (var bound : offer.bound()) {
            if (services.grants()
                    .grant(call.caller.principal(), bound.info().id())
                    .on()) {
                return;
            }
        }
        throw off(offer);
    }

    /** That nothing is on that could do it; where several could, none is named. */
    static NotPermitted off(Offer offer) {
        var bound = offer.bound();
        var title = bound.size() == 1
                ? bound.get(0).info().title()
                : offer.contract().domain().map(Domain::title).orElse("This");
        return off(title);
    }

    /** That what has this title is off. */
    static NotPermitted off(String title) {
        return new NotPermitted(
                title + " is off for this user. Say so if it matters; only they can turn it on, in Settings.");
    }
}
