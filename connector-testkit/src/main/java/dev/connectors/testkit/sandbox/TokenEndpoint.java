package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The token and the revocation endpoint. */
final class TokenEndpoint {

    private static final Set<String> KNOWN = Set.of(
            "grant_type",
            "code",
            "client_id",
            "client_secret",
            "redirect_uri",
            "code_verifier",
            "refresh_token",
            "scope");

    private final Clients clients;
    private final Grants grants;
    private final IdTokens idTokens;

    TokenEndpoint(Clients clients, Grants grants, IdTokens idTokens) {
        this.clients = clients;
        this.grants = grants;
        this.idTokens = idTokens;
    }

    Answer token(Request request) {
        var form = form(request);
        form.keySet().stream().filter(it -> !KNOWN.contains(it)).findFirst().ifPresent(it -> {
            throw invalidRequest("Stand-in, stricter than Google: no parameter " + it + ".");
        });
        var grantType = value(form, "grant_type").orElse("");
        if (!Set.of("authorization_code", "refresh_token").contains(grantType)) {
            throw new OAuthError(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
        }
        var client = clients.authenticated(
                required(form, "client_id"), value(form, "client_secret").orElse(""));
        var issued = grantType.equals("refresh_token") ? refreshed(form, client) : redeemed(form, client);
        return answer(issued);
    }

    private Grants.Issued refreshed(Map<String, List<String>> form, Clients.Client client) {
        return grants.refresh(required(form, "refresh_token"), client.id())
                .orElseThrow(() -> invalidGrant("Token has been expired or revoked."));
    }

    /** A code is good once, for the client and the redirect URI that it was given to, and with its verifier. */
    private Grants.Issued redeemed(Map<String, List<String>> form, Clients.Client client) {
        var code = grants.take(required(form, "code")).orElseThrow(() -> invalidGrant("Malformed auth code."));
        if (!code.key().client().equals(client.id())) {
            throw invalidGrant("Bad Request");
        }
        if (!code.request().redirectUri().equals(value(form, "redirect_uri").orElse(""))) {
            throw new OAuthError(400, "redirect_uri_mismatch", "Bad Request");
        }
        checkVerifier(code.request().challenge(), value(form, "code_verifier"));
        return grants.issue(code);
    }

    private static void checkVerifier(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty()) {
            if (verifier.isPresent()) {
                throw invalidGrant("code_verifier is not needed.");
            }
            return;
        }
        var shown = verifier.orElseThrow(() -> invalidGrant("Missing code verifier."));
        if (!shown.matches("[A-Za-z0-9._~-]{43,128}") || !s256(shown).equals(challenge.get())) {
            throw invalidGrant("Invalid code verifier.");
        }
    }

    private static String s256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private Answer answer(Grants.Issued issued) {
        var body = Json.object();
        body.put("access_token", issued.accessToken()).put("expires_in", Grants.TOKEN_LIFE.toSeconds());
        issued.refreshToken().ifPresent(it -> body.put("refresh_token", it));
        body.put("scope", String.join(" ", issued.scopes())).put("token_type", "Bearer");
        if (issued.scopes().contains("openid")) {
            body.put("id_token", idTokens.of(issued));
        }
        return Answer.ok(body).with("Cache-Control", "no-store");
    }

    /** Kills the whole grant; a dead token is answered with invalid_token. */
    Answer revoke(Request request) {
        var token = request.isForm() ? value(request.form(), "token") : Optional.<String>empty();
        var shown = token.or(() -> value(request.query(), "token")).orElse("");
        if (!grants.revoke(shown)) {
            throw new OAuthError(400, "invalid_token", "Token expired or revoked");
        }
        return Answer.ok(Json.object());
    }

    private static Map<String, List<String>> form(Request request) {
        if (!request.isForm()) {
            throw invalidRequest("The body must be application/x-www-form-urlencoded.");
        }
        var form = request.form();
        form.forEach((name, values) -> {
            if (values.size() > 1) {
                throw invalidRequest("Parameter given more than once: " + name);
            }
        });
        return form;
    }

    private static Optional<String> value(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String required(Map<String, List<String>> form, String name) {
        return value(form, name).orElseThrow(() -> invalidRequest("Missing required parameter: " + name));
    }

    private static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description);
    }

    private static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }
}
