package dev.connectors.auth;

import dev.connectors.domain.EmailAddress;
import dev.connectors.spi.OAuth;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a token is, as an id_token or the UserInfo endpoint says it.
 *
 * @param subject the claim that never changes, {@code sub} at most providers: 1 to 255 printable characters of ASCII
 * @param email the address, where it is one; to be shown, never a key
 */
record AccountClaims(String subject, Optional<String> email) {

    /** Out of the claims of an id_token. */
    static AccountClaims of(OAuth oauth, Map<String, String> claims) throws IOException {
        return of(oauth, claims, Optional.ofNullable(claims.get(oauth.subjectClaim())));
    }

    /** Out of a UserInfo answer (OpenID Connect Core section 5.3.2); {@code id} where a provider has its own form. */
    static AccountClaims ofUserInfo(OAuth oauth, Map<String, String> claims) throws IOException {
        return of(
                oauth,
                claims,
                Optional.ofNullable(claims.get(oauth.subjectClaim())).or(() -> Optional.ofNullable(claims.get("id"))));
    }

    private static AccountClaims of(OAuth oauth, Map<String, String> claims, Optional<String> subject)
            throws IOException {
        return new AccountClaims(
                subject.filter(text -> text.matches("[\\x21-\\x7e]{1,255}"))
                        .orElseThrow(() -> new IOException(oauth.subjectClaim())),
                oauth.nameClaims().stream()
                        .flatMap(name -> Optional.ofNullable(claims.get(name)).flatMap(AccountClaims::address).stream())
                        .findFirst());
    }

    private static Optional<String> address(String text) {
        try {
            return Optional.of(EmailAddress.parse(text).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
