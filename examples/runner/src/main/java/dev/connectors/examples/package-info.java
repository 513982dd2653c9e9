/**
 * An application that embeds the library: a real estate agent's chat with a scripted assistant. It runs on local stand-ins of the
 * providers, or on a real Google account.
 */
@NullMarked
package dev.connectors.examples;

import org.jspecify.annotations.NullMarked;
