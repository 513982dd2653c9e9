package dev.connectors.mcp;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Approver;
import dev.connectors.error.ApprovalExpired;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

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

    private final McpAsyncServerExchange client;
    private final String name;
    private final Duration patience;
    private final Mono<Void> ended;

    /**
     * Through a client.
     *
     * @param name of the client, for the record
     * @param patience how long a question waits
     * @param ended ends when the client is gone
     */
    Elicitation(McpAsyncServerExchange client, String name, Duration patience, Mono<Void> ended) {
        this.client = client;
        this.name = name;
        this.patience = patience;
        this.ended = ended;
    }

    /** Whether a client can be asked: it declares elicitation, and not the kind by URL alone. */
    static boolean isOffered(McpAsyncServerExchange client) {
        return Optional.ofNullable(client.getClientCapabilities())
                .flatMap(capabilities -> Optional.ofNullable(capabilities.elicitation()))
                .filter(elicitation -> elicitation.form() != null || elicitation.url() == null)
                .isPresent();
    }

    @Override
    public boolean ask(Approval approval) {
        Optional<ElicitResult> answer;
        try {
            answer = client.createElicitation(new ElicitFormRequest(message(approval), form(approval), Map.of()))
                    .timeout(patience)
                    .takeUntilOther(ended)
                    .blockOptional();
        } catch (RuntimeException e) { // no time, no client, or an answer of another form
            LOG.info("an elicitation ended without an answer", e);
            answer = Optional.empty();
        }
        if (answer.isEmpty() || answer.get().action() == ElicitResult.Action.CANCEL) {
            throw new ApprovalExpired(
                    "The user was asked to approve this and did not answer. Nothing was done. Tell them"
                            + " what you prepared; call again when they are back.");
        }
        return isYes(answer.get());
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
