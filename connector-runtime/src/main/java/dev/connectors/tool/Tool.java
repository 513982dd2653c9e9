package dev.connectors.tool;

import java.util.Objects;

/**
 * What a model is offered. Immutable. Nothing in it comes from a provider or from user data, except the labels of the user's own
 * accounts where there are several.
 *
 * @param name 64 characters of {@code A-Za-z0-9_} at most
 * @param title what a person reads, such as "List events"
 * @param description what the model reads
 * @param inputSchema JSON Schema 2020-12, closed, without references
 * @param outputSchema JSON Schema 2020-12 of a result's text
 * @param hints what it may do, derived from its effects
 */
public record Tool(
        String name, String title, String description, String inputSchema, String outputSchema, Hints hints) {

    /**
     * Hints in the words of MCP's tool annotations. For clients; the pipeline decides by itself.
     *
     * @param readOnly it changes nothing and reaches nobody
     * @param destructive it may delete
     * @param idempotent called again with the same arguments it does nothing more
     * @param openWorld it deals with a world outside: a provider, other people
     */
    public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}

    public Tool {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hints, "hints");
    }
}
