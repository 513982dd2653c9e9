package dev.connectors.benchmarks;

import java.util.Objects;

/**
 * One way to do the same thing.
 *
 * @param name as it stands in the table
 * @param call does it once; what it returns is compared once, and kept from being optimised away
 */
record Variant(String name, Call call) {

    /** Once. */
    @FunctionalInterface
    interface Call {
        Object run() throws Exception;
    }

    Variant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(call, "call");
    }

    /** The same so many times per call, for what is too short to be timed alone. */
    Variant times(int count) {
        return new Variant(name, () -> {
            Object last = "";
            for (int i = 0; i < count; i++) {
                last = call.run();
            }
            return last;
        });
    }
}
