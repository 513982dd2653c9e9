package dev.connectors.function;

import java.util.Objects;

/**
 * A call that a model wrote. Immutable.
 *
 * @param id by which the vendor pairs call and result; empty where the vendor gave none
 * @param name of the function
 * @param arguments JSON, as the model wrote it, or what it wrote instead
 */
public record FunctionCall(String id, String name, String arguments) {

    public FunctionCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }

    /** Without the arguments: they hold contents. */
    @Override
    public String toString() {
        return "FunctionCall[" + name + "]";
    }
}
