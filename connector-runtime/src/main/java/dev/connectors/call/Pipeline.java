package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.call.Running.DoneUnshown;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Tier;
import dev.connectors.error.ConnectorException;
import dev.connectors.http.Deadline;
import dev.connectors.http.LostAnswer;
import dev.connectors.permission.Principal;
import dev.connectors.tool.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The eleven steps in their order. Every call goes this way, whoever makes it: a tool, typed Java, a composite, a person's yes.
 * Thread-safe; runs on the caller's thread.
 */
public final class Pipeline {

    /**
     * What a typed call ended with.
     *
     * @param value the output, as far as the assistant may see it
     * @param error why there is none
     * @param accounts the label of each item's account, where it is a page over several
     * @param failed by their labels, the accounts that are lacking in it
     * @param result the same for hosts
     */
    public record Typed<O>(
            Optional<O> value,
            Optional<ConnectorException> error,
            List<String> accounts,
            Map<String, ConnectorException> failed,
            ToolResult result) {}

    /** The steps, for those who take a call through some of them. */
    record Steps(
            Resolving resolving,
            Reading reading,
            Routing routing,
            Performing performing,
            Shaping shaping,
            Ending ending) {}

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Services services;
    private final InFlight inFlight = new InFlight();
    private final Listings listings;
    private final Routing routing;
    private final Choosing choosing;
    private final Steps steps;
    private final FanOut fanOut;

    /** Over the application's services. */
    public Pipeline(Services services) {
        this.services = services;
        this.listings = new Listings(services.clock());
        this.routing = new Routing(services, listings);
        var cursors = new Cursors(services);
        this.choosing = new Choosing(services, routing, cursors);
        var recording = new Recording(services);
        this.steps = new Steps(
                new Resolving(services),
                new Reading(),
                routing,
                new Performing(services, inFlight, routing, recording),
                new Shaping(services, cursors),
                new Ending(services, recording));
        this.fanOut = new FanOut(services, routing, steps.performing(), steps.ending());
    }

    /** A model's call. Never throws an action's failure. */
    public ToolResult call(Caller caller, String tool, String arguments) {
        var call = start(tool, caller);
        return steps.ending()
                .of(call, () -> {
                    steps.resolving().resolve(call);
                    steps.reading().read(call, arguments);
                    return advance(call);
                })
                .result();
    }

    /** A typed call: the same steps, without the JSON. */
    @SuppressWarnings("unchecked") // the output is of the contract that was called
    public <I, O> Typed<O> call(Caller caller, ActionContract<I, O> contract, I input, Optional<String> account) {
        var offer = services.catalog().offer(contract);
        var call = start(offer.map(Offer::tool).orElse(contract.name()), caller);
        call.account = account;
        call.typed = true;
        var ended = steps.ending().of(call, () -> {
            steps.resolving().resolve(call);
            steps.reading().typed(call, contract.input(), input);
            return advance(call);
        });
        var failed = new LinkedHashMap<String, ConnectorException>();
        call.failed.forEach(one -> failed.put(one.source().connection().label(), one.error()));
        return new Typed<>(
                ended.result().isOk() ? Optional.ofNullable((O) call.output) : Optional.empty(),
                ended.error(),
                call.accounts,
                failed,
                ended.result());
    }

    /** After a person's yes: planned and decided again, then run. */
    public ToolResult resume(Caller caller, Approval approval) {
        var call = start(approval.tool(), caller);
        call.typed = true; // whoever asked, it was let through step 1
        call.resumed = Optional.of(approval);
        call.operationId = approval.operationId();
        var result = steps.ending()
                .of(call, () -> {
                    steps.resolving().resolve(call);
                    steps.reading().read(call, approval.arguments());
                    return advance(call);
                })
                .result();
        if (call.done) {
            Ending.quietly(() -> services.approvals().done(approval.principal(), approval.id(), result.text()));
        }
        return result;
    }

