package dev.connectors.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A contract whose plan needs facts: what is there already. Immutable and thread-safe.
 *
 * @param <I> the input
 * @param <F> the facts: a record that the provider's action reads in {@code look}
 * @param <O> the output
 */
public final class PlannedContract<I, F, O> extends ActionContract<I, O> {

    private final Class<F> facts;
    private final Access factsNeed;
    private final BiFunction<I, F, Set<Effect>> effectsOf;
    private final BiFunction<I, F, Recipients> recipients;
    private final BiFunction<I, F, Preview> preview;

    private PlannedContract(Builder<I, F, O> builder) {
        super(builder.base);
        this.facts = builder.facts;
        this.factsNeed = builder.needs;
        this.effectsOf = builder.effectsOf;
        this.recipients = builder.recipients;
        this.preview = builder.preview;
    }

    /** The record that {@code look} reads. */
    public Class<F> facts() {
        return facts;
    }

    /** The rung that the facts' own resources need; HIDDEN where the facts are reduced to what may be seen instead. */
    public Access factsNeed() {
        return factsNeed;
    }

    /**
     * What a call surely needs, before any fact is read: the resources that its input names. Its effects, recipients and
     * preview are those that the input alone gives.
     */
    @Override
    public Plan plan(I in) {
        return super.plan(in);
    }

    /**
     * What a call will do. Pure.
     *
     * @param in the input, with canonical ids and all defaults filled
     * @param now the facts
     */
    public Plan plan(I in, F now) {
        var uses = new ArrayList<>(resources(in));
        if (factsNeed != Access.HIDDEN) {
            for (var found : Shape.of(facts).resources(now, factsNeed)) {
                uses.add(new ResourceUse(found.id(), factsNeed, "facts"));
            }
            if (now instanceof Guarded<?> guarded) {
                guarded.resources().forEach(id -> uses.add(new ResourceUse(id, factsNeed, "facts")));
            }
        }
        return new Plan(
                narrowed(effectsOf.apply(in, now)),
                List.copyOf(new LinkedHashSet<>(uses)),
                recipients.apply(in, now),
                () -> preview.apply(in, now));
    }

    /** Collects what a contract with facts says. One thread. */
    public static final class Builder<I, F, O> {

        private final ActionContract.Builder<I, O> base;
        private final Class<F> facts;
        private final Access needs;
        private BiFunction<I, F, Set<Effect>> effectsOf;
        private BiFunction<I, F, Recipients> recipients;
        private BiFunction<I, F, Preview> preview;

        Builder(ActionContract.Builder<I, O> base, Class<F> facts, Access needs) {
            this.base = base;
            this.facts = Objects.requireNonNull(facts, "facts");
            this.needs = Objects.requireNonNull(needs, "needs");
            this.effectsOf = base.stated();
            this.recipients = base.reached();
            this.preview = base.shown();
        }

        /** What one call does, given the facts; only narrows. */
        public Builder<I, F, O> effectsOf(BiFunction<I, F, Set<Effect>> effectsOf) {
            this.effectsOf = Objects.requireNonNull(effectsOf, "effectsOf");
            return this;
        }

        /** The closed list of people whom a call reaches. */
        public Builder<I, F, O> recipients(BiFunction<I, F, ? extends Collection<EmailAddress>> recipients) {
            return audience((in, now) -> Recipients.of(recipients.apply(in, now)));
        }

        /** Whom a call reaches, where that is not always a closed list. */
        public Builder<I, F, O> audience(BiFunction<I, F, Recipients> recipients) {
            this.recipients = Objects.requireNonNull(recipients, "recipients");
            return this;
        }

        /** What a person is shown before they say yes. */
        public Builder<I, F, O> preview(BiFunction<I, F, Preview> preview) {
            this.preview = Objects.requireNonNull(preview, "preview");
            return this;
        }

        /** The contract. */
        public PlannedContract<I, F, O> build() {
            return new PlannedContract<>(this);
        }
    }
}
