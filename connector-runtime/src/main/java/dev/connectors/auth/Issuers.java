package dev.connectors.auth;

import dev.connectors.spi.OAuth;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a provider calls itself in {@code iss}: names, and names in which a <code>{claim}</code> stands for a claim of the id_token, as at
 * Microsoft, where each tenant is an issuer. Immutable.
 */
record Issuers(Set<String> names) {

    private static final Pattern CLAIM = Pattern.compile("\\{([a-z_]{1,40})}");
    private static final String VALUE = "[A-Za-z0-9-]{1,64}";

    static Issuers of(OAuth oauth) {
        return new Issuers(oauth.issuer());
    }

    /** Whether {@code iss} of an id_token with these claims is the provider. */
    boolean include(String iss, Map<String, String> claims) {
        return names.stream().anyMatch(name -> filled(name, claims).equals(Optional.of(iss)));
    }

    /** Whether {@code iss} of a callback can be the provider; there are no claims yet. */
    boolean mayBe(String iss) {
        return names.stream().anyMatch(name -> iss.matches(asPattern(name)));
    }

    /**
     * The one name under which accounts are kept. All spellings are one: providers write theirs with and without {@code https://}, and the
     * same account must not become two.
     */
    Optional<String> canonical(Map<String, String> claims) {
        return names.stream()
                .min(Comparator.comparing((String name) -> !name.startsWith("https://"))
                        .thenComparing(name -> name))
                .flatMap(name -> filled(name, claims));
    }

    /** Empty where a claim is missing, or could change more of the name than its own place. */
    private static Optional<String> filled(String name, Map<String, String> claims) {
        var missing = CLAIM.matcher(name)
                .results()
                .anyMatch(claim -> !claims.getOrDefault(claim.group(1), "").matches(VALUE));
        return missing
                ? Optional.empty()
                : Optional.of(
                        CLAIM.matcher(name).replaceAll(claim -> Matcher.quoteReplacement(claims.get(claim.group(1)))));
    }

    private static String asPattern(String name) {
        var pattern = new StringBuilder();
        int end = 0;
        for (MatchResult claim : CLAIM.matcher(name).results().toList()) {
            pattern.append(Pattern.quote(name.substring(end, claim.start()))).append(VALUE);
            end = claim.end();
        }
        return pattern.append(Pattern.quote(name.substring(end))).toString();
    }
}
