package dev.connectors.permission;

import static dev.connectors.permission.Decision.allow;
import static dev.connectors.permission.Decision.ask;
import static dev.connectors.permission.Decision.deny;

import dev.connectors.domain.Access;
import dev.connectors.domain.Effect;
import dev.connectors.permission.Decision.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decision: a pure function, most restrictive first. Everything that may forbid is asked before anything that may ask, and
 * everything that asks before anything that allows.
 */
public final class Decider {

    private static final Set<Effect> READS = Set.of(Effect.READ);

    private Decider() {}

    /** What may happen under these circumstances. */
    public static Decision decide(Circumstances c) {
        return forbidden(c).or(() -> asked(c)).orElseGet(() -> permitted(c));
    }

    /** What surely may not happen, whatever the facts are. */
    public static Optional<Decision> forbidden(Circumstances c) {
        if (c.killed()) {
            return Optional.of(deny(Reason.KILL_SWITCH, "everything is stopped by the application"));
        }
        if (c.policy() == ActionMode.OFF) {
            return Optional.of(deny(Reason.WORKSPACE_POLICY, "the workspace does not allow this"));
        }
        if (!c.on()) {
            return Optional.of(deny(Reason.CONNECTOR_OFF, "it is off"));
        }
        if (c.mode().filter(ActionMode.OFF::equals).isPresent()) {
            return Optional.of(deny(Reason.ACTION_OFF, "this action is off"));
        }
        for (var touched : c.resources()) {
            if (touched.has() == Access.HIDDEN) {
                return Optional.of(deny(Reason.RESOURCE_HIDDEN, "hidden, or not there"));
            }
        }
        for (var touched : c.resources()) {
            if (touched.has().compareTo(touched.needs()) < 0) {
                return Optional.of(deny(Reason.RESOURCE_ACCESS, limit(touched)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision> asked(Circumstances c) {
        boolean outbound = c.effects().contains(Effect.OUTBOUND);
        boolean confidential = outbound && !c.confidential().isEmpty();
        if (c.mode().filter(ActionMode.ASK::equals).isPresent()) {
            return Optional.of(ask(Reason.ACTION_ASKS, "you chose to be asked" + (confidential ? beside(c) : "")));
        }
        if (c.policy() == ActionMode.ASK) {
            return Optional.of(
                    ask(Reason.WORKSPACE_ASKS, "the workspace wants to be asked" + (confidential ? beside(c) : "")));
        }
        if (c.effects().equals(READS)) {
            return Optional.empty();
        }
        if (confidential) {
            return Optional.of(ask(
                    Reason.CONFIDENTIAL, c.openAudience() ? "others will see it" + beside(c) : read(c.confidential())));
        }
        if (c.tainted() && c.effects().contains(Effect.DESTRUCTIVE)) {
            return Optional.of(ask(Reason.TAINTED, "text that others wrote was read in this conversation"));
        }
        if (c.tainted() && outbound && c.openAudience()) {
            return Optional.of(ask(
                    Reason.TAINTED, "others will see it, and text that others wrote was read in this conversation"));
        }
        return c.mode().isPresent() ? Optional.empty() : askedByDefault(c, outbound);
    }

    /** Where no mode was set: writes ask, and what leaves asks unless everybody it reaches was named. */
    private static Optional<Decision> askedByDefault(Circumstances c, boolean outbound) {
        if (c.effects().contains(Effect.DESTRUCTIVE)) {
            return Optional.of(ask(Reason.DESTROYS, "it deletes something"));
        }
        if (!outbound) {
            return Optional.of(ask(Reason.CHANGES, "it changes something"));
        }
        return c.openAudience() ? Optional.of(ask(Reason.UNNAMED_RECIPIENT, "others will see it")) : Optional.empty();
    }

    private static String beside(Circumstances c) {
        return ", and " + read(c.confidential());
    }

    private static String read(List<String> fields) {
        return "something confidential was read in this conversation: "
                + fields.stream().map(Decider::words).collect(Collectors.joining(", "));
    }

    /** 'showingInstructions' and 'ShowingInstructions' as 'showing instructions'. */
    private static String words(String field) {
        return field.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static Decision permitted(Circumstances c) {
        return c.effects().equals(READS)
                ? allow(Reason.READS, "reads are allowed")
                : allow(Reason.PERMITTED, "the user allowed it");
    }

    private static String limit(Circumstances.Touched touched) {
        return switch (touched.has()) {
            case BUSY -> "only busy times of this " + touched.noun() + " may be seen";
            case READ -> "this " + touched.noun() + " may be read and not changed";
            case HIDDEN, WRITE -> "not enough access to this " + touched.noun();
        };
    }
}
