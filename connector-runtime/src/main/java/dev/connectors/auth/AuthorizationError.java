package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.Declined;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.ReauthorizationRequired;

/** What {@code error} of a callback means (RFC 6749 section 4.1.2.1, OpenID Connect Core section 3.1.2.6). Its text is never repeated. */
final class AuthorizationError {

    private AuthorizationError() {}

    static ConnectorException of(String error, Registration at) {
        var provider = at.provider().provider().title();
        return switch (error) {
            case "access_denied" -> new Declined(helped("You said no at " + provider + ". Nothing was connected.", at));
            case "temporarily_unavailable", "server_error" ->
                new ProviderUnavailable(
                        provider + " can't sign anybody in right now. Try again in a minute.",
                        "authorization endpoint: " + error);
            case "login_required", "interaction_required", "consent_required", "account_selection_required" ->
                again(at, "authorization endpoint: " + error);
            case "unauthorized_client" ->
                new ProviderRejected(
                        helped(provider + " did not accept this application's sign-in.", at),
                        "authorization endpoint: " + error);
            case "invalid_request", "unsupported_response_type", "invalid_scope", "invalid_client" ->
                new ProviderRejected(
                        provider + " did not accept this application's sign-in.", "authorization endpoint: " + error);
            default ->
                new ProviderRejected(
                        provider + " did not accept this application's sign-in.",
                        "authorization endpoint: another error");
        };
    }

    /** The provider wants to see the person once more. */
    static ReauthorizationRequired again(Registration at, String detail) {
        var provider = at.provider().provider().title();
        return new ReauthorizationRequired(
                helped(provider + " wants you to sign in again. Start the sign-in once more.", at), detail);
    }

    /** Which of its errors means that an administrator must act, a provider says in its own words only, and these are not read. */
    private static String helped(String sentence, Registration at) {
        return at.oauth().approvalHelp().map(help -> sentence + " " + help).orElse(sentence);
    }
}
