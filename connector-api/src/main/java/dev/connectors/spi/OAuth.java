package dev.connectors.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * OAuth 2.0 authorization code flow with PKCE S256 (RFC 6749 section 4.1, RFC 7636), as data. Immutable.
 *
 * <p>A path segment of an endpoint, and the value of a parameter, may be one of the provider's settings: {@code
 * https://login.example/{tenant}/authorize}. Here it reads {@code %7Btenant%7D}; {@link #filled} puts the host's value in.
 *
 * @param authorizationEndpoint where the user's browser goes
 * @param tokenEndpoint where codes and refresh tokens are exchanged
 * @param revocationEndpoint RFC 7009, where there is one
 * @param userInfoEndpoint OpenID Connect Core section 5.3; asked for the account where no id_token comes
 * @param issuer what {@code iss} of the callback (RFC 9207) and of an id_token must be, where the provider names it; a <code>{claim}</code>
 *     in it is a claim of the id_token
 * @param clientAuthentication how the client proves itself at the token endpoint
 * @param rotation what happens to a refresh token when it is used
 * @param identityScopes scopes that say who the user is, or that bring a refresh token; asked in any case
 * @param parameters further parameters of the authorization request
 * @param scopeNames other spellings under which the token answer gives a scope, each with the one that we use
 * @param issuerInCallback whether each callback carries {@code iss} (RFC 9207, {@code
 *     authorization_response_iss_parameter_supported}): then one without it is refused. One that is there is compared in any case
 * @param subjectClaim the claim of an id_token that never changes and is never given to somebody else within its issuer
 * @param nameClaims the claims of an id_token that may hold the account's e-mail address, to be shown; the first that does counts
 * @param scopePrefix with what a token answer may begin scopes that we write without it; where it is given, their case does not count
 * @param scopesAtRefresh whether a refresh names the scopes again (RFC 6749 section 6)
 * @param claims {@code claims} of each request (OpenID Connect Core section 5.5), a JSON object; where it is given, the provider's API may
 *     challenge an access token with further claims, which a sign-in then asks for
 * @param loopbackHost how a redirect URI must spell the loopback host, where the provider knows one spelling only
 * @param applicationScopes scopes of the client credentials grant (RFC 6749 section 4.4), by which an application acts for accounts that an
 *     administrator let it act for; empty where the provider has no such grant
 * @param removal where a person removes the permission by hand, as a sentence
 * @param approvalHelp what may be behind a no of the provider and who can help, as a sentence
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
        boolean issuerInCallback,
        String subjectClaim,
        List<String> nameClaims,
        Optional<String> scopePrefix,
        boolean scopesAtRefresh,
        Optional<String> claims,
        Optional<String> loopbackHost,
        List<String> applicationScopes,
        Optional<String> removal,
        Optional<String> approvalHelp)
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
        Objects.requireNonNull(subjectClaim, "subjectClaim");
        issuer = Set.copyOf(issuer);
        identityScopes = List.copyOf(identityScopes);
        parameters = Map.copyOf(parameters);
        scopeNames = Map.copyOf(scopeNames);
        nameClaims = List.copyOf(nameClaims);
        applicationScopes = List.copyOf(applicationScopes);
    }

    /** The two endpoints; client_secret_post and no rotation until said otherwise. */
    public static OAuth at(String authorizationEndpoint, String tokenEndpoint) {
        return new Parts(Placeholders.uri(authorizationEndpoint), Placeholders.uri(tokenEndpoint)).build();
    }

    /** The revocation endpoint (RFC 7009). */
    public OAuth revocation(String endpoint) {
        return with(parts -> parts.revocation = Optional.of(Placeholders.uri(endpoint)));
    }

    /** The UserInfo endpoint. */
    public OAuth userInfo(String endpoint) {
        return with(parts -> parts.userInfo = Optional.of(Placeholders.uri(endpoint)));
    }

    /** The values of {@code iss} that are this provider, such as <code>https://login.example/{tid}/v2.0</code>. */
    public OAuth issuedBy(String... issuers) {
        return with(parts -> parts.issuer = Set.of(issuers));
    }

    /** That each callback names the issuer (RFC 9207). */
    public OAuth namesItselfInCallbacks() {
        return with(parts -> parts.issuerInCallback = true);
    }

    /** How the client proves itself. */
    public OAuth clientAuthentication(ClientAuthentication how) {
        return with(parts -> parts.clientAuthentication = how);
    }

    /** What happens to used refresh tokens. */
    public OAuth rotates(Rotation how) {
        return with(parts -> parts.rotation = how);
    }

    /** Scopes that say who the user is, such as {@code openid} and {@code email}. */
    public OAuth identity(String... scopes) {
        return with(parts -> parts.identityScopes = List.of(scopes));
    }

    /**
     * A further parameter of the authorization request. Two are sent only where they help: {@code prompt} while no refresh token is
     * held, and {@code include_granted_scopes} when an account that is connected is asked for more. One that is a setting without a value
     * is not sent.
     */
    public OAuth parameter(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return with(parts -> parts.parameters = more);
    }

    /** Another spelling under which a token answer gives a scope. */
    public OAuth scopeAlso(String spelling, String scope) {
        var more = new LinkedHashMap<>(scopeNames);
        more.put(spelling, scope);
        return with(parts -> parts.scopeNames = more);
    }

    /** That a token answer may give scopes with this before them, such as {@code https://graph.microsoft.com/}, and in another case. */
    public OAuth scopesUnder(String prefix) {
        return with(parts -> parts.scopePrefix = Optional.of(prefix));
    }

    /** That a refresh names the scopes again. */
    public OAuth refreshesWithScopes() {
        return with(parts -> parts.scopesAtRefresh = true);
    }

    /** Which claims of an id_token say who it is, and what to call them. */
    public OAuth account(String subjectClaim, String... nameClaims) {
        return with(parts -> {
            parts.subjectClaim = subjectClaim;
            parts.nameClaims = List.of(nameClaims);
        });
    }

    /** Claims that each request asks for, as a JSON object; the provider may then challenge tokens with further ones. */
    public OAuth claims(String json) {
        return with(parts -> parts.claims = Optional.of(json));
    }

    /** The one spelling of the loopback host that the provider takes, such as {@code localhost}. */
    public OAuth loopback(String host) {
        return with(parts -> parts.loopbackHost = Optional.of(host));
    }

    /** The scopes by which an application asks for what an administrator let it do, such as {@code https://graph.microsoft.com/.default}. */
    public OAuth application(String... scopes) {
        return with(parts -> parts.applicationScopes = List.of(scopes));
    }

    /** Where a person removes the permission by hand: "Remove it at https://...". */
    public OAuth removedBy(String sentence) {
        return with(parts -> parts.removal = Optional.of(sentence));
    }

    /** What may be behind the provider's no: "An administrator may have to allow this application first." */
    public OAuth approvalHelp(String sentence) {
        return with(parts -> parts.approvalHelp = Optional.of(sentence));
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
        return with(parts -> {
            parts.authorization = authorization;
            parts.token = token;
            parts.revocation = revocation;
            parts.userInfo = userInfo;
            parts.issuer = issuers;
            parts.issuerInCallback = false;
        });
    }

    /**
     * The same with values in place of the settings that endpoints and parameters name.
     *
     * @throws IllegalArgumentException if one has no value, or if a value is not one plain path segment; the host of an endpoint can't change
     */
    public OAuth filled(Map<String, String> settings) {
        var filled = new Placeholders(settings);
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            var text = filled.text(value);
            if (!text.isEmpty()) {
                values.put(name, text);
            }
        });
        return with(parts -> {
            parts.authorization = filled.path(authorizationEndpoint);
            parts.token = filled.path(tokenEndpoint);
            parts.revocation = revocationEndpoint.map(filled::path);
            parts.userInfo = userInfoEndpoint.map(filled::path);
            parts.parameters = values;
        });
    }

    private OAuth with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.build();
    }

    /** What a copy is made of. */
    private static final class Parts {

        private URI authorization;
        private URI token;
        private Optional<URI> revocation = Optional.empty();
        private Optional<URI> userInfo = Optional.empty();
        private Set<String> issuer = Set.of();
        private ClientAuthentication clientAuthentication = ClientAuthentication.CLIENT_SECRET_POST;
        private Rotation rotation = Rotation.NONE;
        private List<String> identityScopes = List.of();
        private Map<String, String> parameters = Map.of();
        private Map<String, String> scopeNames = Map.of();
        private boolean issuerInCallback;
        private String subjectClaim = "sub";
        private List<String> nameClaims = List.of("email");
        private Optional<String> scopePrefix = Optional.empty();
        private boolean scopesAtRefresh;
        private Optional<String> claims = Optional.empty();
        private Optional<String> loopbackHost = Optional.empty();
        private List<String> applicationScopes = List.of();
        private Optional<String> removal = Optional.empty();
        private Optional<String> approvalHelp = Optional.empty();

        Parts(URI authorization, URI token) {
            this.authorization = authorization;
            this.token = token;
        }

        Parts(OAuth from) {
            this(from.authorizationEndpoint, from.tokenEndpoint);
            revocation = from.revocationEndpoint;
            userInfo = from.userInfoEndpoint;
            issuer = from.issuer;
            clientAuthentication = from.clientAuthentication;
            rotation = from.rotation;
            identityScopes = from.identityScopes;
            parameters = from.parameters;
            scopeNames = from.scopeNames;
            issuerInCallback = from.issuerInCallback;
            subjectClaim = from.subjectClaim;
            nameClaims = from.nameClaims;
            scopePrefix = from.scopePrefix;
            scopesAtRefresh = from.scopesAtRefresh;
            claims = from.claims;
            loopbackHost = from.loopbackHost;
            applicationScopes = from.applicationScopes;
            removal = from.removal;
            approvalHelp = from.approvalHelp;
        }

        OAuth build() {
            return new OAuth(
                    authorization,
                    token,
                    revocation,
                    userInfo,
                    issuer,
                    clientAuthentication,
                    rotation,
                    identityScopes,
                    parameters,
                    scopeNames,
                    issuerInCallback,
                    subjectClaim,
                    nameClaims,
                    scopePrefix,
                    scopesAtRefresh,
                    claims,
                    loopbackHost,
                    applicationScopes,
                    removal,
                    approvalHelp);
        }
    }
}
