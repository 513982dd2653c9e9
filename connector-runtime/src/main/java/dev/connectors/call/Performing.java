package dev.connectors.call;

import dev.connectors.call.Approving.Next;
import dev.connectors.call.Running.DoneUnshown;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.Deadline;
import dev.connectors.tool.Projection;

/** Steps 3 to 9 on one connection, in their order; 3 to 6 once more after each answer of a person. */
final class Performing {

    private static final int MOST_QUESTIONS_PER_CALL = 3;
    private static final String ABSENT = "Nothing of that id is there for you. Look it up again before you use it.";

    private final Services services;
    private final InFlight inFlight;
    private final Planning planning;
    private final Deciding deciding;
    private final Approving approving;
    private final Recording recording;
    private final Running running;
    private final Filtering filtering;

    Performing(Services services, InFlight inFlight, Routing routing, Recording recording) {
        this.services = services;
        this.inFlight = inFlight;
        this.recording = recording;
        this.deciding = new Deciding(services, routing);
        this.planning = new Planning(routing, deciding);
        this.approving = new Approving(services);
        this.running = new Running(routing, recording);
        this.filtering = new Filtering(planning);
    }

    /**
     * All of them.
     *
     * @param route leads the call to its connection, each time anew
     */
    void perform(Call call, Runnable route) {
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
                throw absent(
                        call); // one text for what is not there, what is hidden, and what the provider says of either
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
            throw e instanceof NotFound ? absent(call) : e;
        }
    }

    /** Steps 4 and 5 of a call that was routed: what it would do, and what would be decided. */
    DryRun dryRun(Call call) {
        try {
            planning.plan(call);
            deciding.decide(call);
        } catch (NotFound e) {
            throw absent(call);
        }
        return new DryRun(call.plan(), Questions.of(call), call.decision());
    }

    /** The contract's own sentence, which knows what can be absent; never one of a connector, which knows what is. */
    private NotFound absent(Call call) {
        var offer = call.offer();
        return new NotFound(offer.contract()
                .absent()
                .map(sentence -> Projection.named(sentence, services.catalog().siblings(offer)))
                .orElse(ABSENT));
    }
}
