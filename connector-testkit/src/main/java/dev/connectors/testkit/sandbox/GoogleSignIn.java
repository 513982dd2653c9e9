package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Google's authorization endpoint. */
final class GoogleSignIn implements SignInStyle {

    private final Clients clients;
    private final Optional<String> issuer;

    GoogleSignIn(Clients clients, Optional<String> issuer) {
        this.clients = clients;
        this.issuer = issuer;
    }

    @Override
    public String banner() {
        return GoogleSandbox.BANNER;
    }

    @Override
    public String consentPath() {
        return "/o/oauth2/v2/consent";
    }

    @Override
    public AuthorizationRequest read(Request request) {
        return AuthorizationRequest.read(request.query(), clients);
    }

    @Override
    public void admit(AuthorizationRequest asked, SandboxAccount account) {}

    @Override
    public boolean canBeUnticked(String scope) {
        return Scopes.canBeUnticked(scope);
    }

    @Override
    public Map<String, String> granted(Set<String> scopes) {
        var parameters = named();
        parameters.put("scope", String.join(" ", scopes));
        parameters.put("authuser", "0");
        parameters.put("prompt", "consent");
        return parameters;
    }

    @Override
    public Map<String, String> refused(String error) {
        var parameters = named();
        parameters.put("error", error);
        return parameters;
    }

    /** RFC 9207. */
    private Map<String, String> named() {
        var parameters = new LinkedHashMap<String, String>();
        issuer.ifPresent(it -> parameters.put("iss", it));
        return parameters;
    }
}
