package dev.connectors.call;

import dev.connectors.audit.Intent;
import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.AnsweredButUnread;
import dev.connectors.http.Deadline;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Action;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.Repeat;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 8: the connector's code runs, once. A lost answer to a write is confirmed where the provider can be asked, and otherwise said
 * to be unknown; it is never sent again blindly.
 */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    /** To ask what became of a write one may take longer than the call had left: the answer decides whether it happens twice. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    private final Routing routing;
    private final Recording recording;

    Running(Routing routing, Recording recording) {
        this.routing = routing;
        this.recording = recording;
    }

    void run(Call call) {
        boolean writes = !call.plan().readsOnly();
        if (call.takenOver && confirmed(call)) {
            return;
        }
        var http = writes
                ? routing.client(
                        call,
                        new Routing.Source(call.bound(), call.connection()),
                        true,
                        call.bound().action().repeat() instanceof Repeat.Safe)
                : call.context().http(); // which cannot write
        var context = call.context().with(http, call.operationId, call.grant);
        try {
            call.output = writes ? write(call, context) : perform(call, context);
            call.done = true;
        } catch (LostAnswer | AnsweredButUnread e) {
            if (!writes) {
                throw new ProviderUnavailable(unavailable(call), "the answer was lost or unreadable", e);
            }
            afterLostAnswer(call, e);
        }
        recording.finish(call, Intent.State.DONE);
    }

    private Object write(Call call, CallContext context) {
        try {
            return perform(call, context);
        } catch (Conflict e) {
            // Under the key of a call whose outcome was open, 'it exists' may be that very call's doing: compare before
            // believing.
            if (call.takenOver && confirmed(call)) {
                return call.output();
            }
            return failed(call, Intent.State.FAILED, e);
        } catch (OutcomeUnknown e) {
            // The connector lost an answer in the middle; there is more time to find out here than it had.
            if (confirmed(call)) {
                return call.output();
            }
            recording.finish(call, Intent.State.UNKNOWN);
            throw e;
        } catch (ConnectorException e) {
            return failed(call, call.takenOver ? Intent.State.UNKNOWN : Intent.State.FAILED, e);
        } catch (LostAnswer | AnsweredButUnread e) {
            throw e;
        } catch (RuntimeException e) {
            // A defect in the connector's code, in the middle of a write: nobody knows how far it came.
            LOG.error(
                    "{} failed in {}: {}",
                    call.tool,
                    call.bound().info().id(),
                    e.getClass().getName());
            recording.finish(call, Intent.State.UNKNOWN);
            throw new OutcomeUnknown(
                    unknown(call), "a defect in the connector: " + e.getClass().getName(), e);
        }
    }

    /** A write of several requests may fail at a later one: then a part of it is done, and the record must not deny it. */
    private Object failed(Call call, Intent.State state, ConnectorException failure) {
        if (call.accepted.get() == 0) {
            recording.finish(call, state);
            throw failure;
        }
        if (confirmed(call)) {
            return call.output();
        }
        recording.finish(call, Intent.State.UNKNOWN);
        throw new OutcomeUnknown(
                call.providerTitle() + " did a part of this and not the rest. Don't repeat it; tell the user to look.",
                "a later request failed: " + failure.code(),
                failure);
    }

    private static Object perform(Call call, CallContext context) {
        if (call.bound().action() instanceof PlannedAction<?, ?, ?> planned) {
            var facts = call.facts;
            if (facts == null) {
                throw new IllegalStateException("a planned action runs on facts");
            }
            return Planning.planned(planned).run(call.input(), facts, context);
        }
        return action(call).run(call.input(), context);
    }

    private void afterLostAnswer(Call call, RuntimeException lost) {
        if (confirmed(call)) {
            return;
        }
        if (lost instanceof AnsweredButUnread && !(action(call).repeat() instanceof Repeat.Confirmed)) {
            call.done = true; // accepted by the provider: done, and its result cannot be shown
            recording.finish(call, Intent.State.DONE);
            throw new DoneUnshown();
        }
        // Where the provider can be asked and does not confirm it, a 2xx that nobody can read proves nothing.
        recording.finish(call, Intent.State.UNKNOWN);
        throw new OutcomeUnknown(unknown(call), "the answer was lost or unreadable", lost);
    }

    /** Whether the provider says that this very call was done. Failing to find out is no answer. */
    private boolean confirmed(Call call) {
        if (!(action(call).repeat() instanceof Repeat.Confirmed<Object, Object> confirmed)) {
            return false;
        }
        var deadline = call.deadline;
        if (deadline.remaining().compareTo(CONFIRMATION) < 0 && !deadline.isCancelled()) {
            call.deadline = Deadline.in(CONFIRMATION);
        }
        try {
            var http = routing.client(call, new Routing.Source(call.bound(), call.connection()), false, true);
            Optional<Object> found =
                    confirmed.find().apply(call.input(), call.context().with(http, call.operationId, call.grant));
            if (found.isPresent()) {
                call.output = found.get();
                call.done = true;
                recording.finish(call, Intent.State.DONE);
                return true;
            }
        } catch (NotFound e) {
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} could not be confirmed: {}",
                    call.operationId,
                    e.getClass().getName());
        }
        return false;
    }

    @SuppressWarnings("unchecked") // the input was read for this action's contract
    private static Action<Object, Object> action(Call call) {
        return (Action<Object, Object>) call.bound().action();
    }

    private static String unavailable(Call call) {
        return call.providerTitle() + " did not answer. Try once more later, or go on without it.";
    }

    private static String unknown(Call call) {
        return call.providerTitle()
                + "'s answer was lost or could not be read, and it is not known whether this was done. Don't repeat it; tell the user to look in a minute.";
    }

    /** The signal that a write is done and its result cannot be shown. */
    static final class DoneUnshown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DoneUnshown() {
            super("done, result not shown", null, false, false);
        }
    }
}
