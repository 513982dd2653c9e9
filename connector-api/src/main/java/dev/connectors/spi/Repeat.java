package dev.connectors.spi;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a lost answer to an action means. Immutable.
 *
 * @param <I> the input record
 * @param <O> the output record
 */
public sealed interface Repeat<I, O> permits Repeat.Safe, Repeat.Never, Repeat.Confirmed, Repeat.Undeclared {

    /** Sent again it can't happen twice. */
    static <I, O> Repeat<I, O> safe() {
        return new Safe<>();
    }

    /** Sent again it could happen twice, and nothing tells whether it happened: the outcome stays unknown. */
    static <I, O> Repeat<I, O> never() {
        return new Never<>();
    }

    /**
     * The provider can be asked. Found is success; empty or failing leaves the outcome unknown, and is no permission to send again.
     *
     * @param find reads whether this very call was done; may use {@link ReadContext#operationId()}
     */
    static <I, O> Repeat<I, O> confirmedBy(BiFunction<I, ReadContext, Optional<O>> find) {
        return new Confirmed<>(find);
    }

    /** Nothing was said. Fits reads only; the contract suite refuses it for a write, and the runtime treats it as never. */
    static <I, O> Repeat<I, O> undeclared() {
        return new Undeclared<>();
    }

    /** See {@link #safe()}. */
    record Safe<I, O>() implements Repeat<I, O> {}

    /** See {@link #never()}. */
    record Never<I, O>() implements Repeat<I, O> {}

    /** See {@link #confirmedBy}. */
    record Confirmed<I, O>(BiFunction<I, ReadContext, Optional<O>> find) implements Repeat<I, O> {}

    /** See {@link #undeclared()}. */
    record Undeclared<I, O>() implements Repeat<I, O> {}
}
