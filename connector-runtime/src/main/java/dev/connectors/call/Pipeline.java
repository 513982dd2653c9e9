package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.audit.Intent;
import dev.connectors.call.Approving.AlreadyDone;
import dev.connectors.call.Approving.Next;
import dev.connectors.call.Running.DoneUnshown;
import dev.connectors.domain.ActionContract;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.Deadline;
import dev.connectors.http.LostAnswer;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Calls;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.ToolResult;
import java.util.Optional;
import java.util.function.Consumer;
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
     * @param result the same for hosts
     */
    public record Typed<O>(Optional<O> value, Optional<ConnectorException> error, ToolResult result) {}

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int MOST_QUESTIONS_PER_CALL = 3;

    private final Services services;
    private final InFlight inFlight = new InFlight();
    private final Listings listings;
    private final Resolving resolving;
    private final Reading reading;
    private final Routing routing;
    private final Planning planning;
    private final Deciding deciding;
    private final Approving approving;
    private final Recording recording;
    private final Running running;
    private final Filtering filtering;
    private final Shaping shaping;
    private final Refusals refusals;

    /** Over the application's services. */
    public Pipeline(Services services) {
        this.services = services;
        this.listings = new Listings(services.clock());
        this.resolving = new Resolving(services);
        this.reading = new Reading();
        this.routing = new Routing(services, listings, reading);
        this.deciding = new Deciding(services, routing);
        this.planning = new Planning(routing, deciding);
        this.approving = new Approving(services);
        this.recording = new Recording(services);
        this.running = new Running(routing, recording);
        this.filtering = new Filtering(planning);
        this.shaping = new Shaping(services);
        this.refusals = new Refusals(services);
    }

    /** A model's call. Never throws an action's failure. */
    public ToolResult call(Caller caller, String tool, String arguments) {
        var call = start(tool, caller);
        return finish(call, () -> {
            resolving.resolve(call);
            reading.read(call, arguments, severalAccounts(call));
            return advance(call);
        });
    }

    /** A typed call: the same steps, without the JSON. */
    @SuppressWarnings("unchecked") // the output is of the contract that was called
    public <I, O> Typed<O> call(Caller caller, ActionContract<I, O> contract, I input, Optional<String> account) {
        var offer = services.catalog().offer(contract);
        var call = start(offer.map(Offer::tool).orElse(contract.name()), caller);
        call.account = account;
        call.typed = true;
        var failure = new Failure();
        var result = finish(call, failure, () -> {
            resolving.resolve(call);
            reading.typed(call, contract.input(), input);
            return advance(call);
        });
        return new Typed<>(
                result.isOk() ? Optional.ofNullable((O) call.output) : Optional.empty(), failure.error, result);
    }

    /** After a person's yes: planned and decided again, then run. */
    public ToolResult resume(Caller caller, Approval approval) {
        var call = start(approval.tool(), caller);
        call.resumed = Optional.of(approval);
        call.operationId = approval.operationId();
        var result = finish(call, () -> {
            resolving.resolve(call);
            reading.read(call, approval.arguments(), false);
            return advance(call);
        });
        if (call.done) {
            quietly(() -> services.approvals().done(approval.principal(), approval.id(), result.text()));
        }
        return result;
    }

    /** Steps 1 to 5: what the call would do, and what would be decided. Nothing is asked, recorded or done. */
    public DryRun dryRun(Caller caller, String tool, String arguments) {
        var call = start(tool, caller);
        resolving.resolve(call);
        reading.read(call, arguments, severalAccounts(call));
        if (call.offer().composite().isPresent()) {
            var plan = Composites.plan(call);
            return new DryRun(plan, plan.preview(), call.decision());
        }
        routing.route(call);
        try {
            planning.plan(call);
            deciding.decide(call);
        } catch (NotFound e) {
            throw absent();
        } catch (LostAnswer e) {
            throw defect(call, e);
        }
        return new DryRun(call.plan(), Questions.of(call), call.decision());
    }

    /** After something was done, nothing that is only noted down may fail it. */
    private static void quietly(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "what became of a question cannot be recorded: {}",
                    e.getClass().getName());
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

    /** The tools of a principal. */
    public Toolbox toolbox() {
        return new Toolbox(services, routing);
    }

    /** What a person sees of a connection's resources. */
    public Inventory inventory() {
        return new Inventory(services, routing, this::start);
    }

    private Call start(String tool, Caller caller) {
        return new Call(tool, caller, Deadline.in(services.deadline()));
    }

    private boolean severalAccounts(Call call) {
        return call.offer().composite().isEmpty()
                && routing.sources(call.caller, call.offer()).size() > 1;
    }

    /** Steps 3 to 10 of a call that was resolved and read. */
    private String advance(Call call) {
        if (call.offer().composite().isPresent()) {
            var calls = new CompositeCalls(this, routing, services, call);
            call.output = Composites.run(call, calls);
            return shaping.shape(call, calls.withheld(), false);
        }
        try {
            perform(call, () -> routing.route(call));
            return shaping.shape(call, Filtering.withheld(call), call.severalAccounts);
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

    /** Steps 3 to 9. */
    private void perform(Call call, Runnable route) {
        for (int questions = 0; ; questions++) {
            route.run();
            approving.tellWhatWasDone(call);
            var entry = inFlight.enter(call); // before the decision: what is forbidden after it stops this call
            try {
                planning.plan(call);
                deciding.decide(call);
                if (approving.approve(call) == Next.RUN) {
                    recording.intend(call);
                    running.run(call);
                    break;
                }
            } catch (NotFound e) {
                throw absent(); // one text for what is not there, what is hidden, and what the provider says of either
            } finally {
                inFlight.leave(entry);
            }
            if (questions == MOST_QUESTIONS_PER_CALL) {
                throw new ProviderUnavailable(
                        "What this would change keeps changing. Nothing was done; try again later.");
            }
            call.deadline = Deadline.in(services.deadline()); // a person's time does not count
        }
        try {
            filtering.filter(call);
        } catch (RuntimeException e) {
            if (!call.plan().readsOnly()) {
                throw new DoneUnshown(); // after a successful write nothing may report a failure
            }
            throw e instanceof NotFound ? absent() : e;
        }
    }

    private static NotFound absent() {
        return new NotFound("Nothing of that id is there for you. Look it up again before you use it.");
    }

    /** One source of a composite: steps 3 to 9 and 11 by itself. */
    @SuppressWarnings("unchecked") // the output is of the contract that was called
    <I, O> Calls.Answer<O> inner(Call outer, Offer offer, Routing.Source source, I input, Consumer<Call> heard) {
        var call = start(offer.tool(), outer.caller);
        call.deadline = outer.deadline;
        call.typed = true;
        var failure = new Failure();
        finish(call, failure, () -> {
            resolving.resolve(call);
            reading.typed(call, (Class<I>) offer.contract().input(), input);
            perform(call, () -> routing.to(call, source));
            shaping.heard(call);
            heard.accept(call);
            return "";
        });
        var label = source.connection().label();
        return failure.error.isPresent()
                ? new Calls.Answer<>(label, Optional.empty(), failure.error)
                : new Calls.Answer<>(label, Optional.of((O) call.output()), Optional.empty());
    }

    private interface Steps {
        String go();
    }

    /** What a call failed with. */
    private static final class Failure {
        private Optional<ConnectorException> error = Optional.empty();
    }

    private ToolResult finish(Call call, Steps steps) {
        return finish(call, new Failure(), steps);
    }

    private ToolResult finish(Call call, Failure failure, Steps steps) {
        ToolResult result;
        try {
            result = ToolResult.ok(steps.go());
        } catch (AlreadyDone e) {
            quietly(() -> services.approvals()
                    .told(call.caller.principal(), e.approval().id()));
            result = ToolResult.ok(e.approval().result().orElseGet(Envelope::doneUnshown));
        } catch (DoneUnshown e) {
            result = ToolResult.ok(Envelope.doneUnshown());
        } catch (ConnectorException e) {
            failure.error = Optional.of(e);
            result = refusals.result(call, e);
        } catch (RuntimeException e) {
            var defect = defect(call, e);
            failure.error = Optional.of(defect);
            result = refusals.result(call, defect);
        }
        recording.outcome(call, result.code(), result.text().length());
        return result;
    }

    /** Where it failed, without what its message says: a connector's text may hold contents, which belong into no log. */
    private static Throwable withoutWords(RuntimeException e) {
        var place = new IllegalStateException(e.getClass().getName());
        place.setStackTrace(e.getStackTrace());
        return place;
    }

    private ConnectorException defect(Call call, RuntimeException e) {
        if (e instanceof LostAnswer) {
            return new ProviderUnavailable(
                    "The provider did not answer. Try once more later, or go on without it.", "lost answer", e);
        }
        LOG.error("{} failed", call.offer == null ? "a call" : call.tool, withoutWords(e));
        if (call.intent.isPresent() && !call.done) {
            recording.finish(call, Intent.State.UNKNOWN);
        }
        return new ProviderRejected(
                "This failed for a reason in the application, not in what you passed. Don't repeat it; tell the user.",
                e.getClass().getName(),
                e);
    }
}
