/**
 * The way to providers: one hardened HTTP client, what a call's time allows, and which request may be sent again. It feeds the
 * pipeline, which gives actions a client per call, and sign-in, which talks to authorization servers.
 */
@NullMarked
package dev.connectors.http;

import org.jspecify.annotations.NullMarked;
