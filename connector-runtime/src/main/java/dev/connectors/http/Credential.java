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

    /**
     * The same, where the answer may challenge the token for more than its age (RFC 6750 section 3).
     *
     * @param answer headers of the answer
     */
    default boolean renew(WebClient.Header refused, WebClient.Headers answer, Deadline deadline) {
        return renew(refused, deadline);
    }

    /**
     * Whether a challenge of that answer is one that this sign-in can meet, also where the status is 403.
     *
     * @param answer headers of the answer
     */
    default boolean challenged(WebClient.Headers answer) {
        return false;
    }

    /**
     * After the token that was renewed for this very request is refused in the same way: what only the person can mend is noted.
     *
     * @param answer headers of the answer
     * @throws dev.connectors.error.ReauthorizationRequired if the user must sign in again
     */
    default void refusedAgain(WebClient.Header refused, WebClient.Headers answer) {}

    /**
     * After an answer of 2xx.
     *
     * @param sent the header that the request had
     */
    default void accepted(WebClient.Header sent) {}

    /** Whose things requests are about, where the token itself does not say it: see {@link dev.connectors.spi.SelfPath}. */
    default Optional<String> actingFor() {
        return Optional.empty();
    }

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
