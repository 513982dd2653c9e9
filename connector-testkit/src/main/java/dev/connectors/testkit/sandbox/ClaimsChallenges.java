package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims that an API wants in an account's access tokens (continuous access evaluation): tokens without them are refused until
 * one was asked for with them.
 */
final class ClaimsChallenges {

    private final Map<String, Challenge> challenges = new LinkedHashMap<>();
    private final Set<String> good = new HashSet<>();

    /**
     * A challenge.
     *
     * @param needsPerson whether a refresh is not enough, so that the person must sign in again
     */
    record Challenge(ObjectNode claims, boolean needsPerson) {

        String json() {
            return Json.text(claims);
        }

        boolean isMetBy(JsonNode sent) {
            return claims.path("access_token").properties().stream()
                    .allMatch(
                            it -> it.getValue().equals(sent.path("access_token").path(it.getKey())));
        }
    }

    void pose(SandboxAccount account, Challenge challenge) {
        challenges.put(account.email(), challenge);
    }

    /** What this token lacks. */
    Optional<Challenge> lacking(String accessToken, String email) {
        return Optional.ofNullable(challenges.get(email)).filter(it -> !good.contains(accessToken));
    }

    /** What a refresh for this account needs a person for. */
    Optional<Challenge> needingPerson(String email) {
        return Optional.ofNullable(challenges.get(email)).filter(Challenge::needsPerson);
    }

    /** Whether a request for a token names the claims that the account is challenged for. */
    void issued(Grants.Issued issued, Optional<String> claims) {
        var challenge = Optional.ofNullable(challenges.get(issued.key().email()));
        if (claims.isPresent()
                && challenge.filter(it -> it.isMetBy(Json.seed(claims.get()))).isPresent()) {
            good.add(issued.accessToken());
        }
    }
}
