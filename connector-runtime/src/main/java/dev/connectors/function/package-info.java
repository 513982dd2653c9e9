/**
 * Function calling in the vendors' own JSON, for hosts that speak to a model without a framework: tools as a request wants them, and
 * the calls of an answer carried out. It feeds any HTTP client; no vendor's library is needed.
 */
@NullMarked
package dev.connectors.function;

import org.jspecify.annotations.NullMarked;
