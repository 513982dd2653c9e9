package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.MissingScope;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.permission.Decision;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.ToolResult;
import dev.connectors.tool.ToolResult.SignInNeeded;
import java.util.Optional;

/** An error as its readers need it: the model whose move is next, the host what to show, the person the whole reason. */
final class Refusals {

    private final Services services;

    Refusals(Services services) {
        this.services = services;
    }

    ToolResult result(Call call, ConnectorException error) {
        return new ToolResult(
                Envelope.error(error), error.code(), approval(call, error), signIn(call, error), reason(call, error));
    }

    private Optional<Approval> approval(Call call, ConnectorException error) {
        return error instanceof ApprovalRequired waiting
                ? services.approvals().find(call.caller.principal(), waiting.approval())
                : Optional.empty();
    }

    private static Optional<SignInNeeded> signIn(Call call, ConnectorException error) {
        if (call.bound == null) {
            return Optional.empty();
        }
        var connector = call.bound.info().id();
        var title = call.providerTitle();
        if (error instanceof NotConnected) {
            return Optional.of(new SignInNeeded(connector, "Sign in to " + title + " to go on."));
        }
        if (error instanceof ReauthorizationRequired) {
            return Optional.of(new SignInNeeded(connector, "Sign in to " + title + " again to go on."));
        }
        if (error instanceof MissingScope) {
            return Optional.of(new SignInNeeded(connector, "Allow this at " + title + " to go on."));
        }
        return Optional.empty();
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
