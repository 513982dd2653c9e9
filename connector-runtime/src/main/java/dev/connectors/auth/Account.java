package dev.connectors.auth;

import java.util.Comparator;
import java.util.Optional;

/** Who signed in, and what to call them. */
record Account(AccountKey key, Optional<String> name) {

    /**
     * The account of these claims. All spellings of a provider's issuer are one: providers write theirs with and without {@code
     * https://}, and the same account must not become two.
     *
     * @param issuer {@code iss}, where there was one; it counts only for a provider that names no issuer of its own
     */
    static Account of(Registration at, Optional<String> issuer, AccountClaims claims) {
        var one = at.oauth().issuer().stream()
                .min(Comparator.comparing((String name) -> !name.startsWith("https://"))
                        .thenComparing(name -> name));
        var named = one.or(() -> issuer).orElse(at.provider().id());
        return new Account(new AccountKey(named, claims.subject()), claims.email());
    }
}
