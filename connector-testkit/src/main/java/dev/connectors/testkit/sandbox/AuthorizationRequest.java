package dev.connectors.testkit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for at the authorization endpoint, checked.
 *
 * @param challenge of PKCE S256; empty if the client sent none
 * @param more what one provider alone knows, such as a tenant
 */
record AuthorizationRequest(
        String client,
        String redirectUri,
        Set<String> scopes,
        String state,
        Optional<String> challenge,
        String nonce,
        Set<String> prompt,
        boolean isOffline,
        boolean includesGrantedScopes,
        Optional<String> loginHint,
        Map<String, String> more) {

    private static final Set<String> KNOWN = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "access_type",
            "prompt",
            "include_granted_scopes",
            "login_hint",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "hd",
            "hl",
            "enable_granular_consent");
    private static final Set<String> PROMPTS = Set.of("none", "consent", "select_account");

    /** Refuses what Google refuses on a page of its own, without a redirect; and, stricter, what it does not know. */
    static AuthorizationRequest read(Map<String, List<String>> query, Clients clients) {
        checkNames(query, KNOWN);
        var client = clients.mayReceive(required(query, "client_id"), required(query, "redirect_uri"));
        if (!required(query, "response_type").equals("code")) {
            throw new OAuthError(400, "unsupported_response_type", "response_type must be code.");
        }
        var scopes = Scopes.parse(required(query, "scope"));
        var unknown = scopes.stream().filter(it -> !Scopes.isKnown(it)).toList();
        if (!unknown.isEmpty()) {
            throw new OAuthError(400, "invalid_scope", "Some requested scopes were invalid: " + unknown);
        }
        var prompt = Set.of(optional(query, "prompt").orElse("").split(" "));
        if (!PROMPTS.containsAll(prompt) && !prompt.equals(Set.of(""))) {
            throw invalid("Invalid parameter value for prompt: " + prompt);
        }
        return new AuthorizationRequest(
                client.id(),
                required(query, "redirect_uri"),
                scopes,
                required(query, "state"),
                challenge(query),
                optional(query, "nonce").orElse(""),
                prompt,
                oneOf(query, "access_type", "online", "offline").equals("offline"),
                oneOf(query, "include_granted_scopes", "false", "true").equals("true"),
                optional(query, "login_hint"),
                Map.of());
    }

    static void checkNames(Map<String, List<String>> query, Set<String> known) {
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw invalid("Stand-in, stricter than the provider: no parameter " + name + ".");
            }
            if (values.size() > 1) {
                throw invalid("Parameter given more than once: " + name);
            }
        });
    }

    boolean prompts(String what) {
        return prompt.contains(what);
    }

    static Optional<String> challenge(Map<String, List<String>> query) {
        var challenge = optional(query, "code_challenge");
        var method = optional(query, "code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return challenge;
        }
        if (!method.equals(Optional.of("S256"))) {
            throw invalid("Stand-in, stricter than the provider: code_challenge_method must be S256.");
        }
        if (challenge.filter(it -> it.matches("[A-Za-z0-9_-]{43}")).isEmpty()) {
            throw invalid("Invalid parameter value for code_challenge.");
        }
        return challenge;
    }

    static String oneOf(Map<String, List<String>> query, String name, String usual, String other) {
        var value = optional(query, name).orElse(usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw invalid("Invalid parameter value for " + name + ": " + value);
        }
        return value;
    }

    static String required(Map<String, List<String>> query, String name) {
        return optional(query, name)
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> invalid("Missing required parameter: " + name));
    }

    static Optional<String> optional(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    static OAuthError invalid(String description) {
        return new OAuthError(400, "invalid_request", description);
    }
}
