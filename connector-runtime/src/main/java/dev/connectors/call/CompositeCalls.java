package dev.connectors.call;

import dev.connectors.domain.ActionContract;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.NotPermitted;
import dev.connectors.http.Deadline;
import dev.connectors.spi.Calls;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a composite may call, on all accounts that offer it. */
final class CompositeCalls implements Calls {

    /** What one account's call came to. */
    private record Called(Call call, Routing.Source source, Ending.Ended ended) {}

    private final Pipeline.Steps steps;
    private final Services services;
    private final Call outer;
    /** By the noun of a kind of resources and by account, how many are hidden: an account may be asked several times. */
    private final Map<String, Map<String, Integer>> hidden = new LinkedHashMap<>();

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
            throw Choosing.notConnected(services, outer, offer);
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
        if (call.waitedNanos > 0) { // a person's time does not count; only the calling thread ever waits for one
            outer.waitedNanos += call.waitedNanos;
            outer.deadline = Deadline.in(services.deadline());
        }
        return new Called(call, source, ended);
    }

    @SuppressWarnings("unchecked") // the output is of the contract that was called
    private <O> Answer<O> answer(Called called) {
        var label = called.source().connection().label();
        var error = called.ended().error();
        if (error.isPresent()) {
            note(called.source(), error.get());
            return new Answer<>(label, Optional.empty(), error);
        }
        heard(called);
        return new Answer<>(label, Optional.of((O) called.call().output()), Optional.empty());
    }

    /** Once per account; one that does not have what was named, or was turned off meanwhile, lacks nothing. */
    private void note(Routing.Source source, ConnectorException error) {
        boolean known =
                outer.failed.stream().anyMatch(failed -> failed.source().key().equals(source.key()));
        if (!known && !(error instanceof NotFound) && steps.routing().isOn(outer.caller, source)) {
            outer.failed.add(new Failed(source, error));
        }
    }

    private void heard(Called called) {
        for (var listing : called.call().listings.values()) {
            hidden.computeIfAbsent(listing.type().noun(), noun -> new LinkedHashMap<>())
                    .put(called.source().key(), listing.hidden(called.call().grant));
        }
    }

    /** What was not looked at, over all calls. */
    Optional<String> withheld() {
        var text = new ArrayList<String>();
        hidden.forEach((noun, byAccount) -> {
            int count = byAccount.values().stream().mapToInt(Integer::intValue).sum();
            if (count > 0) {
                text.add(count + " hidden " + noun + (count == 1 ? " was" : "s were") + " not checked.");
            }
        });
        return text.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", text));
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
