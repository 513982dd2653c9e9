/**
 * Microsoft as a provider: sign-in, origins, and how the error answers of Graph read. It feeds every connector of this module and is
 * not exported.
 */
@NullMarked
package dev.connectors.outlook;

import org.jspecify.annotations.NullMarked;
