package dev.connectors.call;

import dev.connectors.domain.ActionContract;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotPermitted;
import dev.connectors.spi.Calls;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a composite may call, on all accounts that offer it. */
final class CompositeCalls implements Calls {

    /** What one account's call came to. */
    private record Called(Call call, Routing.Source source, Ending.Ended ended) {}

    private final Pipeline.Steps steps;
    private final Services services;
    private final Call outer;
    private int hidden;
    private String noun = "";

    CompositeCalls(Pipeline.Steps steps, Services services, Call outer) {
        this.steps = steps;
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
        var sources = steps.routing().sources(outer.caller, offer);
        if (sources.isEmpty()) {
            throw nothingOn(offer);
        }
        // A person is asked about one thing at a time.
        var answers = outer.caller.approver().isPresent()
                ? sources.stream().map(source -> call(offer, source, in)).toList()
                : new Together(services.executor()).each(sources, source -> call(offer, source, in), outer.deadline);
        return answers.stream().map(this::<O>answer).toList();
    }

    @SuppressWarnings("unchecked") // the input is of the contract that is called
    private <I> Called call(Offer offer, Routing.Source source, I in) {
        var call = new Call(offer.tool(), outer.caller, outer.deadline.part());
        call.typed = true;
        var ended = steps.ending().of(call, () -> {
            steps.resolving().resolve(call);
            steps.reading().typed(call, (Class<I>) offer.contract().input(), in);
            steps.performing().perform(call, () -> steps.routing().to(call, source));
            steps.shaping().heard(call);
            return "";
        });
        return new Called(call, source, ended);
    }

    @SuppressWarnings("unchecked") // the output is of the contract that was called
    private <O> Answer<O> answer(Called called) {
        var label = called.source().connection().label();
        var error = called.ended().error();
        if (error.isPresent()) {
            outer.failed.add(new Failed(called.source(), error.get()));
            return new Answer<>(label, Optional.empty(), error);
        }
        heard(called.call());
        return new Answer<>(label, Optional.of((O) called.call().output()), Optional.empty());
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
        return Resolving.off(offer);
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
