/**
 * As whom a call reaches a provider: sign-in, connections, their tokens, and how these are renewed and revoked. It feeds the HTTP
 * client, which asks it for one header per request, and the settings of a person, which start and end connections.
 */
@NullMarked
package dev.connectors.auth;

import org.jspecify.annotations.NullMarked;
