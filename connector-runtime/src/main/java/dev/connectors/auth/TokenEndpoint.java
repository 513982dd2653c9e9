package dev.connectors.auth;

import dev.connectors.error.Cancelled;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.http.AnsweredButUnread;
import dev.connectors.http.Deadline;
import dev.connectors.http.LostAnswer;
import dev.connectors.http.WebClient;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Header;
import dev.connectors.http.WebClient.Request;
import dev.connectors.spi.OAuth.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Speaks with an authorization server: one request, one answer, nothing sent twice (RFC 6749 sections 4.1.3 and 6, RFC 7009, OpenID
 * Connect Core section 5.3). Thread-safe.
 *
 * <p>What it throws as {@link ConnectorException} is transient; what the server refuses for good is {@link TokenRefused}.
 */
final class TokenEndpoint {

    /** An id_token may list a person's groups. */
    private static final long MOST_BYTES = 256 * 1024;

    private final WebClient web;
    private final Clock clock;

    TokenEndpoint(WebClient web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    /** Exchanges an authorization code, with the verifier that belongs to it (RFC 7636 section 4.5). */
    TokenAnswer exchange(
            Registration at,
            Secret code,
            String redirectUri,
            Secret verifier,
            Set<String> asked,
            Optional<Secret> claims,
            Deadline deadline)
            throws TokenRefused {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.value());
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", verifier.value());
        ClaimsRequest.of(at.oauth().claims(), claims).ifPresent(json -> form.put("claims", json));
        return tokens(at, form, asked, deadline);
    }

    /** Exchanges a refresh token, for the scopes that it was granted for. */
    TokenAnswer refresh(
            Registration at, Secret refreshToken, Set<String> granted, Optional<Secret> claims, Deadline deadline)
            throws TokenRefused {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.value());
        var scopes = new LinkedHashSet<>(at.oauth().identityScopes());
        scopes.addAll(new TreeSet<>(granted));
        if (at.oauth().scopesAtRefresh()) {
            form.put("scope", String.join(" ", scopes));
        }
        ClaimsRequest.of(at.oauth().claims(), claims).ifPresent(json -> form.put("claims", json));
        return tokens(at, form, scopes, deadline);
    }

    /** The client credentials grant (RFC 6749 section 4.4.2). */
    TokenAnswer application(Registration at, Deadline deadline) throws TokenRefused {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("scope", String.join(" ", at.oauth().applicationScopes()));
        ClaimsRequest.of(at.oauth().claims(), Optional.empty()).ifPresent(json -> form.put("claims", json));
        return tokens(at, form, Set.of(), deadline);
    }

    /** Ends a token. Returning means that the server did so. */
    void revoke(Registration at, URI endpoint, Secret token, String hint, Deadline deadline) throws TokenRefused {
        var form = new LinkedHashMap<String, String>();
        form.put("token", token.value());
        form.put("token_type_hint", hint);
        var answer = post(at, endpoint, form, deadline);
        if (answer.status() / 100 != 2) {
            throw refused(answer);
        }
    }

    /** Asks whose the access token is. */
    AccountClaims userInfo(Registration at, URI endpoint, Secret access, Deadline deadline) {
        var headers = List.of(
                new Header("Authorization", "Bearer " + access.value()), new Header("Accept", "application/json"));
        var answer = send(new Request("GET", endpoint, headers, Optional.empty()), deadline);
        if (answer.status() != 200) {
            throw unavailable("UserInfo endpoint: status " + answer.status());
        }
        try {
            return AccountClaims.ofUserInfo(at.oauth(), WireJson.texts(answer.body()));
        } catch (IOException e) {
            throw unavailable("UserInfo endpoint: unreadable answer");
        }
    }

    private TokenAnswer tokens(Registration at, Map<String, String> form, Set<String> scopes, Deadline deadline)
            throws TokenRefused {
        var asked = clock.instant();
        var answer = post(at, at.oauth().tokenEndpoint(), form, deadline);
        if (answer.status() != 200) {
            throw refused(answer);
        }
        try {
            return WireJson.tokens(answer.body(), asked, ScopeSpelling.of(at.oauth(), scopes));
        } catch (IOException e) {
            throw unavailable("token endpoint: unreadable answer");
        }
    }

    private Answer post(Registration at, URI endpoint, Map<String, String> form, Deadline deadline) {
        var client = at.requiredClient();
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        headers.add(new Header("Accept", "application/json"));
        var how = client.secret().isPresent() ? at.oauth().clientAuthentication() : ClientAuthentication.NONE;
        if (how == ClientAuthentication.CLIENT_SECRET_BASIC) {
            headers.add(new Header("Authorization", basic(client)));
        } else {
            form.put("client_id", client.clientId());
        }
        if (how == ClientAuthentication.CLIENT_SECRET_POST) {
            form.put("client_secret", client.secret().orElseThrow().value());
        }
        var body = encoded(form).getBytes(StandardCharsets.US_ASCII);
        return send(new Request("POST", endpoint, headers, Optional.of(body)), deadline);
    }

    private Answer send(Request request, Deadline deadline) {
        try {
            return web.send(request, deadline, MOST_BYTES);
        } catch (LostAnswer | AnsweredButUnread | DeadlineExceeded | Cancelled e) {
            throw unavailable("authorization server: no answer");
        }
    }

    /** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
    private static String basic(OAuthClient client) {
        var pair = encode(client.clientId()) + ":"
                + encode(client.secret().orElseThrow().value());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What an answer that is not a success means. Only a 4xx with an error code of OAuth is the server's last word. */
    private TokenRefused refused(Answer answer) {
        int status = answer.status();
        if (status == 429) {
            throw new RateLimited(
                    "The provider's sign-in asks for a pause. Try again later.",
                    RetryAfter.read(answer.header("Retry-After"), clock.instant()));
        }
        var code = status / 100 == 4 ? WireJson.error(answer.body()) : "";
        return switch (code) {
            case "invalid_grant" ->
                new TokenRefused(TokenRefused.Why.INVALID_GRANT, status, WireJson.claims(answer.body()));
            case "invalid_token" -> new TokenRefused(TokenRefused.Why.INVALID_TOKEN, status);
            case "invalid_client", "unauthorized_client" -> new TokenRefused(TokenRefused.Why.CLIENT, status);
            // Only the person can go on (OpenID Connect Core section 3.1.2.6, here from a token endpoint).
            case "interaction_required", "consent_required", "login_required" ->
                new TokenRefused(TokenRefused.Why.INTERACTION, status, WireJson.claims(answer.body()));
            case "", "temporarily_unavailable", "server_error" ->
                throw unavailable("authorization server: status " + status);
            default -> new TokenRefused(TokenRefused.Why.OTHER, status);
        };
    }

    static ProviderUnavailable unavailable(String detail) {
        return new ProviderUnavailable(
                "The provider's sign-in can't be reached right now. Try again in a minute.", detail);
    }
}