    /** Steps 1 to 5: what the call would do, and what would be decided. Nothing is asked, recorded or done. */
    public DryRun dryRun(Caller caller, String tool, String arguments) {
        var call = start(tool, caller);
        steps.resolving().resolve(call);
        steps.reading().read(call, arguments);
        if (call.offer().composite().isPresent()) {
            var plan = Composites.plan(call);
            return new DryRun(plan, plan.preview(), call.decision());
        }
        var dry = dryRuns(call, choosing.choose(call));
        return dry.stream().filter(one -> one.decision().asks()).findFirst().orElse(dry.get(0));
    }

    /** One account that fails fails a list no more than it does the call. */
    private List<DryRun> dryRuns(Call call, List<Choosing.Part> parts) {
        var dry = new ArrayList<DryRun>();
        var failed = new ArrayList<ConnectorException>();
        for (var part : parts) {
            try {
                dry.add(dryRun(call, part));
            } catch (ConnectorException e) {
                failed.add(e);
            }
        }
        boolean complete =
                call.offer().contract().merge().filter(Merge::isComplete).isPresent();
        if (dry.isEmpty() || complete && !failed.isEmpty()) {
            throw failed.get(0);
        }
        return dry;
    }

    private DryRun dryRun(Call call, Choosing.Part part) {
        var probe = routing.probe(call, part.source());
        probe.asked = asked(call, part);
        routing.to(probe, part.source());
        try {
            return steps.performing().dryRun(probe);
        } catch (LostAnswer e) {
            throw steps.ending().defect(probe, e);
        }
    }

    /** Stops what runs on a connection at its next request. */
    public void cancel(String connection) {
        inFlight.cancel(
                entry -> entry.connection.equals(connection),
                "The user disconnected this account. Nothing more was done.");
        listings.forget(connection);
    }

    /** Stops what runs of a connector that a person turned off, at its next request. */
    public void cancel(Principal principal, String connector) {
        inFlight.cancel(
                entry -> entry.principal.equals(principal) && entry.connector.equals(connector),
                "The user turned this off. Nothing more was done.");
    }

    /** Stops everything that runs, at its next request. */
    public void cancelAll() {
        inFlight.cancel(entry -> true, "Everything was stopped by the application. Nothing more was done.");
    }

    /** Looks anew at what a connection has. */
    public void forgetListing(String connection) {
        listings.forget(connection);
    }

    /** The tools of a principal, up to a tier. */
    public Toolbox toolbox(Tier most) {
        return new Toolbox(services, routing, most);
    }

    /** What a person sees of a connection's resources. */
    public Inventory inventory() {
        return new Inventory(services, routing, this::start);
    }

    private Call start(String tool, Caller caller) {
        return new Call(tool, caller, Deadline.in(services.deadline()));
    }

    /** Steps 3 to 10 of a call that was resolved and read. */
    private String advance(Call call) {
        if (call.offer().composite().isPresent()) {
            var calls = new CompositeCalls(steps, services, call);
            call.output = Composites.run(call, calls);
            return steps.shaping().shape(call, calls.withheld());
        }
        try {
            perform(call);
            return steps.shaping().shape(call, Filtering.withheld(call.answered));
        } catch (ConnectorException | DoneUnshown e) {
            throw e;
        } catch (RuntimeException e) {
            if (call.done && call.plan != null && !call.plan.readsOnly()) {
                LOG.error(
                        "{} is done, and its result cannot be shown: {}",
                        call.tool,
                        e.getClass().getName());
                throw new DoneUnshown();
            }
            throw e;
        }
    }

    private void perform(Call call) {
        var parts = choosing.choose(call);
        if (parts.size() > 1 || !parts.get(0).mark().isFresh()) {
            fanOut.read(call, parts);
            return;
        }
        var first = parts.get(0);
        call.asked = asked(call, first);
        steps.performing().perform(call, () -> {
            var source = call.connection == null
                    ? first.source()
                    : choosing.choose(call).get(0).source();
            routing.to(call, source);
        });
        call.answered = List.of(call);
    }

    private static Object asked(Call call, Choosing.Part part) {
        return call.resumed.isPresent() // what was kept with the question is open already
                ? part.input()
                : Cursors.at(
                        call.offer().contract().input(),
                        part.input(),
                        part.mark().token());
    }
}
