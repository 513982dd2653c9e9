package dev.connectors.http;

import java.util.Optional;

/**
 * What proves to a provider for whom a connection acts.
 *
 * <p>Implemented by sign-in. Thread-safe; called on the caller's thread, {@code header} before each request and {@code renew} at most
 * once per request.
 */
public interface Credential {

    /**
     * The header with the current token, refreshed where it was stale; empty where the provider needs none.
     *
     * @throws dev.connectors.error.ReauthorizationRequired if the user must sign in again
     */
    Optional<WebClient.Header> header(Deadline deadline);

    /**
     * After an answer of 401: whether there is another token now, so that trying once more makes sense.
     *
     * @param refused the header that was refused
     */
    boolean renew(WebClient.Header refused, Deadline deadline);

    /** For providers without sign-in. */
    static Credential none() {
        return new Credential() {
            @Override
            public Optional<WebClient.Header> header(Deadline deadline) {
                return Optional.empty();
            }

            @Override
            public boolean renew(WebClient.Header refused, Deadline deadline) {
                return false;
            }
        };
    }
}
