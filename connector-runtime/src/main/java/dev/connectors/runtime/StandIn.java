package dev.connectors.runtime;

import dev.connectors.auth.Endpoints;
import java.util.Objects;

/**
 * Servers that are asked instead of a provider's own, all of them or none: for development, tests and sandboxes. They make another
 * provider identity, so no token of the one is ever sent to the other. Immutable.
 *
 * @param provider id of the provider, such as {@code google}
 * @param endpoints its origins and OAuth endpoints
 */
public record StandIn(String provider, Endpoints endpoints) {

    public StandIn {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(endpoints, "endpoints");
    }

    /** A stand-in without servers yet. */
    public static StandIn of(String provider) {
        return new StandIn(provider, Endpoints.none());
    }

    /** With the base URL of an origin, such as {@code api}. */
    public StandIn origin(String name, String base) {
        return new StandIn(provider, endpoints.origin(name, base));
    }

    /** With the authorization endpoint. */
    public StandIn authorization(String url) {
        return new StandIn(provider, endpoints.authorization(url));
    }

    /** With the token endpoint. */
    public StandIn token(String url) {
        return new StandIn(provider, endpoints.token(url));
    }

    /** With the revocation endpoint. */
    public StandIn revocation(String url) {
        return new StandIn(provider, endpoints.revocation(url));
    }

    /** With the UserInfo endpoint. */
    public StandIn userInfo(String url) {
        return new StandIn(provider, endpoints.userInfo(url));
    }

    /** With what it calls itself in {@code iss}. */
    public StandIn issuedBy(String... issuers) {
        return new StandIn(provider, endpoints.issuedBy(issuers));
    }
}
