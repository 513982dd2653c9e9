package dev.connectors.auth;

import dev.connectors.error.NotConnected;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.StaticToken;
import dev.connectors.spi.TokenSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A provider, with the host application's client there. Immutable.
 *
 * @param provider with the servers that are really asked
 * @param client for OAuth; empty for other providers, and where the host registered none
 * @param source of tokens for accounts without a sign-in of theirs, where the host gave one
 * @param key the application's own, for all of its people, where the host gave one
 */
public record Registration(
        EffectiveProvider provider, Optional<OAuthClient> client, Optional<TokenSource> source, Optional<Secret> key) {

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

    /**
     * @throws IllegalArgumentException if the provider sets a parameter of the authorization request that is ours alone, or has no
     *     keys, or the key can't be one
     */
    public Registration {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(source, "source");
        key.ifPresent(given -> Connections.requireKey(provider, given));
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
        return new Registration(provider, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A provider with OAuth. */
    public static Registration of(EffectiveProvider provider, OAuthClient client) {
        return new Registration(provider, Optional.of(client), Optional.empty(), Optional.empty());
    }

    /** The same with a source of tokens. */
    public Registration tokens(TokenSource from) {
        return new Registration(provider, client, Optional.of(from), key);
    }

    /** The same with a key that the application has for all of its people. */
    public Registration key(Secret own) {
        return new Registration(provider, client, source, Optional.of(own));
    }

    /** Whether a person has nothing to give before it can be used. */
    public boolean asksNothing() {
        var auth = provider.provider().auth();
        return auth instanceof Auth.None || (auth instanceof StaticToken && key.isPresent());
    }

    /**
     * The source of a provider whose connections act for people.
     *
     * @throws NotConnected if the host has none any more
     */
    TokenSource requiredSource() {
        return source.orElseThrow(() -> new NotConnected("This application does not act for people at "
                + provider.provider().title() + " any more. Tell the user."));
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
