package dev.connectors.call;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceUse;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotPermitted;
import dev.connectors.permission.Circumstances;
import dev.connectors.permission.Circumstances.Touched;
import dev.connectors.permission.Decider;
import dev.connectors.permission.Decision;
import dev.connectors.spi.ResourceType;
import java.util.ArrayList;

/** Step 5: a pure function of grant, plan, taint and policy says allow, ask or deny. */
final class Deciding {

    private final Services services;
    private final Routing routing;

    Deciding(Services services, Routing routing) {
        this.services = services;
        this.routing = routing;
    }

    /** By the grant of this moment: it may have changed while the facts were read. */
    void decide(Call call) {
        call.grant = services.grants()
                .grant(call.caller.principal(), call.bound().info().id());
        var decision = Decider.decide(circumstances(call));
        call.decision = decision;
        if (decision.denies()) {
            throw refusal(call, decision);
        }
    }

    /** What surely may not be, whatever the facts say; before any request for them. */
    void refuseForbidden(Call call) {
        Decider.forbidden(circumstances(call)).ifPresent(decision -> {
            call.decision = decision;
            throw refusal(call, decision);
        });
    }

    private Circumstances circumstances(Call call) {
        var caller = call.caller;
        var contract = call.offer().contract();
        var connector = call.bound().info().id();
        var marks = services.conversations().marks(caller.principal(), caller.conversation());
        var touched = new ArrayList<Touched>();
        for (var use : call.plan().resources()) {
            touched.add(touched(call, use));
        }
        return new Circumstances(
                services.killed().getAsBoolean(),
                services.policy().most(caller.principal(), connector, contract.name(), contract.effects()),
                call.grant.on(),
                call.grant.mode(contract),
                call.plan().effects(),
                touched,
                call.plan().recipients(),
                services.grants().rules(caller.principal()),
                caller.trusted(),
                marks.tainted(),
                marks.confidential());
    }

    private Touched touched(Call call, ResourceUse use) {
        var noun = call.bound().typeOf(use.id()).map(ResourceType::noun).orElse("resource");
        return new Touched(noun, use.needs(), routing.access(call, use.id()));
    }

    private ConnectorException refusal(Call call, Decision decision) {
        var title = call.bound().info().title();
        return switch (decision.reason()) {
            case RESOURCE_HIDDEN -> hidden(call);
            case RESOURCE_ACCESS ->
                new NotPermitted("Not permitted: " + decision.sentence()
                        + ". Only the user can change it, in Settings; don't try another way.");
            case ACTION_OFF ->
                new NotPermitted("'" + call.offer().contract().title() + "' is off for " + title
                        + ". Say so if it matters; only the user can turn it on, in Settings.");
            case WORKSPACE_POLICY ->
                new NotPermitted("The workspace does not allow '"
                        + call.offer().contract().title() + "'. Tell the user; don't try another way.");
            case CONNECTOR_OFF ->
                new NotPermitted(
                        title + " is off for this user. Say so if it matters; only they can turn it on, in Settings.");
            default -> new NotPermitted("Not permitted: " + decision.sentence() + ".");
        };
    }

    private ConnectorException hidden(Call call) {
        for (var use : call.plan().resources()) {
            if (routing.access(call, use.id()) == Access.HIDDEN) {
                return routing.notFound(call, use.id());
            }
        }
        return new NotPermitted("Not permitted.");
    }
}
