package dev.connectors.testkit.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form that a token endpoint gets: each parameter once, and none that the endpoint does not know. */
record TokenForm(Map<String, List<String>> values) {

    static TokenForm read(Request request, Set<String> known) {
        if (!request.isForm()) {
            throw invalidRequest("The body must be application/x-www-form-urlencoded.");
        }
        request.form().forEach((name, values) -> {
            if (values.size() > 1) {
                throw invalidRequest("Parameter given more than once: " + name);
            }
            if (!known.contains(name)) {
                throw invalidRequest("Stand-in, stricter than the provider: no parameter " + name + ".");
            }
        });
        return new TokenForm(request.form());
    }

    Optional<String> value(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    String required(String name) {
        return value(name).orElseThrow(() -> invalidRequest("Missing required parameter: " + name));
    }

    /** The code: good once, for the client and the redirect URI that it was given to, and with its verifier (RFC 7636). */
    Grants.Code code(Grants grants, Clients.Client client) {
        var code = grants.take(required("code")).orElseThrow(() -> invalidGrant("Malformed auth code."));
        if (!code.key().client().equals(client.id())) {
            throw invalidGrant("Bad Request");
        }
        if (!code.request().redirectUri().equals(value("redirect_uri").orElse(""))) {
            throw new OAuthError(400, "redirect_uri_mismatch", "Bad Request");
        }
        checkVerifier(code.request().challenge(), value("code_verifier"));
        return code;
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

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description);
    }

    static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }
}
