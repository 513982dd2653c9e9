package dev.connectors.auth;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider gave, however it came here: by sign-in, or given by the host. Immutable.
 *
 * @param account who the provider says it is; empty where it does not say
 * @param accountName the account's e-mail address at the provider, to be shown
 * @param scopes granted scopes, as we spell them
 * @param tokens what proves it
 */
public record Granted(Optional<AccountKey> account, Optional<String> accountName, Set<String> scopes, Tokens tokens) {

    public Granted {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(accountName, "accountName");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(tokens, "tokens");
    }

    /** These scopes and tokens, of an account that nobody named. */
    public static Granted of(Set<String> scopes, Tokens tokens) {
        return new Granted(Optional.empty(), Optional.empty(), scopes, tokens);
    }

    /** Of this account. */
    public Granted to(AccountKey key, String name) {
        return new Granted(Optional.of(key), Optional.of(name), scopes, tokens);
    }

    Granted tokens(Tokens other) {
        return new Granted(account, accountName, scopes, other);
    }
}
