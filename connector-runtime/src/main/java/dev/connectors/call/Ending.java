package dev.connectors.call;

import dev.connectors.approval.Approvals;
import dev.connectors.audit.Intent;
import dev.connectors.call.Approving.AlreadyDone;
import dev.connectors.call.Running.DoneUnshown;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.LostAnswer;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.ToolResult;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a call ends with, whatever its steps threw: a result, and one row in the record. */
final class Ending {

    /** A call that is over. */
    record Ended(ToolResult result, Optional<ConnectorException> error) {}

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Approvals approvals;
    private final Recording recording;
    private final Refusals refusals;

    Ending(Services services, Recording recording) {
        this.approvals = services.approvals();
        this.recording = recording;
        this.refusals = new Refusals(services);
    }

    /**
     * Goes through the steps.
     *
     * @param steps give the text of the result
     */
    Ended of(Call call, Supplier<String> steps) {
        var ended = ended(call, steps);
        recording.outcome(call, ended.result().code(), ended.result().text().length());
        return ended;
    }

    private Ended ended(Call call, Supplier<String> steps) {
        try {
            return new Ended(refusals.partly(call, steps.get()), Optional.empty());
        } catch (AlreadyDone e) {
            quietly(() -> approvals.told(call.caller.principal(), e.approval().id()));
            return new Ended(ToolResult.ok(e.approval().result().orElseGet(Envelope::doneUnshown)), Optional.empty());
        } catch (DoneUnshown e) {
            return new Ended(ToolResult.ok(Envelope.doneUnshown()), Optional.empty());
        } catch (ConnectorException e) {
            return new Ended(refusals.result(call, e), Optional.of(e));
        } catch (RuntimeException e) {
            var defect = defect(call, e);
            return new Ended(refusals.result(call, defect), Optional.of(defect));
        }
    }

    /** After something was done, nothing that is only noted down may fail it. */
    static void quietly(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "what became of a question cannot be recorded: {}",
                    e.getClass().getName());
        }
    }

    /** An error that no step should have thrown, in words that tell nothing of what it says. */
    ConnectorException defect(Call call, RuntimeException e) {
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

    /** Where it failed, without what its message says: a connector's text may hold contents, which belong into no log. */
    private static Throwable withoutWords(RuntimeException e) {
        var place = new IllegalStateException(e.getClass().getName());
        place.setStackTrace(e.getStackTrace());
        return place;
    }
}
