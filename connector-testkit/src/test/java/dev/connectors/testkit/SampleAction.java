package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Repeat;
import java.util.function.BiFunction;

/** An action made of its parts. */
record SampleAction<I, O>(ActionContract<I, O> contract, Repeat<I, O> repeat, BiFunction<I, ActionContext, O> body)
        implements Action<I, O> {

    static <I, O> SampleAction<I, O> reading(ActionContract<I, O> contract, BiFunction<I, ActionContext, O> body) {
        return new SampleAction<>(contract, Repeat.undeclared(), body);
    }

    static <I, O> SampleAction<I, O> writing(ActionContract<I, O> contract, BiFunction<I, ActionContext, O> body) {
        return new SampleAction<>(contract, Repeat.never(), body);
    }

    @Override
    public O run(I in, ActionContext context) {
        return body.apply(in, context);
    }
}
