package dev.connectors.permission;

import dev.connectors.domain.Access;

/**
 * A resource and what the assistant may do with it, as its owner sees it. For settings only; nothing of it reaches a model. Immutable.
 *
 * @param key which
 * @param title clean and in one line
 * @param access what the assistant may do
 * @param owned whether the account owns it
 * @param most the most that the provider lets the account do
 * @param shared whether others can see it, or may
 */
public record ResourceState(ResourceKey key, String title, Access access, boolean owned, Access most, boolean shared) {}
