package dev.connectors.testkit.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sign-in and consent: a page for a person, or an answer that a test chose beforehand. */
final class AuthorizationEndpoint {

    private final World world;
    private final Grants grants;
    private final Supplier<String> secrets;
    private final SignInStyle signIn;
    private final Map<String, AuthorizationRequest> waiting = new LinkedHashMap<>();
    private Optional<Consent> prepared = Optional.empty();

    AuthorizationEndpoint(World world, Grants grants, Supplier<String> secrets, SignInStyle signIn) {
        this.world = world;
        this.grants = grants;
        this.secrets = secrets;
        this.signIn = signIn;
    }

    /** What the person at the page answers; no account means no. */
    record Consent(Optional<String> account, Set<String> unticked) {}

    void prepare(Optional<Consent> consent) {
        prepared = consent;
    }

    /** GET of the authorization endpoint. */
    Answer authorize(Request request) {
        try {
            var asked = signIn.read(request);
            if (asked.prompts("none")) {
                return silently(asked);
            }
            if (prepared.isPresent()) {
                return answered(asked, prepared.get());
            }
            var ticket = secrets.get();
            waiting.put(ticket, asked);
            return new ConsentPage(signIn).consent(ticket, asked, world.accounts());
        } catch (OAuthError e) {
            return new ConsentPage(signIn).refusal(e);
        }
    }

    /** POST of the consent page. */
    Answer consent(Request request) {
        var form = request.form();
        var asked = waiting.remove(String.join("", form.getOrDefault("ticket", List.of())));
        if (asked == null) {
            return new ConsentPage(signIn)
                    .refusal(new OAuthError(400, "invalid_request", "This page was answered already."));
        }
        if (!form.getOrDefault("answer", List.of()).contains("allow")) {
            return answered(asked, new Consent(Optional.empty(), Set.of()));
        }
        var ticked = form.getOrDefault("scope", List.of());
        var unticked =
                asked.scopes().stream().filter(it -> !ticked.contains(it)).collect(Collectors.toSet());
        try {
            return answered(
                    asked,
                    new Consent(form.getOrDefault("account", List.of()).stream().findFirst(), unticked));
        } catch (OAuthError e) {
            return new ConsentPage(signIn).refusal(e);
        }
    }

    /** prompt=none: no page is shown, so it works only where the consent is there already. */
    private Answer silently(AuthorizationRequest asked) {
        var account = prepared.flatMap(Consent::account);
        var key = account.map(it -> new Grants.Key(asked.client(), it));
        if (key.filter(it -> grants.covers(it, asked.scopes())).isEmpty()) {
            return back(asked, signIn.refused("interaction_required"));
        }
        return answered(asked, new Consent(account, Set.of()));
    }

    private Answer answered(AuthorizationRequest asked, Consent consent) {
        var account = consent.account().flatMap(world::account);
        if (account.isEmpty()) {
            return back(asked, signIn.refused("access_denied"));
        }
        signIn.admit(asked, account.get());
        var granted = new LinkedHashSet<>(asked.scopes());
        granted.removeIf(it -> consent.unticked().contains(it) && signIn.canBeUnticked(it));
        var code = grants.consent(new Grants.Key(asked.client(), account.get().email()), granted, asked);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", code);
        parameters.putAll(signIn.granted(granted));
        return back(asked, parameters);
    }

    private Answer back(AuthorizationRequest asked, Map<String, String> parameters) {
        var all = new LinkedHashMap<String, String>();
        all.put("state", asked.state());
        all.putAll(parameters);
        var query = all.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Answer.redirect(asked.redirectUri() + (asked.redirectUri().contains("?") ? "&" : "?") + query);
    }
}
