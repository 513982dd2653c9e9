package dev.connectors.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a token endpoint gave (RFC 6749 section 5.1). Prints without its secrets.
 *
 * @param access access token
 * @param asked when it was asked for, from which its time counts
 * @param life {@code expires_in}, where it was said
 * @param refresh refresh token, where one came
 * @param scopes as we spell them; empty where the answer does not say, and then they are those that were asked
 * @param idToken OpenID Connect, where one came
 */
record TokenAnswer(
        Secret access,
        Instant asked,
        Optional<Duration> life,
        Optional<Secret> refresh,
        Optional<Set<String>> scopes,
        Optional<Secret> idToken) {

    /** Where a provider does not say it; a shorter life shows itself by a 401. */
    private static final Duration USUAL_LIFE = Duration.ofHours(1);

    /** The tokens from now on: the refresh token that came, or else the one that we had. */
    Tokens tokens(Optional<Secret> had) {
        var next = refresh.or(() -> had);
        var expiry = life.map(asked::plus).orElse(next.isPresent() ? asked.plus(USUAL_LIFE) : Tokens.NEVER);
        return new Tokens(access, expiry, next);
    }

    @Override
    public String toString() {
        return "TokenAnswer[redacted]";
    }
}
