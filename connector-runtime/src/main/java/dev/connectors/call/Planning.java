package dev.connectors.call;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Effect;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Plan;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Recipients;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.ResourceUse;
import dev.connectors.error.NotFound;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.Resource;
import java.util.EnumSet;
import java.util.List;

/**
 * Step 4: what surely may not be stops here; then the facts are read, where the contract wants any, and the plan is made. A write to
 * what others can see is raised to outbound.
 */
final class Planning {

    private final Routing routing;
    private final Deciding deciding;

    Planning(Routing routing, Deciding deciding) {
        this.routing = routing;
        this.deciding = deciding;
    }

    void plan(Call call) {
        call.plan = contract(call).plan(call.input());
        if (call.bound().action() instanceof PlannedAction<?, ?, ?> action) {
            deciding.refuseForbidden(call); // without facts, step 5 says the same in a moment
            look(call, planned(action));
        }
        call.plan = raised(call, call.plan());
    }

    private void look(Call call, PlannedAction<Object, Object, Object> action) {
        var contract = action.contract();
        call.context().checkpoint();
        var facts = action.look(call.input(), call.context());
        if (contract.factsNeed() == Access.HIDDEN) {
            facts = visible(call, contract, facts);
        }
        call.facts = facts;
        call.plan = contract.plan(call.input(), facts);
    }

    /** Facts that only inform are reduced as a result would be, before anything is planned or shown. */
    private Object visible(Call call, PlannedContract<Object, Object, Object> contract, Object facts) {
        return Reading.shape(contract.facts())
                .filter(facts, item -> accessTo(call, item))
                .orElseThrow(() -> new NotFound("Not found."));
    }

    /** The least access that any of an item's resources has. */
    Access accessTo(Call call, Guarded<?> item) {
        var least = Access.WRITE;
        for (var id : item.resources()) {
            var access = routing.access(call, id);
            least = access.compareTo(least) < 0 ? access : least;
        }
        return least;
    }

    /**
     * Whoever sees a shared resource is reached, also beside guests who are named: a guest more must not make for a question less.
     */
    private Plan raised(Call call, Plan plan) {
        if (plan.readsOnly()
                || plan.resources().stream().noneMatch(use -> use.needs() == Access.WRITE && othersSee(call, use))) {
            return plan;
        }
        var effects = EnumSet.copyOf(plan.effects());
        effects.add(Effect.OUTBOUND);
        return new Plan(
                effects, plan.resources(), plan.recipients().and(Recipients.andOthers(List.of())), plan::preview);
    }

    /** Unknown counts as shared, until the person says otherwise. */
    private boolean othersSee(Call call, ResourceUse use) {
        return routing.listing(call, use.id())
                .filter(listing -> othersSee(call, listing, use))
                .isPresent();
    }

    private static <R extends ResourceId> boolean othersSee(Call call, Listings.Listing<R> listing, ResourceUse use) {
        return listing.find(use.id())
                .filter(resource -> resource.sharing() != Resource.Sharing.PRIVATE)
                .filter(resource -> !call.grant.unshared().contains(listing.key(resource)))
                .isPresent();
    }

    @SuppressWarnings("unchecked") // the input was read for this contract
    private static ActionContract<Object, Object> contract(Call call) {
        return (ActionContract<Object, Object>) call.offer().contract();
    }

    @SuppressWarnings("unchecked") // the input was read for this action's contract, and the facts are its own
    static PlannedAction<Object, Object, Object> planned(PlannedAction<?, ?, ?> action) {
        return (PlannedAction<Object, Object, Object>) action;
    }
}
