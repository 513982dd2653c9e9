package dev.connectors.function;

import java.util.Objects;

/**
 * What a call came to. Immutable.
 *
 * @param call the call
 * @param text what the model reads
 * @param error whether it is an error; some vendors have a mark for it
 */
public record FunctionResult(FunctionCall call, String text, boolean error) {

    public FunctionResult {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(text, "text");
    }

    /** Without the text: it holds contents. */
    @Override
    public String toString() {
        return "FunctionResult[" + call.name() + ", " + (error ? "error" : "ok") + "]";
    }
}
