package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotPermitted;
import dev.connectors.permission.Decision;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.ToolResult;
import dev.connectors.tool.ToolResult.SignInNeeded;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An error as its readers need it: the model whose move is next, the host what to show, the person the whole reason. */
final class Refusals {

    private final Services services;

    Refusals(Services services) {
        this.services = services;
    }

    ToolResult result(Call call, ConnectorException error) {
        return new ToolResult(
                Envelope.error(error), error.code(), approval(call, error), signIns(call, error), reason(call, error));
    }

    /** A result, with what a person must do for the accounts that are lacking in it. */
    ToolResult partly(Call call, String text) {
        if (call.failed.isEmpty()) {
            return ToolResult.ok(text);
        }
        var approval = call.failed.stream()
                .flatMap(failed -> approval(call, failed.error()).stream())
                .findFirst();
        return new ToolResult(text, "ok", approval, List.copyOf(ofAccounts(call)), Optional.empty());
    }

    private Optional<Approval> approval(Call call, ConnectorException error) {
        return error instanceof ApprovalRequired waiting
                ? services.approvals().find(call.caller.principal(), waiting.approval())
                : Optional.empty();
    }

    private List<SignInNeeded> signIns(Call call, ConnectorException error) {
        var needed = ofAccounts(call);
        if (call.bound != null) {
            NextStep.of(services, call.bound, error).ifPresent(needed::add);
        }
        return List.copyOf(needed);
    }

    private Set<SignInNeeded> ofAccounts(Call call) {
        var needed = new LinkedHashSet<SignInNeeded>();
        for (var failed : call.failed) {
            NextStep.of(services, failed.source().bound(), failed.error()).ifPresent(needed::add);
        }
        return needed;
    }

    private static Optional<String> reason(Call call, ConnectorException error) {
        var decision = call.decision;
        if (decision != null && decision.reason() == Decision.Reason.RESOURCE_HIDDEN) {
            return Optional.of("The assistant asked for something that you keep hidden, or that is not there.");
        }
        if (error instanceof NotPermitted && call.bound != null) {
            return Optional.of("The assistant wanted to use "
                    + call.bound.info().title() + ": " + (decision == null ? "it is off" : decision.sentence()) + ".");
        }
        return Optional.empty();
    }
}
