package dev.connectors.auth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a connection can prove itself with. Immutable; prints without its secrets.
 *
 * @param access sent with each request: an OAuth access token, or the key of a provider that knows its users by keys
 * @param expiry when {@code access} ends; {@link #NEVER} where that is not known
 * @param refresh OAuth refresh token, where one was issued
 */
public record Tokens(Secret access, Instant expiry, Optional<Secret> refresh) {

    /** The expiry of what does not end by itself. */
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    public Tokens {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(refresh, "refresh");
    }

    /** A key that does not end by itself. */
    public static Tokens key(Secret key) {
        return new Tokens(key, NEVER, Optional.empty());
    }

    @Override
    public String toString() {
        return "Tokens[until " + expiry + (refresh.isPresent() ? ", can be refreshed]" : "]");
    }
}
