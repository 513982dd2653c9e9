package dev.connectors.domain;

import java.util.Collection;
import java.util.Optional;

/**
 * Something in an output that belongs to resources and is shown only as far as each of them is permitted.
 *
 * <p>Implemented by records of connector authors and of our domains. The runtime asks on its own thread, after the
 * action ran; both methods are pure.
 *
 * @param <T> the implementing record
 */
public interface Guarded<T extends Guarded<T>> {

    /** The resources that this belongs to; the one with the least access counts. */
    Collection<? extends ResourceId> resources();

    /** What may be seen of this where only availability is permitted; nothing, unless overridden. */
    default Optional<T> atBusy() {
        return Optional.empty();
    }
}
