package dev.connectors.domain;

import java.util.Objects;

/**
 * A resource that a call touches, and how much of it the call needs. Immutable.
 *
 * @param id the resource
 * @param needs the rung of the ladder that the call needs
 * @param path where in the input it stands, such as {@code calendars[0]}; {@code facts} for what was read
 */
public record ResourceUse(ResourceId id, Access needs, String path) {
    public ResourceUse {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(needs, "needs");
        Objects.requireNonNull(path, "path");
    }
}
