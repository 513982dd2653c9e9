package dev.connectors.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one call will do, as data, before it does it. The same plan is dry run, question, audited intent and receipt. Immutable.
 *
 * @param effects what the call does to the world; READ stands alone
 * @param resources what it touches, and how much of each it needs
 * @param recipients whom it reaches
 * @param preview what a person is shown
 */
public record Plan(Set<Effect> effects, List<ResourceUse> resources, Recipients recipients, Preview preview) {
    private static final Set<Effect> READS = Set.of(Effect.READ);

    public Plan {
        effects = effects.equals(READS) ? READS : Set.copyOf(EnumSet.copyOf(effects));
        resources = List.copyOf(resources);
    }

    /** Whether nothing is changed and nobody is reached. */
    public boolean readsOnly() {
        return effects.equals(READS);
    }
}
