/**
 * What a call costs, measured: in pairs within one process, by JMH, by whole processes, and in bytes. Feeds the figures in this
 * module's README; nothing of it is published.
 */
@NullMarked
package dev.connectors.benchmarks;

import org.jspecify.annotations.NullMarked;
