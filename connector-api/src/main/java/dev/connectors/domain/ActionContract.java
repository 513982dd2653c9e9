package dev.connectors.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What an action is, whoever does it: name, input, output, and pure functions that say what a call will do. Immutable and
 * thread-safe; made once, as a constant.
 *
 * <p>Effects are an upper bound. {@code effectsOf} may only narrow them; only the runtime raises them, for what others can see.
 *
 * @param <I> the input: a record, whose components are the JSON Schema
 * @param <O> the output: a record
 */
public sealed class ActionContract<I, O> permits PlannedContract {

    private final String name;
    private final String title;
    private final Optional<Domain> domain;
    private final String description;
    private final Class<I> input;
    private final Class<O> output;
    private final Optional<String> absent;
    private final Set<Effect> effects;
    private final boolean readsOnly;
    private final boolean offUntilAllowed;
    private final Function<I, Set<Effect>> effectsOf;
    private final Function<I, Recipients> recipients;
    private final Function<I, Preview> preview;
    private final Optional<Merge<I, O, ?>> merge;
    private final Tier tier;

    ActionContract(Builder<I, O> builder) {
        this.name = builder.name;
        this.title = builder.title;
        this.domain = builder.domain;
        this.description = builder.description;
        this.absent = builder.absent;
        this.input = builder.input;
        this.output = builder.output;
        this.effects = Set.copyOf(builder.effects);
        this.readsOnly = effects.equals(Set.of(Effect.READ));
        this.offUntilAllowed = builder.offUntilAllowed;
        this.effectsOf = builder.effectsOf;
        this.recipients = builder.recipients;
        this.preview = builder.preview;
        this.merge = builder.merge;
        this.tier = builder.tier;
        if (merge.isPresent() && !readsOnly) {
            throw new IllegalArgumentException("rule 3.1: only what reads is merged over accounts: " + name);
        }
    }

    /**
     * Starts a contract.
     *
     * @param name verb and noun in lower case with underscores, such as {@code list_events}
     * @param input a record
     * @param output a record
     */
    public static <I, O> Builder<I, O> of(String name, Class<I> input, Class<O> output) {
        return new Builder<>(name, input, output);
    }

    /** Verb and noun, such as {@code list_events}. */
    public final String name() {
        return name;
    }

    /** What a person reads in a list of actions, such as "List events". */
    public final String title() {
        return title;
    }

    /** The domain that shares it; empty for an action of one connector only. */
    public final Optional<Domain> domain() {
        return domain;
    }

    /** What a model reads. */
    public final String description() {
        return description;
    }

    /**
     * What a model reads where something that a call names is not there, or is hidden: one sentence for both and for every id, so that it
     * tells nobody which of the two it is. Empty for a sentence that fits any action.
     */
    public final Optional<String> absent() {
        return absent;
    }

    /** The input record. */
    public final Class<I> input() {
        return input;
    }

    /** The output record. */
    public final Class<O> output() {
        return output;
    }

    /** All that a call may do; what one call does is in its plan. */
    public final Set<Effect> effects() {
        return effects;
    }

    /** Whether it only ever reads. */
    public final boolean readsOnly() {
        return readsOnly;
    }

    /** Whether it is off until a person says otherwise, even where its connector is on. */
    public final boolean offUntilAllowed() {
        return offUntilAllowed;
    }

    /** How the answers of several accounts become one; empty where it is asked of one account alone. */
    public final Optional<Merge<I, O, ?>> merge() {
        return merge;
    }

    /** In which list of tools it is. */
    public final Tier tier() {
        return tier;
    }

    /** The rung that a resource in the input needs where its component does not say: READ to read, WRITE for all else. */
    public final Access needs() {
        return readsOnly() ? Access.READ : Access.WRITE;
    }

    /**
     * What a call with this input will do, as far as the input alone says it. Pure.
     *
     * @param in the input, with canonical ids and all defaults filled
     */
    public Plan plan(I in) {
        var narrowed = narrowed(effectsOf.apply(in));
        return new Plan(narrowed, resources(in), recipients.apply(in), () -> preview.apply(in));
    }

    final List<ResourceUse> resources(I in) {
        var found = Shape.of(input).resources(in, needs());
        if (found.isEmpty()) {
            return List.of();
        }
        var uses = new ArrayList<ResourceUse>(found.size());
        for (var one : found) {
            uses.add(new ResourceUse(one.id(), one.needed(), one.path()));
        }
        return uses;
    }

    final Set<Effect> narrowed(Set<Effect> stated) {
        if (!effects.containsAll(stated) || stated.isEmpty()) {
            throw new IllegalStateException("rule 3.1: " + name + " states " + stated
                    + " for a call, and declares only " + effects + ". effectsOf may only narrow.");
        }
        return stated;
    }

    @Override
    public final String toString() {
        return domain.map(d -> d.id() + "." + name).orElse(name);
    }

    /** Collects what a contract says; the required parts came with {@link ActionContract#of}. One thread. */
    public static final class Builder<I, O> {

