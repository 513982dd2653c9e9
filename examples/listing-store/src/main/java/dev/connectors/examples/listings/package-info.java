/** A store for listings on H2, as a host would write it on its own database. */
@NullMarked
package dev.connectors.examples.listings;

import org.jspecify.annotations.NullMarked;
