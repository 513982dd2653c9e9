/**
 * Where it is all kept: the stores as one bundle, and one in memory. It feeds the hosts' API; durable stores implement the same
 * interfaces.
 */
@NullMarked
package dev.connectors.store;

import org.jspecify.annotations.NullMarked;
