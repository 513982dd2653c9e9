package dev.connectors.permission;

import java.util.Objects;

/**
 * One resource of one connection. Immutable.
 *
 * @param connection id of the connection
 * @param noun its type, such as "calendar"
 * @param id its canonical id
 */
public record ResourceKey(String connection, String noun, String id) {
    public ResourceKey {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(noun, "noun");
        Objects.requireNonNull(id, "id");
    }
}
