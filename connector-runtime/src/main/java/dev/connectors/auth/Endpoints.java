package dev.connectors.auth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The servers of a stand-in, which replace those of a provider: all or none. Immutable.
 *
 * @param origins base URL by the origin's name, such as {@code api}
 * @param authorization authorization endpoint
 * @param token token endpoint
 * @param revocation revocation endpoint
 * @param userInfo UserInfo endpoint; left out, the stand-in has none
 * @param issuers what it calls itself in {@code iss}; left out, it may use the provider's name or the origin of its
 *     authorization or token endpoint
 */
public record Endpoints(
        Map<String, URI> origins,
        Optional<URI> authorization,
        Optional<URI> token,
        Optional<URI> revocation,
        Optional<URI> userInfo,
        Set<String> issuers) {

    public Endpoints {
        origins = Map.copyOf(origins);
        issuers = Set.copyOf(issuers);
    }

    /** Nothing replaced yet. */
    public static Endpoints none() {
        return new Endpoints(
                Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    /** With the base URL of an origin. */
    public Endpoints origin(String name, String base) {
        var more = new LinkedHashMap<>(origins);
        more.put(name, URI.create(base));
        return new Endpoints(more, authorization, token, revocation, userInfo, issuers);
    }

    /** With the authorization endpoint. */
    public Endpoints authorization(String url) {
        return new Endpoints(origins, Optional.of(URI.create(url)), token, revocation, userInfo, issuers);
    }

    /** With the token endpoint. */
    public Endpoints token(String url) {
        return new Endpoints(origins, authorization, Optional.of(URI.create(url)), revocation, userInfo, issuers);
    }

    /** With the revocation endpoint. */
    public Endpoints revocation(String url) {
        return new Endpoints(origins, authorization, token, Optional.of(URI.create(url)), userInfo, issuers);
    }

    /** With the UserInfo endpoint. */
    public Endpoints userInfo(String url) {
        return new Endpoints(origins, authorization, token, revocation, Optional.of(URI.create(url)), issuers);
    }

    /** With its names in {@code iss}. */
    public Endpoints issuedBy(String... names) {
        return new Endpoints(origins, authorization, token, revocation, userInfo, Set.of(names));
    }
}
