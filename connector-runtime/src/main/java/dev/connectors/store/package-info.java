/**
 * Where state is kept when nothing durable was given: in memory, gone at the next start. It feeds every package that declares a store,
 * and shows what a durable one must do.
 */
@NullMarked
package dev.connectors.store;

import org.jspecify.annotations.NullMarked;
