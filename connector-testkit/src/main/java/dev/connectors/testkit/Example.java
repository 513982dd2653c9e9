package dev.connectors.testkit;

import dev.connectors.spi.Action;
import dev.connectors.testkit.ScriptedProvider.Received;
import dev.connectors.testkit.Watch.Asked;
import java.util.List;
import java.util.Optional;

/**
 * A call of an action that works: its arguments, and what the connector did. Immutable.
 *
 * @param action the action
 * @param arguments JSON
 * @param problem why there is none, as a sentence; the rest then is of the last try
 * @param input as the action got it
 * @param facts as it looked them up
 * @param output as the action gave it, before anything is withheld
 * @param result what the model was given
 * @param received the action's own requests
 * @param asked the requests that it put together
 * @param thrown what its code threw
 */
record Example(
        Action<?, ?> action,
        String arguments,
        Optional<String> problem,
        Optional<Object> input,
        Optional<Object> facts,
        Optional<Object> output,
        Visit.Outcome result,
        List<Received> received,
        List<Asked> asked,
        List<Throwable> thrown) {

    boolean works() {
        return problem.isEmpty();
    }

    /** Whether the action itself asks the provider for anything. */
    boolean asksProvider() {
        return !received.isEmpty();
    }

    boolean writesToProvider() {
        return received.stream().anyMatch(request -> request.during().writes());
    }
}
