package dev.connectors.spi;

import dev.connectors.domain.PlannedContract;

/**
 * An action that must read before one can say what it does.
 *
 * <p>Implemented by connector authors. {@link #look} may run again after a person's yes; {@code run} gets exactly the facts
 * that the last plan was made from, and writes on top of exactly them (If-Match).
 *
 * @param <I> the input record
 * @param <F> the facts
 * @param <O> the output record
 * @since 0.1
 */
public interface PlannedAction<I, F, O> extends Action<I, O> {

    @Override
    PlannedContract<I, F, O> contract();

    /** Reads the facts, with a client that cannot write. What cannot be read fails the call. */
    F look(I in, ReadContext context);

    /** Does it, on these facts. */
    O run(I in, F facts, ActionContext context);

    /** Not called by the runtime: a planned action runs on facts. */
    @Override
    default O run(I in, ActionContext context) {
        return run(in, look(in, context), context);
    }
}
