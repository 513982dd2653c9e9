/** What a call costs beside the providers' own client libraries and beside Spring AI, and what a sync takes. */
@NullMarked
package dev.connectors.benchmarks.vendors;

import org.jspecify.annotations.NullMarked;
