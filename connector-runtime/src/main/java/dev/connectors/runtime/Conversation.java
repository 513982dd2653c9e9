package dev.connectors.runtime;

import dev.connectors.approval.Approver;
import dev.connectors.audit.AuditEntry;
import dev.connectors.call.Caller;
import dev.connectors.call.DryRun;
import dev.connectors.call.Pipeline;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Plan;
import dev.connectors.domain.Preview;
import dev.connectors.error.ConnectorException;
import dev.connectors.permission.Decision;
import dev.connectors.permission.Principal;
import dev.connectors.tool.TextCleaner;
import dev.connectors.tool.Tool;
import dev.connectors.tool.ToolResult;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The assistant's hands, in one chat of one person. Immutable and thread-safe; calls run on the caller's thread.
 *
 * <p>It has no method that gives a permission. What was read in a conversation stays with it: once text that others wrote was read,
 * what goes outward asks more often.
 */
public final class Conversation {

    /**
     * What a typed call ended with.
     *
     * @param value the output, as far as the assistant may see it; the cursor of its page is sealed, and goes back as it is
     * @param error why there is none
     * @param accounts the label of each item's account, where it is a page over several; else empty
     * @param failed the accounts that are lacking in it, by their labels
     */
    public record Answer<O>(
            Optional<O> value,
            Optional<ConnectorException> error,
            List<String> accounts,
            Map<String, ConnectorException> failed) {

        public Answer {
            accounts = List.copyOf(accounts);
            failed = Map.copyOf(failed);
        }
    }

    /**
     * What a call would do. Nothing was asked, recorded or done.
     *
     * @param plan the plan
     * @param preview what a person would be shown
     * @param decision what would be decided: allow or ask
     */
    public record Outlook(Plan plan, Preview preview, Decision decision) {}

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Connectors connectors;
    private final Parts parts;
    private final Caller caller;

    Conversation(Connectors connectors, Parts parts, Caller caller) {
        this.connectors = connectors;
        this.parts = parts;
        this.caller = caller;
    }

    /** Whose. */
    public Principal principal() {
        return caller.principal();
    }

    /** Its id. */
    public String id() {
        return caller.conversation();
    }

    /** The same for a user in another zone. */
    public Conversation in(ZoneId zone) {
        return with(new Caller(
                caller.principal(),
                caller.conversation(),
                Objects.requireNonNull(zone, "zone"),
                caller.trusted(),
                caller.channel(),
                caller.approver()));
    }

    /**
     * The same for one turn in which the user typed these addresses. Whole addresses that a person typed themselves, never ones that
     * they pasted or that a model found.
     */
    public Conversation trusting(Set<EmailAddress> typed) {
        return with(new Caller(
                caller.principal(), caller.conversation(), caller.zone(), typed, caller.channel(), caller.approver()));
    }

    /** The same by another way, named for the record, such as {@code mcp/inspector 0.15}. */
    public Conversation through(String channel) {
        return with(new Caller(
                caller.principal(),
                caller.conversation(),
                caller.zone(),
                caller.trusted(),
                TextCleaner.line(channel, 80),
                caller.approver()));
    }

    /** The same with a person who can be asked while a call waits. */
    public Conversation approvedBy(Approver approver) {
        return with(new Caller(
                caller.principal(),
                caller.conversation(),
                caller.zone(),
                caller.trusted(),
                caller.channel(),
                Optional.of(approver)));
    }

    /** What to offer the model: only what is on, connected and permitted. */
    public List<Tool> tools() {
        parts.requireOpen();
        return parts.pipeline().toolbox(parts.tier()).tools(caller);
    }

    /**
     * A model's tool call, as it came.
     *
     * @param tool the tool's name
     * @param arguments JSON
     * @return give its text back to the model, whatever it says
     */
    public ToolResult call(String tool, String arguments) {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(arguments, "arguments");
        parts.requireOpen();
        var result = parts.pipeline().call(caller, tool, arguments);
        tell(result);
        return result;
    }

    /** A typed call, through the same steps; a list of all accounts, anything else of the only one that could do it. */
    public <I, O> Answer<O> call(ActionContract<I, O> contract, I input) {
        return typed(contract, input, Optional.empty());
    }

    /** A typed call of one account, by its label. */
    public <I, O> Answer<O> call(ActionContract<I, O> contract, I input, String account) {
        return typed(contract, input, Optional.of(account));
    }

    private <I, O> Answer<O> typed(ActionContract<I, O> contract, I input, Optional<String> account) {
        Objects.requireNonNull(contract, "contract");
        Objects.requireNonNull(input, "input");
        parts.requireOpen();
        Pipeline.Typed<O> typed = parts.pipeline().call(caller, contract, input, account);
        tell(typed.result());
        return new Answer<>(typed.value(), typed.error(), typed.accounts(), typed.failed());
    }

    /** The call is over: a listener that fails must not make it look as if it had failed. */
    private void tell(ToolResult result) {
        try {
            parts.onResult().accept(this, result);
        } catch (RuntimeException e) {
            LOG.error("the listener for results failed with {}", e.getClass().getName());
        }
    }

    /**
     * What a call would do, and whether it would ask. It reads, and the record says so. For people: what it shows may hold text that
     * others wrote, so don't give it to a model.
     *
     * @throws ConnectorException for what would be refused
     */
    public Outlook dryRun(String tool, String arguments) {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(arguments, "arguments");
        parts.requireOpen();
        var started = System.nanoTime();
        try {
            DryRun dry = parts.pipeline().dryRun(caller, tool, arguments);
            record(tool, Optional.of(dry), "ok", started);
            return new Outlook(dry.plan(), dry.preview(), dry.decision());
        } catch (ConnectorException e) {
            record(tool, Optional.empty(), e.code(), started);
            throw e;
        }
    }

    /** It has been looked at all the same, so a row that is lost does not fail it. */
    private void record(String tool, Optional<DryRun> dry, String outcome, long started) {
        try {
            parts.stores()
                    .audit()
                    .append(new AuditEntry(
                            AuditEntry.Kind.DRY_RUN,
                            parts.clock().instant(),
                            caller.principal(),
                            caller.conversation(),
                            caller.channel(),
                            TextCleaner.line(tool, 64),
                            "",
                            "",
                            dry.map(one -> one.plan().effects()).orElse(Set.of()).stream()
                                    .map(Enum::name)
                                    .collect(Collectors.toUnmodifiableSet()),
                            dry.map(one -> one.decision().asks() ? "asked" : "allowed")
                                    .orElse(""),
                            dry.map(one -> one.decision().reason().name().toLowerCase(Locale.ROOT))
                                    .orElse(""),
                            "",
                            outcome,
                            "",
                            dry.map(one -> one.plan().recipients().named().size())
                                    .orElse(0),
                            Duration.ofNanos(System.nanoTime() - started),
                            0));
        } catch (RuntimeException e) {
            LOG.error("a dry run cannot be recorded: {}", e.getClass().getName());
        }
    }

    /** What is on and what it shows, in one line for the head of a chat; for people, since titles are text that others may have written. */
    public String dataSources() {
        return connectors.settings(caller.principal()).dataSources();
    }

    private Conversation with(Caller other) {
        return new Conversation(connectors, parts, other);
    }
}
