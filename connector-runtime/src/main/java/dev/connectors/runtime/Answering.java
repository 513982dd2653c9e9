package dev.connectors.runtime;

import dev.connectors.call.Caller;
import dev.connectors.error.ApprovalExpired;
import dev.connectors.error.ConnectorException;
import dev.connectors.permission.Principal;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.TextCleaner;
import dev.connectors.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A person's answer to a question. */
final class Answering {

    private final Parts parts;
    private final Principal principal;
    private final Recording recording;

    Answering(Parts parts, Principal principal, Recording recording) {
        this.parts = parts;
        this.principal = principal;
        this.recording = recording;
    }

    ToolResult approve(String id, String by) {
        var channel = channel(by);
        var approval = parts.approvals().find(principal, id);
        if (approval.isEmpty() || !parts.approvals().answer(approval.get(), true, channel)) {
            return expired();
        }
        var asked = approval.get();
        var caller = new Caller(principal, asked.conversation(), asked.zone(), Set.of(), channel, Optional.empty());
        return parts.pipeline().resume(caller, asked);
    }

    void decline(String id, String by) {
        parts.approvals()
                .find(principal, id)
                .ifPresent(approval -> parts.approvals().answer(approval, false, channel(by)));
        recording.record("decline", "");
    }

    private static String channel(String by) {
        return TextCleaner.line(by, 80);
    }

    private static ToolResult expired() {
        ConnectorException error = new ApprovalExpired(
                "This question is not open any more: it was answered, or too much time went by. Nothing was done by it; call again if the user still wants it.");
        return new ToolResult(Envelope.error(error), error.code(), Optional.empty(), List.of(), Optional.empty());
    }
}
