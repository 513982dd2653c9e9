/**
 * A stateful local stand-in for Google's OAuth and Calendar v3, for tests and demonstrations. It feeds connector tests and
 * the example with answers in Google's documented shapes, and never talks to Google.
 */
@NullMarked
package dev.connectors.testkit.sandbox;

import org.jspecify.annotations.NullMarked;
