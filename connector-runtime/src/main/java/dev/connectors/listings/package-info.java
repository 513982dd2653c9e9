/**
 * Keeps a store of the host's equal to a dataset of listings. The store is the host's own; a batch and its checkpoint are one
 * transaction of it, so a process may end at any point.
 */
@NullMarked
package dev.connectors.listings;

import org.jspecify.annotations.NullMarked;
