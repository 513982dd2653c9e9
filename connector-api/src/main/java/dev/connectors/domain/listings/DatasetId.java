package dev.connectors.domain.listings;

import dev.connectors.domain.ResourceId;

/**
 * A dataset: the data of one MLS, or of one feed of it, and what a user can hide. Immutable.
 *
 * @param value the host's name for it, such as {@code actris_ref}
 */
public record DatasetId(String value) implements ResourceId {}
