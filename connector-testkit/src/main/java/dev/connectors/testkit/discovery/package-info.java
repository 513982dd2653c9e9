/**
 * Checks requests and answers against a Discovery document, Google's machine-readable description of an API. It feeds the
 * stand-in and connector tests, where a misspelt field must not pass.
 */
@NullMarked
package dev.connectors.testkit.discovery;

import org.jspecify.annotations.NullMarked;
