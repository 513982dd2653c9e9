package dev.connectors.auth;

import java.util.Objects;

/**
 * What tells one account of a provider from all others (OpenID Connect Core section 5.7). Never the e-mail address: that can
 * change, and can pass to somebody else. Immutable.
 *
 * @param issuer who names the subject, such as {@code https://accounts.google.com}
 * @param subject unique and never reassigned within the issuer
 */
public record AccountKey(String issuer, String subject) {

    public AccountKey {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
    }
}
