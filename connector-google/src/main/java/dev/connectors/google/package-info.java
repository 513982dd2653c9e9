/**
 * Google as a provider: sign-in, origins, and how its error answers read. It feeds every connector of this module and is not
 * exported.
 */
@NullMarked
package dev.connectors.google;

import org.jspecify.annotations.NullMarked;
