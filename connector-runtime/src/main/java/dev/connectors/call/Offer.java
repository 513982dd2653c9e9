package dev.connectors.call;

import dev.connectors.domain.ActionContract;
import dev.connectors.spi.Composite;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind a tool's name: a contract, and the connectors that implement it or the composite that does. Immutable.
 *
 * @param tool the tool's name
 * @param title what a person reads
 * @param listed whether models are offered it; typed calls and composites find it in any case
 * @param contract what it is
 * @param bound who does it; empty for a composite
 * @param composite the composite
 */
record Offer(
        String tool,
        String title,
        boolean listed,
        ActionContract<?, ?> contract,
        List<Bound> bound,
        Optional<Composite<?, ?>> composite) {
    Offer {
        bound = List.copyOf(bound);
    }
}
