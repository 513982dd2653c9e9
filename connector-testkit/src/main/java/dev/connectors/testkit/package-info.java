/**
 * The contract that every connector keeps, as a suite of tests that its author extends, and the scripted provider that the suite and
 * authors' own tests run against. It feeds connector modules, whose tests extend {@link dev.connectors.testkit.ConnectorContract}.
 */
@NullMarked
package dev.connectors.testkit;

import org.jspecify.annotations.NullMarked;
