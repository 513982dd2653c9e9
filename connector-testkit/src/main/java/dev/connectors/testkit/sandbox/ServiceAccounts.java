package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The service accounts that an administrator let act for the people here (domain-wide delegation), and the JWT bearer grant of RFC 7523.
 * Guarded by the world's monitor.
 */
final class ServiceAccounts {

    static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private record Known(PublicKey key, Set<String> scopes) {}

    private final World world;
    private final Grants grants;
    private final String tokenEndpoint;
    private final Map<String, Known> known = new LinkedHashMap<>();

    ServiceAccounts(World world, Grants grants, String tokenEndpoint) {
        this.world = world;
        this.grants = grants;
        this.tokenEndpoint = tokenEndpoint;
    }

    void add(String email, PublicKey key, Set<String> scopes) {
        known.put(email, new Known(key, scopes));
    }

    /** An access token for the person whom a sound assertion names, for exactly its scopes. */
    Grants.Issued exchanged(String assertion) {
        var parts = assertion.split("\\.", -1);
        if (parts.length != 3 || !"RS256".equals(json(parts[0]).path("alg").asText())) {
            throw TokenForm.invalidGrant("Invalid JWT: it must be three parts, signed with RS256.");
        }
        var claims = json(parts[1]);
        var account = Optional.ofNullable(known.get(claims.path("iss").asText()))
                .orElseThrow(() -> TokenForm.invalidGrant("Invalid grant: account not found"));
        checkSignature(account.key(), parts);
        checkTimes(claims);
        if (!claims.path("aud").asText().equals(tokenEndpoint)) {
            throw TokenForm.invalidGrant("Invalid JWT: aud must be the token endpoint.");
        }
        var scopes = Scopes.parse(claims.path("scope").asText());
        if (!account.scopes().containsAll(scopes)) {
            throw new OAuthError(
                    401,
                    "unauthorized_client",
                    "Client is unauthorized to retrieve access tokens using this method, or client not authorized for"
                            + " any of the scopes requested.");
        }
        var person = world.account(claims.path("sub").asText())
                .orElseThrow(() -> TokenForm.invalidGrant("Invalid email or User ID"));
        return grants.issueForService(new Grants.Key(claims.path("iss").asText(), person.email()), scopes);
    }

    private void checkTimes(JsonNode claims) {
        var now = world.instant();
        var issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        var expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (issued.isAfter(now.plus(SKEW))
                || !expires.isAfter(now)
                || Duration.between(issued, expires).compareTo(LONGEST_LIFE) > 0) {
            throw TokenForm.invalidGrant(
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                            + " timeframe. Check your iat and exp values in the JWT claim.");
        }
    }

    private static void checkSignature(PublicKey key, String[] parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw TokenForm.invalidGrant("Invalid JWT Signature.");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw TokenForm.invalidGrant("Invalid JWT Signature.");
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.body(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException | ApiError e) {
            throw TokenForm.invalidGrant("Invalid JWT: it can't be read.");
        }
    }
}
