package dev.connectors.domain.listings;

import dev.connectors.domain.Doc;
import dev.connectors.domain.Size;

/**
 * The key of an agent, unique in its dataset. Opaque. Immutable.
 *
 * @param value the key as the host gave it
 */
@Doc("The key, as a result gave it.")
public record MemberKey(@Size(min = 1, max = 255) String value) {}
