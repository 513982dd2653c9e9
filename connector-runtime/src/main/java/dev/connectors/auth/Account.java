package dev.connectors.auth;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Who signed in, and what to call them. */
record Account(AccountKey key, Optional<String> name) {

    /** Whose an id_token is; its own {@code iss} counts only for a provider that names no issuer. */
    static Account of(Registration at, IdToken token) throws IOException {
        var claims = AccountClaims.of(at.oauth(), token.claims());
        var issuer = Issuers.of(at.oauth()).canonical(token.claims()).orElse(token.issuer());
        return new Account(new AccountKey(issuer, claims.subject()), claims.email());
    }

    /** What the UserInfo endpoint says. */
    static Account of(Registration at, AccountClaims claims) {
        var issuer =
                Issuers.of(at.oauth()).canonical(Map.of()).orElse(at.provider().id());
        return new Account(new AccountKey(issuer, claims.subject()), claims.email());
    }
}
