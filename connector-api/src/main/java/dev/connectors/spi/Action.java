package dev.connectors.spi;

import dev.connectors.domain.ActionContract;

/**
 * One thing a user can let an assistant do, as one provider does it.
 *
 * <p>Implemented by connector authors. Stateless and thread-safe. The runtime calls {@link #run} once per call, on the caller's
 * thread, and only after the input fitted the schema and the decision was to allow it. It throws a
 * {@link dev.connectors.error.ConnectorException} for what it cannot do; the client that it is given throws them, too.
 *
 * @param <I> the input record
 * @param <O> the output record
 * @since 0.1
 */
public interface Action<I, O> {

    /** What it is, whoever does it. A constant. */
    ActionContract<I, O> contract();

    /** The scopes that this provider wants for it. */
    default Scopes scopes() {
        return Scopes.none();
    }

    /** What a lost answer means. A write must say it; reads are safe to repeat. */
    default Repeat<I, O> repeat() {
        return Repeat.undeclared();
    }

    /** Does it, on canonical ids and filled defaults. */
    O run(I in, ActionContext context);
}
