package dev.connectors.testkit.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The authorize endpoint of the Microsoft identity platform, v2.0. */
final class MicrosoftSignIn implements SignInStyle {

    private static final Set<String> KNOWN = Set.of(
            "client_id",
            "response_type",
            "redirect_uri",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "login_hint",
            "domain_hint",
            "code_challenge",
            "code_challenge_method",
            "claims");

    private final Clients clients;
    private final Tenants tenants;

    MicrosoftSignIn(Clients clients, Tenants tenants) {
        this.clients = clients;
        this.tenants = tenants;
    }

    @Override
    public String banner() {
        return GraphSandbox.BANNER;
    }

    @Override
    public String consentPath() {
        return "/consent";
    }

    @Override
    public AuthorizationRequest read(Request request) {
        var query = request.query();
        AuthorizationRequest.checkNames(query, KNOWN);
        var tenant = request.segments().get(0);
        if (!tenants.isKnown(tenant)) {
            throw new OAuthError(400, "invalid_request", "AADSTS90002: Tenant '" + tenant + "' not found.");
        }
        var client = clients.mayReceive(
                AuthorizationRequest.required(query, "client_id"),
                AuthorizationRequest.required(query, "redirect_uri"));
        if (!AuthorizationRequest.required(query, "response_type").equals("code")) {
            throw new OAuthError(400, "unsupported_response_type", "AADSTS700054: response_type must be code.");
        }
        AuthorizationRequest.oneOf(query, "response_mode", "query", "query");
        var scopes = GraphScopes.parse(AuthorizationRequest.required(query, "scope"));
        var unknown = scopes.stream().filter(it -> !GraphScopes.isKnown(it)).findFirst();
        if (unknown.isPresent()) {
            throw new OAuthError(
                    400,
                    "invalid_scope",
                    "AADSTS650053: The application asked for scope '" + unknown.get()
                            + "' that doesn't exist on the resource.");
        }
        var more = new LinkedHashMap<String, String>();
        more.put("tenant", tenant);
        AuthorizationRequest.optional(query, "claims").ifPresent(it -> more.put("claims", it));
        return new AuthorizationRequest(
                client.id(),
                AuthorizationRequest.required(query, "redirect_uri"),
                scopes,
                AuthorizationRequest.required(query, "state"),
                AuthorizationRequest.challenge(query),
                AuthorizationRequest.optional(query, "nonce").orElse(""),
                Set.of(AuthorizationRequest.optional(query, "prompt").orElse("").split(" ")),
                scopes.contains("offline_access"),
                true, // a token is good for all that was ever consented to
                AuthorizationRequest.optional(query, "login_hint"),
                more);
    }

    @Override
    public void admit(AuthorizationRequest asked, SandboxAccount account) {
        if (!tenants.admits(asked.more().getOrDefault("tenant", ""), account)) {
            throw new OAuthError(
                    400, "access_denied", "AADSTS50020: User account does not exist in the tenant of this address.");
        }
    }

    @Override
    public boolean canBeUnticked(String scope) {
        return scope.startsWith("https://");
    }

    @Override
    public Map<String, String> granted(Set<String> scopes) {
        return Map.of("session_state", "stand-in");
    }

    @Override
    public Map<String, String> refused(String error) {
        var number =
                error.equals("access_denied") ? "AADSTS65004: User declined to consent." : "AADSTS50058: No session.";
        return Map.of("error", error, "error_description", number);
    }
}
