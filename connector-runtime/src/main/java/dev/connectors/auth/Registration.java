package dev.connectors.auth;

import dev.connectors.spi.OAuth;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A provider, with the host application's client there. Immutable.
 *
 * @param provider with the servers that are really asked
 * @param client for OAuth; empty for other providers, and where the host registered none
 */
public record Registration(EffectiveProvider provider, Optional<OAuthClient> client) {

    /** Ours alone: a provider that could set these could undo PKCE, {@code state} or the redirect URI. */
    private static final Set<String> RESERVED = Set.of(
            "response_type",
            "response_mode",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "login_hint",
            "code_challenge",
            "code_challenge_method",
            "claims",
            "request",
            "request_uri");

    /** @throws IllegalArgumentException if the provider sets a parameter of the authorization request that is ours alone */
    public Registration {
        Objects.requireNonNull(client, "client");
        if (provider.provider().auth() instanceof OAuth oauth) {
            for (var name : oauth.parameters().keySet()) {
                if (RESERVED.contains(name)) {
                    throw new IllegalArgumentException(
                            provider.id() + ": a provider does not set the parameter " + name);
                }
            }
        }
    }

    /** A provider without sign-in, or with keys. */
    public static Registration of(EffectiveProvider provider) {
        return new Registration(provider, Optional.empty());
    }

    /** A provider with OAuth. */
    public static Registration of(EffectiveProvider provider, OAuthClient client) {
        return new Registration(provider, Optional.of(client));
    }

    /** The OAuth data of a provider that is known to have some. */
    OAuth oauth() {
        if (provider.provider().auth() instanceof OAuth oauth) {
            return oauth;
        }
        throw new IllegalArgumentException(provider.id() + " has no OAuth sign-in");
    }

    /** The client of a provider that is known to need one. */
    OAuthClient requiredClient() {
        return client.orElseThrow(
                () -> new IllegalStateException("no OAuth client for '" + provider.id() + "' is registered"));
    }
}
