package dev.connectors.spi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Gives access tokens for accounts without a sign-in of theirs: a service account that acts for people, an application that an
 * administrator let in, or a library of the host's own that keeps tokens.
 *
 * <p>Implemented by hosts, and by connector modules for their provider. Thread-safe. Called on a thread of the runtime, once per connection
 * at a time, before the token that it gave last is over; the runtime keeps tokens in memory alone. It may act for everybody at the
 * provider, so who it acts for comes from the host's settings, never from a model.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TokenSource {

    /**
     * What a token is wanted for.
     *
     * @param account whom to act for, as the host names them at the provider, such as {@code anna@acme.example}
     * @param scopes what the connectors that are on need, as we spell it
     * @param tokenEndpoint the token endpoint of the provider, or of what stands in for it: tokens are asked there and nowhere else
     * @param within how long there is time
     */
    record Wanted(String account, Set<String> scopes, URI tokenEndpoint, Duration within) {
        public Wanted {
            Objects.requireNonNull(account, "account");
            scopes = Set.copyOf(scopes);
            Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
            Objects.requireNonNull(within, "within");
        }
    }

    /**
     * An access token. Prints without it.
     *
     * @param value printable ASCII without spaces
     * @param expiry when it is over
     */
    record AccessToken(String value, Instant expiry) {
        public AccessToken {
            if (!value.matches("[\\x21-\\x7e]{1,16384}")) {
                throw new IllegalArgumentException("an access token is printable ASCII without spaces");
            }
            Objects.requireNonNull(expiry, "expiry");
        }

        @Override
        public String toString() {
            return "AccessToken[until " + expiry + "]";
        }
    }

    /**
     * A token, a new one each time.
     *
     * @throws dev.connectors.error.ConnectorException what went wrong, where that is known; its texts hold no secret
     * @throws Exception anything else; it counts as the provider not being reachable, and its message is not repeated
     */
    AccessToken token(Wanted wanted) throws Exception;
}
