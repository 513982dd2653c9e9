/** The time from the start of a JVM to the end of its first call. Feeds figure P12. */
@NullMarked
package dev.connectors.benchmarks.start;

import org.jspecify.annotations.NullMarked;
