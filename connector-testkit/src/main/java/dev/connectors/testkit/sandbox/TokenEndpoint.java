package dev.connectors.testkit.sandbox;

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
            "scope",
            "assertion");

    private final Clients clients;
    private final Grants grants;
    private final IdTokens idTokens;
    private final ServiceAccounts serviceAccounts;

    TokenEndpoint(Clients clients, Grants grants, IdTokens idTokens, ServiceAccounts serviceAccounts) {
        this.clients = clients;
        this.grants = grants;
        this.idTokens = idTokens;
        this.serviceAccounts = serviceAccounts;
    }

    Answer token(Request request) {
        var form = TokenForm.read(request, KNOWN);
        var grantType = form.value("grant_type").orElse("");
        if (grantType.equals(ServiceAccounts.GRANT)) { // the assertion's signature is the proof; there is no client
            return answer(serviceAccounts.exchanged(form.required("assertion")));
        }
        if (!Set.of("authorization_code", "refresh_token").contains(grantType)) {
            throw new OAuthError(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
        }
        var client = clients.authenticated(
                form.required("client_id"), form.value("client_secret").orElse(""));
        var issued = grantType.equals("refresh_token")
                ? grants.refresh(form.required("refresh_token"), client.id())
                        .orElseThrow(() -> TokenForm.invalidGrant("Token has been expired or revoked."))
                : grants.issue(form.code(grants, client));
        return answer(issued);
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
        var parameters = request.isForm() ? request.form() : request.query();
        var shown = new TokenForm(parameters).value("token").orElse("");
        if (!grants.revoke(shown)) {
            throw new OAuthError(400, "invalid_token", "Token expired or revoked");
        }
        return Answer.ok(Json.object());
    }
}
