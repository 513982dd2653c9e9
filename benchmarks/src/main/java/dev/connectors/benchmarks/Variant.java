package dev.connectors.benchmarks;

import java.util.Objects;

/**
 * One way to do the same thing.
 *
 * @param name as it stands in the table
 * @param call does it once; what it returns is compared once, and kept from being optimised away
 */
public record Variant(String name, Call call) {

    /** What is measured. */
    @FunctionalInterface
    public interface Call {
        /** Once. */
        Object run() throws Exception;
    }

    public Variant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(call, "call");
    }

    /** The same so many times per call, for what is too short to be timed alone. */
    public Variant times(int count) {
        return new Variant(name, () -> {
            Object last = "";
            for (int i = 0; i < count; i++) {
                last = call.run();
            }
            return last;
        });
    }
}
