/**
 * What a provider's machine-readable description of its API is good for in tests, in whichever format it is written: saying
 * what is wrong with a request or an answer. It feeds the stand-ins and connector tests, where a misspelt field must not pass.
 */
@NullMarked
package dev.connectors.testkit.contract;

import org.jspecify.annotations.NullMarked;
