package dev.connectors.mcp.protocol;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Approver;
import dev.connectors.error.ApprovalExpired;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the person through the client ({@code elicitation/create}). The question is in the message in full; the form has one field,
 * whose default is no. Only a form that was accepted with yes is a yes.
 *
 * <p>That a client answers by itself cannot be seen from here: the record names the client of each yes, and a configuration can do
 * without the client's word.
 */
final class Elicitation implements Approver {

    private static final Logger LOG = LoggerFactory.getLogger(Elicitation.class);
    private static final String FIELD = "answer";
    private static final String YES = "yes";
    private static final String NO = "no";

    private final Asked asked;
    private final Outlet outlet;
    private final McpJsonMapper mapper;
    private final String name;
    private final Duration patience;

    /**
     * Through a client.
     *
     * @param asked where its answers come in
     * @param outlet of the call that needs a yes
     * @param name of the client, for the record
     * @param patience how long a question waits
     */
    Elicitation(Asked asked, Outlet outlet, McpJsonMapper mapper, String name, Duration patience) {
        this.asked = asked;
        this.outlet = outlet;
        this.mapper = mapper;
        this.name = name;
        this.patience = patience;
    }

    @Override
    public boolean ask(Approval approval) {
        var question = new ElicitFormRequest(message(approval), form(approval), Map.of());
        Optional<ElicitResult> answer;
        try {
            answer = asked.ask(outlet, McpSchema.METHOD_ELICITATION_CREATE, question, patience)
                    .flatMap(this::read);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = Optional.empty();
        }
        if (answer.isEmpty() || answer.get().action() == ElicitResult.Action.CANCEL) {
            throw new ApprovalExpired(
                    "The user was asked to approve this and did not answer. Nothing was done. Tell them"
                            + " what you prepared; call again when they are back.");
        }
        return isYes(answer.get());
    }

    /** An error, or an answer of another form, is none. */
    private Optional<ElicitResult> read(JSONRPCResponse response) {
        if (response.error() != null || response.result() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(mapper.convertValue(response.result(), ElicitResult.class));
        } catch (RuntimeException e) {
            LOG.info("an elicitation was answered in another form");
            return Optional.empty();
        }
    }

    private static boolean isYes(ElicitResult answer) {
        return answer.action() == ElicitResult.Action.ACCEPT
                && answer.content() != null
                && YES.equals(answer.content().get(FIELD));
    }

    @Override
    public String channel() {
        return "elicitation/" + name;
    }

    private static String message(Approval approval) {
        var lines = approval.preview().lines().stream()
                .map(line -> "\n" + line.label() + ": " + line.value())
                .collect(Collectors.joining());
        return approval.question() + lines + "\n" + approval.reason() + " Nothing has been done yet.";
    }

    private static Map<String, Object> form(Approval approval) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("type", "string");
        answer.put("title", approval.question());
        answer.put("enum", List.of(NO, YES));
        answer.put(
                "enumNames", List.of(approval.preview().no(), approval.preview().yes()));
        answer.put("default", NO);
        var form = new LinkedHashMap<String, Object>();
        form.put("type", "object");
        form.put("properties", Map.of(FIELD, answer));
        form.put("required", List.of(FIELD));
        return form;
    }
}
