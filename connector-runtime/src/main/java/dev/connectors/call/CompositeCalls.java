package dev.connectors.call;

import dev.connectors.domain.ActionContract;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotPermitted;
import dev.connectors.spi.Calls;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a composite may call, on all accounts that offer it. */
final class CompositeCalls implements Calls {

    private final Pipeline pipeline;
    private final Routing routing;
    private final Services services;
    private final Call outer;
    private int hidden;
    private String noun = "";

    CompositeCalls(Pipeline pipeline, Routing routing, Services services, Call outer) {
        this.pipeline = pipeline;
        this.routing = routing;
        this.services = services;
        this.outer = outer;
    }

    @Override
    public <I, O> List<Answer<O>> each(ActionContract<I, O> contract, I in) {
        if (!contract.readsOnly()) {
            throw new IllegalStateException("rule 3.4: a composite reads, and " + contract.name() + " states "
                    + contract.effects() + ". Let the model call it by itself.");
        }
        var offer = services.catalog()
                .offer(contract)
                .orElseThrow(() -> new NotPermitted("No connector of this application can do this."));
        var sources = routing.sources(outer.caller, offer);
        if (sources.isEmpty()) {
            throw nothingOn(offer);
        }
        var answers = new ArrayList<Answer<O>>();
        for (var source : sources) {
            answers.add(pipeline.inner(outer, offer, source, in, this::heard));
        }
        return answers;
    }

    private RuntimeException nothingOn(Offer offer) {
        for (var bound : offer.bound()) {
            if (services.grants()
                    .grant(outer.caller.principal(), bound.info().id())
                    .on()) {
                outer.bound = bound;
                return new NotConnected("The user must sign in to "
                        + bound.provider().provider().title()
                        + " first; they were shown a button. Don't call again before they say it is done.");
            }
        }
        return new NotPermitted(offer.bound().get(0).info().title()
                + " is off for this user. Say so if it matters; only they can turn it on, in Settings.");
    }

    private void heard(Call call) {
        for (var listing : call.listings.values()) {
            hidden += listing.hidden(call.grant);
            noun = listing.type().noun();
        }
    }

    /** What was not looked at, over all calls. */
    Optional<String> withheld() {
        return hidden == 0
                ? Optional.empty()
                : Optional.of(hidden + " hidden " + noun + (hidden == 1 ? " was" : "s were") + " not checked.");
    }

    @Override
    public ZoneId zone() {
        return outer.caller.zone();
    }

    @Override
    public Clock clock() {
        return services.clock();
    }
}
