package dev.connectors.domain.listings;

import dev.connectors.domain.Doc;
import dev.connectors.domain.Size;

/**
 * The key of a listing, unique in its dataset; what people call the MLS number is its {@code ListingId}. Opaque. Immutable.
 *
 * @param value the key as the host gave it
 */
@Doc("The key, as a result gave it.")
public record ListingKey(@Size(min = 1, max = 255) String value) {}
