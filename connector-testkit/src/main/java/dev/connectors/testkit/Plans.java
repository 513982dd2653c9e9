package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Plan;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Shape;
import dev.connectors.spi.Action;

/** What contracts say about a call: pure functions, asked outside the runtime. */
final class Plans {

    private Plans() {}

    /** The plan of an input that was read from JSON. */
    static Plan ofArguments(Action<?, ?> action, String arguments) {
        return read(action.contract(), arguments);
    }

    private static <I> Plan read(ActionContract<I, ?> contract, String arguments) {
        return contract.plan(Shape.of(contract.input()).read(arguments, GeneratedInput.defaults()));
    }

    /** The plan as the input alone gives it. */
    @SuppressWarnings("unchecked") // the input is what the runtime read for this contract
    static Plan ofInput(Example example) {
        var contract = (ActionContract<Object, ?>) example.action().contract();
        return contract.plan(example.input().orElseThrow());
    }

    /** The plan that a call had in the end. */
    @SuppressWarnings("unchecked") // input and facts are what the runtime had for this contract
    static Plan of(Example example) {
        return example.action().contract() instanceof PlannedContract<?, ?, ?> planned
                ? ((PlannedContract<Object, Object, ?>) planned)
                        .plan(example.input().orElseThrow(), example.facts().orElseThrow())
                : ofInput(example);
    }
}
