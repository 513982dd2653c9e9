package dev.connectors.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call will do, as data, before it does it. The same plan is dry run, question, audited intent and receipt. Immutable.
 *
 * <p>What a person is shown of a call that only reads is made when it is asked for: most reads ask nobody.
 */
public final class Plan {
    private static final Set<Effect> READS = Set.of(Effect.READ);

    private final Set<Effect> effects;
    private final List<ResourceUse> resources;
    private final Recipients recipients;
    private final Supplier<Preview> preview;

    /** Written without a lock: whoever makes it a second time makes the same. */
    private @Nullable Preview made;

    /**
     * A plan.
     *
     * @param effects what the call does to the world; READ stands alone
     * @param resources what it touches, and how much of each it needs
     * @param recipients whom it reaches
     * @param preview what a person is shown; pure. Asked at once unless the call only reads
     */
    public Plan(Set<Effect> effects, List<ResourceUse> resources, Recipients recipients, Supplier<Preview> preview) {
        this.effects = effects.equals(READS) ? READS : Set.copyOf(EnumSet.copyOf(effects));
        this.resources = List.copyOf(resources);
        this.recipients = recipients;
        this.preview = preview;
        this.made = effects.equals(READS) ? null : preview.get();
    }

    /** What the call does to the world; READ stands alone. */
    public Set<Effect> effects() {
        return effects;
    }

    /** What it touches, and how much of each it needs. */
    public List<ResourceUse> resources() {
        return resources;
    }

    /** Whom it reaches. */
    public Recipients recipients() {
        return recipients;
    }

    /** What a person is shown. */
    public Preview preview() {
        var known = made;
        if (known == null) {
            known = preview.get();
            made = known;
        }
        return known;
    }

    /** Whether nothing is changed and nobody is reached. */
    public boolean readsOnly() {
        return effects.equals(READS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plan plan
                && effects.equals(plan.effects)
                && resources.equals(plan.resources)
                && recipients.equals(plan.recipients)
                && preview().equals(plan.preview());
    }

    @Override
    public int hashCode() {
        return Objects.hash(effects, resources, recipients);
    }

    @Override
    public String toString() {
        return "Plan[" + effects + ", " + resources.size() + " resources, "
                + recipients.named().size() + " recipients]";
    }
}
