/**
 * The one way from a tool, a typed Java call or a composite to a provider: the eleven steps of a call, each in a file of its own.
 * It feeds the hosts' API, which only starts calls, and is not exported.
 */
@NullMarked
package dev.connectors.call;

import org.jspecify.annotations.NullMarked;
