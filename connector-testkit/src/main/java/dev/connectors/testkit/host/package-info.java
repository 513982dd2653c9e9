/**
 * The contract that every host keeps, as a suite of tests: whichever framework stands between a model and a conversation, the same
 * calls come to the same ends. It feeds the modules that adapt one, whose tests extend
 * {@link dev.connectors.testkit.host.HostContract}.
 */
@NullMarked
package dev.connectors.testkit.host;

import org.jspecify.annotations.NullMarked;
