package dev.connectors.auth;

import java.util.Objects;
import java.util.Optional;

/**
 * The host application as a provider knows it (RFC 6749 section 2). Immutable.
 *
 * @param clientId as registered at the provider
 * @param secret empty for a public client, which PKCE alone protects
 */
public record OAuthClient(String clientId, Optional<Secret> secret) {

    public OAuthClient {
        if (Objects.requireNonNull(clientId, "clientId").isBlank()) {
            throw new IllegalArgumentException("clientId is missing");
        }
        Objects.requireNonNull(secret, "secret");
    }

    /** A confidential client. */
    public static OAuthClient of(String clientId, String secret) {
        return new OAuthClient(clientId, Optional.of(Secret.of(secret)));
    }

    /** A public client. */
    public static OAuthClient of(String clientId) {
        return new OAuthClient(clientId, Optional.empty());
    }
}
