package dev.connectors.auth;

import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A sign-in that was started and has not come back. Immutable; prints without its secrets.
 *
 * @param stateHash SHA-256 of {@code state}, base64url; the value itself is only in the user's browser
 * @param principal who started it, and alone may finish it
 * @param sessionHash SHA-256 of {@code state} and the host's session, base64url
 * @param providerId such as {@code google}
 * @param providerIdentity which servers it was started for
 * @param redirectUri where the browser must come back
 * @param verifier code verifier (RFC 7636 section 4.1)
 * @param nonce bound to the id_token, where one is expected (OpenID Connect Core section 3.1.2.1)
 * @param scopes asked
 * @param connection id of the connection that is to get more scopes or to be signed in again
 * @param expiry after which it is worth nothing
 */
public record PendingSignIn(
        String stateHash,
        Principal principal,
        String sessionHash,
        String providerId,
        String providerIdentity,
        String redirectUri,
        Secret verifier,
        Optional<Secret> nonce,
        Set<String> scopes,
        Optional<String> connection,
        Instant expiry) {

    public PendingSignIn {
        Objects.requireNonNull(stateHash, "stateHash");
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "PendingSignIn[" + providerId + ", until " + expiry + "]";
    }
}
