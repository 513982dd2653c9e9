package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Binding;
import dev.connectors.audit.AuditEntry;
import dev.connectors.audit.AuditEntry.Kind;
import dev.connectors.audit.Intent;
import dev.connectors.domain.Effect;
import dev.connectors.error.BudgetExhausted;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.permission.Budget;
import dev.connectors.spi.Repeat;
import dev.connectors.tool.TextCleaner;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps 7 and 11: the intent and the budget before a write; the outcome of every call after it. Never contents. */
final class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private static final Set<Effect> READS = Set.of(Effect.READ);
    private static final Set<String> READ_NAMES = Set.of(Effect.READ.name());

    /**
     * For so long a call of the same arguments is taken for the same wish as one whose outcome is open, and goes on under its key. After
     * a day it is a new wish: an append of the same line next week must not be refused for ever, and must not be taken for done because
     * something of last week is found. The record keeps the intent without an end.
     */
    private static final Duration OPEN = Duration.ofDays(1);

    private final Services services;

    Recording(Services services) {
        this.services = services;
    }

    /** Step 7. What cannot be recorded does not run. */
    void intend(Call call) {
        if (call.plan().readsOnly()) {
            return;
        }
        takeBudget(call);
        var arguments =
                Binding.sha256(Reading.shape(call.offer().contract().input()).canonical(call.input()));
        if (call.operationId.isEmpty()) {
            call.operationId = services.operationIds().get();
        }
        var intent = new Intent(
                call.operationId,
                call.caller.principal(),
                call.connection().id(),
                call.offer().contract().name(),
                arguments,
                Intent.State.STARTED,
                services.clock().instant());
        try {
            var open = services.intents().start(intent, intent.since().minus(OPEN));
            if (open.isPresent()) {
                takeOver(call, open.get());
                intent = open.get().in(Intent.State.STARTED);
                services.intents().update(intent);
            }
            call.intent = Optional.of(intent);
            services.audit().append(entry(call, Kind.INTENT, "", 0));
        } catch (OutcomeUnknown e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "the record cannot be written, so no write runs: {}",
                    e.getClass().getName());
            finish(call, call.takenOver ? Intent.State.UNKNOWN : Intent.State.FAILED);
            throw new NotPermitted(
                    "Nothing was done: the application cannot keep its record at the moment. Tell the user.");
        }
    }

    /** The same call, whose outcome is open: it goes on under the same key, so that it cannot happen twice. */
    private void takeOver(Call call, Intent open) {
        call.operationId = open.operationId();
        call.takenOver = true;
        boolean canTell = call.bound().action().repeat() instanceof Repeat.Confirmed
                || call.bound().action().repeat() instanceof Repeat.Safe;
        if (!canTell && call.approval.isEmpty()) {
            throw new OutcomeUnknown(
                    "This very call was made before and its outcome is not known. Don't repeat it; ask the user to look.");
        }
    }

    private void takeBudget(Call call) {
        var amounts = new EnumMap<Budget, Integer>(Budget.class);
        amounts.put(Budget.WRITES, 1);
        if (call.plan().effects().contains(Effect.OUTBOUND)) {
            amounts.put(Budget.OUTBOUND, 1);
        }
        int people = call.plan().recipients().named().size();
        if (people > 0) {
            amounts.put(Budget.RECIPIENTS, people);
        }
        var used = services.budgets()
                .take(
                        call.caller.principal(),
                        call.caller.conversation(),
                        Map.copyOf(amounts),
                        services.caps(),
                        services.clock().instant());
        if (used.isPresent()) {
            throw new BudgetExhausted(
                    "Nothing was done: the cap on " + used.get().name().toLowerCase(Locale.ROOT)
                            + " within the hour is reached. Tell the user; they can do it themselves.",
                    Optional.empty());
        }
    }

    /** What became of the write. */
    void finish(Call call, Intent.State state) {
        call.intent.ifPresent(intent -> {
            try {
                services.intents().update(intent.in(state));
            } catch (RuntimeException e) {
                // It stays open, which is honest: the next same call takes it over.
                LOG.error(
                        "what became of operation {} cannot be recorded: {}",
                        intent.operationId(),
                        e.getClass().getName());
            }
        });
    }

    /** Step 11. A read whose row is lost has been read all the same, so this does not fail the call. */
    void outcome(Call call, String code, int resultSize) {
        try {
            services.audit().append(entry(call, Kind.CALL, code, resultSize));
        } catch (RuntimeException e) {
            LOG.error(
                    "the outcome of a call cannot be recorded: {}", e.getClass().getName());
        }
    }

    private static Set<String> names(Set<Effect> effects) {
        return effects.equals(READS)
                ? READ_NAMES
                : effects.stream().map(Effect::name).collect(Collectors.toUnmodifiableSet());
    }

    private AuditEntry entry(Call call, Kind kind, String outcome, int resultSize) {
        var plan = call.plan;
        var decision = call.decision;
        var duration = Duration.ofNanos(Math.max(0, System.nanoTime() - call.startedNanos - call.waitedNanos));
        return new AuditEntry(
                kind,
                services.clock().instant(),
                call.caller.principal(),
                call.caller.conversation(),
                call.caller.channel(),
                TextCleaner.line(call.tool, 64),
                call.bound == null ? "" : call.bound.info().id(),
                call.connection == null ? "" : call.connection.label(),
                plan == null ? Set.of() : names(plan.effects()),
                decision == null
                        ? ""
                        : switch (decision.outcome()) {
                            case ALLOW -> "allowed";
                            case ASK -> "asked";
                            case DENY -> "refused";
                        },
                decision == null ? "" : decision.reason().name().toLowerCase(Locale.ROOT),
                call.approval
                        .filter(a -> a.state() == Approval.State.APPROVED || a.state() == Approval.State.SPENT)
                        .flatMap(Approval::decidedBy)
                        .orElse(""),
                outcome,
                call.operationId,
                plan == null ? 0 : plan.recipients().named().size(),
                duration,
                resultSize);
    }
}