        private final String name;
        private final Class<I> input;
        private final Class<O> output;
        private String title;
        private Optional<Domain> domain = Optional.empty();
        private String description = "";
        private Optional<String> absent = Optional.empty();
        private Set<Effect> effects = EnumSet.of(Effect.READ);
        private boolean offUntilAllowed;
        private Function<I, Set<Effect>> effectsOf;
        private Function<I, Recipients> recipients = in -> Recipients.none();
        private Function<I, Preview> preview;
        private Optional<Merge<I, O, ?>> merge = Optional.empty();
        private Tier tier = Tier.DEFAULT;

        private Builder(String name, Class<I> input, Class<O> output) {
            this.name = Objects.requireNonNull(name, "name");
            this.input = Objects.requireNonNull(input, "input");
            this.output = Objects.requireNonNull(output, "output");
            if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)+")) {
                throw new IllegalArgumentException("an action's name is verb_noun in lower case: " + name);
            }
            this.title =
                    Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
            this.effectsOf = in -> effects;
            this.preview = in -> PlainPreview.of(this.title, this.reads(), input, in);
        }

        /** The domain that shares it. */
        public Builder<I, O> domain(Domain domain) {
            this.domain = Optional.of(domain);
            return this;
        }

        /** What a person reads in a list of actions; made from the name where it is left out. */
        public Builder<I, O> title(String title) {
            this.title = Objects.requireNonNull(title, "title");
            return this;
        }

        /** What the action does and in what order, then at most one pointer to the tool to use first or instead. */
        public Builder<I, O> description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /**
         * What a model reads where something that a call names is not there, or is hidden: what that can be, and what to do instead. It
         * stands for every {@code NotFound} of the action, whose own words could tell the one from the other.
         */
        public Builder<I, O> absent(String sentence) {
            this.absent = Optional.of(sentence);
            return this;
        }

        /** All that a call may do. READ, where nothing is said. */
        public Builder<I, O> effects(Effect first, Effect... more) {
            this.effects = EnumSet.of(first, more);
            if (effects.contains(Effect.READ) && effects.size() > 1) {
                throw new IllegalArgumentException("rule 3.1: READ stands alone: " + name);
            }
            return this;
        }

        /** Off until a person allows it by itself, for what nobody expects of a connector that they turned on. */
        public Builder<I, O> offUntilAllowed() {
            this.offUntilAllowed = true;
            return this;
        }

        /** What one call does, where the input says it; only narrows. */
        public Builder<I, O> effectsOf(Function<I, Set<Effect>> effectsOf) {
            this.effectsOf = Objects.requireNonNull(effectsOf, "effectsOf");
            return this;
        }

        /** The closed list of people whom a call reaches. */
        public Builder<I, O> recipients(Function<I, ? extends Collection<EmailAddress>> recipients) {
            return audience(in -> Recipients.of(recipients.apply(in)));
        }

        /** Whom a call reaches, where that is not always a closed list. */
        public Builder<I, O> audience(Function<I, Recipients> recipients) {
            this.recipients = Objects.requireNonNull(recipients, "recipients");
            return this;
        }

        /** What a person is shown before they say yes; all that was passed, as it is, and of a read what it shows, where this is left out. */
        public Builder<I, O> preview(Function<I, Preview> preview) {
            this.preview = Objects.requireNonNull(preview, "preview");
            return this;
        }

        /** How the answers of several accounts become one; asked of one account alone, where this is left out. */
        public Builder<I, O> merged(Merge<I, O, ?> merge) {
            this.merge = Optional.of(merge);
            return this;
        }

        /** In which list of tools it is; in every one, where this is left out. */
        public Builder<I, O> tier(Tier tier) {
            this.tier = Objects.requireNonNull(tier, "tier");
            return this;
        }

        /**
         * What must be read before one can say what a call does. The resources that the facts belong to are decided on, too.
         *
         * @param facts a record; guarded where it belongs to resources
         * @param needs the rung that the facts' own resources need
         */
        public <F> PlannedContract.Builder<I, F, O> facts(Class<F> facts, Access needs) {
            return new PlannedContract.Builder<>(this, facts, needs);
        }

        /**
         * Facts that only inform, such as what overlaps: before anything is planned they are reduced to what the user lets the
         * assistant see, as a result would be.
         */
        public <F> PlannedContract.Builder<I, F, O> visibleFacts(Class<F> facts) {
            return new PlannedContract.Builder<>(this, facts, Access.HIDDEN);
        }

        /** The contract. */
        public ActionContract<I, O> build() {
            return new ActionContract<>(this);
        }

        /** Of what only reads, what it would show: the first sentence of the description. */
        private Optional<String> reads() {
            return effects.contains(Effect.READ) && !description.isEmpty()
                    ? Optional.of(description.split("(?<=\\.) ", 2)[0])
                    : Optional.empty();
        }

        <F> BiFunction<I, F, Set<Effect>> stated() {
            return (in, facts) -> effectsOf.apply(in);
        }

        <F> BiFunction<I, F, Recipients> reached() {
            return (in, facts) -> recipients.apply(in);
        }

        <F> BiFunction<I, F, Preview> shown() {
            return (in, facts) -> preview.apply(in);
        }
    }
}
