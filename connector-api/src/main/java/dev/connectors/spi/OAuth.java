package dev.connectors.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * OAuth 2.0 authorization code flow with PKCE S256 (RFC 6749 section 4.1, RFC 7636), as data. Immutable.
 *
 * @param authorizationEndpoint where the user's browser goes
 * @param tokenEndpoint where codes and refresh tokens are exchanged
 * @param revocationEndpoint RFC 7009, where there is one
 * @param userInfoEndpoint OpenID Connect Core section 5.3; asked for the account where no id_token comes
 * @param issuer what {@code iss} of the callback (RFC 9207) and of an id_token must be, where the provider names it
 * @param clientAuthentication how the client proves itself at the token endpoint
 * @param rotation what happens to a refresh token when it is used
 * @param identityScopes scopes that say who the user is; asked in any case
 * @param parameters further parameters of the authorization request
 * @param scopeNames other spellings under which the token answer gives a scope, each with the one that we use
 * @param issuerInCallback whether each callback carries {@code iss} (RFC 9207, {@code
 *     authorization_response_iss_parameter_supported}): then one without it is refused. One that is there is compared in any case
 */
public record OAuth(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        Optional<URI> revocationEndpoint,
        Optional<URI> userInfoEndpoint,
        Set<String> issuer,
        ClientAuthentication clientAuthentication,
        Rotation rotation,
        List<String> identityScopes,
        Map<String, String> parameters,
        Map<String, String> scopeNames,
        boolean issuerInCallback)
        implements Auth {

    /** RFC 6749 section 2.3. */
    public enum ClientAuthentication {
        /** client_id and client_secret in the form. */
        CLIENT_SECRET_POST,
        /** HTTP Basic. */
        CLIENT_SECRET_BASIC,
        /** A public client: PKCE alone. */
        NONE
    }

    /** What a provider does with a refresh token that was used. */
    public enum Rotation {
        /** The same token stays valid. */
        NONE,
        /** A new one comes, and the old one stays valid for a time. */
        OLD_STAYS_VALID,
        /** A new one comes, and the old one is dead at once. */
        ONE_TIME
    }

    public OAuth {
        Objects.requireNonNull(authorizationEndpoint, "authorizationEndpoint");
        Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        issuer = Set.copyOf(issuer);
        identityScopes = List.copyOf(identityScopes);
        parameters = Map.copyOf(parameters);
        scopeNames = Map.copyOf(scopeNames);
    }

    /** The two endpoints; client_secret_post and no rotation until said otherwise. */
    public static OAuth at(String authorizationEndpoint, String tokenEndpoint) {
        return new OAuth(
                URI.create(authorizationEndpoint),
                URI.create(tokenEndpoint),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                ClientAuthentication.CLIENT_SECRET_POST,
                Rotation.NONE,
                List.of(),
                Map.of(),
                Map.of(),
                false);
    }

    /** The revocation endpoint (RFC 7009). */
    public OAuth revocation(String endpoint) {
        return with(Optional.of(URI.create(endpoint)), userInfoEndpoint, issuer, clientAuthentication, rotation);
    }

    /** The UserInfo endpoint. */
    public OAuth userInfo(String endpoint) {
        return with(revocationEndpoint, Optional.of(URI.create(endpoint)), issuer, clientAuthentication, rotation);
    }

    /** The values of {@code iss} that are this provider. */
    public OAuth issuedBy(String... issuers) {
        return with(revocationEndpoint, userInfoEndpoint, Set.of(issuers), clientAuthentication, rotation);
    }

    /** That each callback names the issuer (RFC 9207). */
    public OAuth namesItselfInCallbacks() {
        return new OAuth(
                authorizationEndpoint,
                tokenEndpoint,
                revocationEndpoint,
                userInfoEndpoint,
                issuer,
                clientAuthentication,
                rotation,
                identityScopes,
                parameters,
                scopeNames,
                true);
    }

    /** How the client proves itself. */
    public OAuth clientAuthentication(ClientAuthentication how) {
        return with(revocationEndpoint, userInfoEndpoint, issuer, how, rotation);
    }

    /** What happens to used refresh tokens. */
    public OAuth rotates(Rotation how) {
        return with(revocationEndpoint, userInfoEndpoint, issuer, clientAuthentication, how);
    }

    /** Scopes that say who the user is, such as {@code openid} and {@code email}. */
    public OAuth identity(String... scopes) {
        return new OAuth(
                authorizationEndpoint,
                tokenEndpoint,
                revocationEndpoint,
                userInfoEndpoint,
                issuer,
                clientAuthentication,
                rotation,
                List.of(scopes),
                parameters,
                scopeNames,
                issuerInCallback);
    }

    /**
     * A further parameter of the authorization request. Two are sent only where they help: {@code prompt} while no refresh token is
     * held, and {@code include_granted_scopes} when an account that is connected is asked for more.
     */
    public OAuth parameter(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new OAuth(
                authorizationEndpoint,
                tokenEndpoint,
                revocationEndpoint,
                userInfoEndpoint,
                issuer,
                clientAuthentication,
                rotation,
                identityScopes,
                more,
                scopeNames,
                issuerInCallback);
    }

    /** Another spelling under which a token answer gives a scope. */
    public OAuth scopeAlso(String spelling, String scope) {
        var more = new LinkedHashMap<>(scopeNames);
        more.put(spelling, scope);
        return new OAuth(
                authorizationEndpoint,
                tokenEndpoint,
                revocationEndpoint,
                userInfoEndpoint,
                issuer,
                clientAuthentication,
                rotation,
                identityScopes,
                parameters,
                more,
                issuerInCallback);
    }

    /** All endpoints, for checks of origins. */
    public List<URI> endpoints() {
        var all = new ArrayList<URI>(List.of(authorizationEndpoint, tokenEndpoint));
        revocationEndpoint.ifPresent(all::add);
        userInfoEndpoint.ifPresent(all::add);
        return List.copyOf(all);
    }

    /** The same with all endpoints replaced; a stand-in replaces all or none, and need not name itself in callbacks. */
    public OAuth at(
            URI authorization, URI token, Optional<URI> revocation, Optional<URI> userInfo, Set<String> issuers) {
        return new OAuth(
                authorization,
                token,
                revocation,
                userInfo,
                issuers,
                clientAuthentication,
                rotation,
                identityScopes,
                parameters,
                scopeNames,
                false);
    }

    private OAuth with(
            Optional<URI> revocation,
            Optional<URI> userInfo,
            Set<String> issuers,
            ClientAuthentication authentication,
            Rotation rotates) {
        return new OAuth(
                authorizationEndpoint,
                tokenEndpoint,
                revocation,
                userInfo,
                issuers,
                authentication,
                rotates,
                identityScopes,
                parameters,
                scopeNames,
                issuerInCallback);
    }
}
