package dev.connectors.spi;

import dev.connectors.domain.ActionContract;

/**
 * A tool that calls actions, each of which is decided by itself. It has no provider and no client.
 *
 * <p>Implemented by connector authors; found by {@link java.util.ServiceLoader}. Stateless and thread-safe.
 *
 * @param <I> the input record
 * @param <O> the output record
 * @since 0.1
 */
public interface Composite<I, O> {

    /** What it is. Reads only; what it calls is decided by itself. */
    ActionContract<I, O> contract();

    /** Does it. */
    O run(I in, Calls calls);
}
