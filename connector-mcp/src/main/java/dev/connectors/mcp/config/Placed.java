package dev.connectors.mcp.config;

import java.util.Objects;

/**
 * A value, and where the file says it: what is found wrong with it later is still shown with its line. Immutable.
 *
 * @param line from 1
 * @param value what was said
 */
public record Placed<T>(int line, T value) {

    public Placed {
        Objects.requireNonNull(value, "value");
    }
}
