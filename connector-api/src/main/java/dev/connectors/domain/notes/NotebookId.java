package dev.connectors.domain.notes;

import dev.connectors.domain.ResourceId;

/**
 * A notebook: what a user can hide, read or write. Immutable.
 *
 * @param value the provider's canonical id
 */
public record NotebookId(String value) implements ResourceId {}
