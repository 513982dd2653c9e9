package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Google's id_tokens, OpenID metadata and userinfo. */
final class IdTokens {

    private final World world;
    private final Grants grants;
    private final String issuer;
    private final String site;
    private final boolean saysIssuer;
    private final TokenSigner signer = new TokenSigner();

    IdTokens(World world, Grants grants, String issuer, String site, boolean saysIssuer) {
        this.world = world;
        this.grants = grants;
        this.issuer = issuer;
        this.site = site;
        this.saysIssuer = saysIssuer;
    }

    String of(Grants.Issued issued) {
        var account = world.account(issued.key().email()).orElseThrow();
        var claims = Json.object();
        claims.put("iss", issuer)
                .put("azp", issued.key().client())
                .put("aud", issued.key().client());
        claims.put("sub", account.subject());
        if (issued.scopes().contains(Scopes.wireName("email"))) {
            claims.put("email", account.email()).put("email_verified", true);
        }
        if (!issued.nonce().isEmpty()) {
            claims.put("nonce", issued.nonce());
        }
        var now = world.instant().getEpochSecond();
        claims.put("iat", now).put("exp", now + Grants.TOKEN_LIFE.toSeconds());
        return signer.sign(claims);
    }

    Answer certificates() {
        return signer.certificates();
    }

    Answer metadata() {
        var metadata = Json.object();
        metadata.put("issuer", issuer).put("authorization_endpoint", site + "/o/oauth2/v2/auth");
        metadata.put("token_endpoint", site + "/token").put("revocation_endpoint", site + "/revoke");
        metadata.put("userinfo_endpoint", site + "/v1/userinfo").put("jwks_uri", site + "/oauth2/v3/certs");
        metadata.putArray("response_types_supported").add("code");
        metadata.putArray("subject_types_supported").add("public");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("code_challenge_methods_supported").add("S256");
        metadata.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
        metadata.put("authorization_response_iss_parameter_supported", saysIssuer);
        return Answer.ok(metadata);
    }

    /** {@code sub}, and the address where the scope allows it; the older v2 form calls them otherwise. */
    Answer userinfo(Request request, boolean olderForm) {
        var access = request.bearer()
                .flatMap(grants::access)
                .orElseThrow(() -> new OAuthError(401, "invalid_request", "Invalid Credentials"));
        var account = world.account(access.key().email()).orElseThrow();
        var maySeeEmail = access.scopes().contains(Scopes.wireName("email"));
        if (!access.scopes().contains("openid") && !maySeeEmail) {
            throw new OAuthError(403, "insufficient_scope", "The token has no scope of sign-in.");
        }
        var body = Json.object().put(olderForm ? "id" : "sub", account.subject());
        if (maySeeEmail) {
            body.put("email", account.email()).put(olderForm ? "verified_email" : "email_verified", true);
        }
        return Answer.ok((JsonNode) body);
    }
}
