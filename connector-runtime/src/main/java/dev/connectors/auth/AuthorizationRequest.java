package dev.connectors.auth;

import dev.connectors.spi.OAuth;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Where the browser is sent (RFC 6749 section 4.1.1), and what must be remembered of it. Prints without its secrets.
 *
 * @param uri authorization endpoint with all parameters
 * @param state 256 random bits, base64url
 * @param verifier code verifier: 256 random bits, base64url, 43 characters (RFC 7636 section 4.1)
 * @param nonce where an id_token is expected
 * @param scopes asked
 */
record AuthorizationRequest(URI uri, Secret state, Secret verifier, Optional<Secret> nonce, Set<String> scopes) {

    /** What brings a refresh token, where a provider needs to be asked for it; a needless consent adds a token at each. */
    private static final String PROMPT = "prompt";

    /** Google's way of asking for more; with the first sign-in it would bring grants of other workspaces along. */
    private static final String INCLUDE_GRANTED = "include_granted_scopes";

    static AuthorizationRequest of(
            Registration at,
            Optional<Connection> existing,
            Set<String> wanted,
            String redirectUri,
            Supplier<byte[]> random) {
        var oauth = at.oauth();
        // Not offered to installed applications, so these ask for all that they had, and more.
        boolean including = existing.isPresent()
                && oauth.parameters().containsKey(INCLUDE_GRANTED)
                && !RedirectUri.isLoopback(URI.create(redirectUri));
        var scopes = new LinkedHashSet<>(oauth.identityScopes());
        if (!including) {
            existing.ifPresent(connection -> scopes.addAll(new TreeSet<>(connection.scopes())));
        }
        scopes.addAll(new TreeSet<>(wanted));
        for (var scope : scopes) {
            if (!ScopeSpelling.isScope(scope)) {
                throw new IllegalArgumentException("a scope is printable ASCII without spaces, quotes and backslashes");
            }
        }
        var state = Secret.of(Codes.base64Url(random.get()));
        var verifier = Secret.of(Codes.base64Url(random.get()));
        var nonce = scopes.contains("openid")
                ? Optional.of(Secret.of(Codes.base64Url(random.get())))
                : Optional.<Secret>empty();

        var form = new LinkedHashMap<String, String>();
        form.put("response_type", "code");
        form.put("client_id", at.requiredClient().clientId());
        form.put("redirect_uri", redirectUri);
        form.put("scope", String.join(" ", scopes));
        form.put("state", state.value());
        form.put("code_challenge", Codes.sha256(verifier.value()));
        form.put("code_challenge_method", "S256");
        ClaimsRequest.of(oauth.claims(), existing.flatMap(Connection::challenge))
                .ifPresent(json -> form.put("claims", json));
        nonce.ifPresent(value -> form.put("nonce", value.value()));
        existing.flatMap(connection -> hint(oauth, connection)).ifPresent(hint -> form.put("login_hint", hint));
        oauth.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> {
                    var name = parameter.getKey();
                    boolean left = (name.equals(PROMPT)
                                    && existing.filter(AuthorizationRequest::canRefresh)
                                            .isPresent())
                            || (name.equals(INCLUDE_GRANTED) && !including);
                    if (!left) {
                        form.put(name, parameter.getValue());
                    }
                });
        return new AuthorizationRequest(
                withQuery(oauth.authorizationEndpoint(), TokenEndpoint.encoded(form)), state, verifier, nonce, scopes);
    }

    private static boolean canRefresh(Connection connection) {
        return connection.isActive()
                && connection.tokens().flatMap(Tokens::refresh).isPresent();
    }

    /** OpenID Connect Core section 3.1.2.1; a hint, so the account that comes back is compared all the same. */
    private static Optional<String> hint(OAuth oauth, Connection connection) {
        return connection
                .accountName()
                .or(() -> connection
                        .account()
                        .map(AccountKey::subject)
                        .filter(subject -> oauth.subjectClaim().equals("sub")));
    }

    /** RFC 6749 section 3.1: a query that the endpoint has is kept. */
    private static URI withQuery(URI endpoint, String query) {
        var separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + query);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[redacted]";
    }
}
