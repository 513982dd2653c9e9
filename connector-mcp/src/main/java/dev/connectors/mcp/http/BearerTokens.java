package dev.connectors.mcp.http;

import dev.connectors.permission.Principal;
import java.util.Optional;

/**
 * Knows whose a bearer token is (RFC 6750). Implemented by the host, which made the token for this very server: one that was made
 * for a provider, or for another server, is nobody's here.
 *
 * <p>Called for each request, on the container's thread, so that a token that was taken back ends at once; thread-safe. What it
 * throws is answered with 500, and nothing is done.
 */
@FunctionalInterface
public interface BearerTokens {

    /**
     * Whose a token is.
     *
     * @param token as it came: up to 8,192 characters of RFC 6750's b64token, not yet trusted. Compare it by a hash, or verify it
     * @return empty for one that is not valid any more, or never was
     */
    Optional<Principal> principal(String token);
}
