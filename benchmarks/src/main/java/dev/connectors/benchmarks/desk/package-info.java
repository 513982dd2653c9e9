/** Connectors that exist to be measured: one of mail and lists over HTTP, one that needs no network. Used by the harnesses alone. */
@NullMarked
package dev.connectors.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
