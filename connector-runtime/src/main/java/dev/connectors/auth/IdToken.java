package dev.connectors.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims of an id_token (OpenID Connect Core section 2).
 *
 * <p>Its signature is not checked: it comes straight from the token endpoint over TLS, whose certificate says who made it
 * (section 3.1.3.7, item 6), or from a stand-in on this machine, which is another identity. An id_token from anywhere else is
 * never read.
 *
 * @param claims all that are text, a number or a boolean
 */
record IdToken(
        String issuer,
        List<String> audience,
        Optional<String> authorizedParty,
        Instant expiry,
        Optional<Secret> nonce,
        Map<String, String> claims) {

    /** Two clocks that nobody set to the second. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What is wrong with it, in a word for the log; empty where nothing is. Section 3.1.3.7, items 2 to 5, 9 and 11. */
    Optional<String> fault(Issuers issuers, String clientId, Optional<Secret> expectedNonce, Instant now) {
        if (!issuers.names().isEmpty() && !issuers.include(issuer, claims)) {
            return Optional.of("iss");
        }
        if (!audience.contains(clientId)) {
            return Optional.of("aud");
        }
        if ((audience.size() > 1 && authorizedParty.isEmpty())
                || authorizedParty.filter(party -> !party.equals(clientId)).isPresent()) {
            return Optional.of("azp");
        }
        if (!expiry.plus(SKEW).isAfter(now)) {
            return Optional.of("exp");
        }
        if (expectedNonce.isPresent() && !expectedNonce.equals(nonce)) {
            return Optional.of("nonce");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "IdToken[redacted]";
    }
}
