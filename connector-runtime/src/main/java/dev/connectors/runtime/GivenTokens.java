package dev.connectors.runtime;

import dev.connectors.auth.AccountKey;
import dev.connectors.auth.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that the host has already and gives to a connection directly, instead of a sign-in. Immutable; prints without secrets.
 *
 * @param access the access token
 * @param expiry when it ends, where known
 * @param refresh the refresh token, where there is one
 * @param scopes the granted OAuth scopes
 * @param account who it is: issuer and subject, where known
 * @param accountName the account's e-mail address
 */
public record GivenTokens(
        Secret access,
        Optional<Instant> expiry,
        Optional<Secret> refresh,
        Set<String> scopes,
        Optional<AccountKey> account,
        Optional<String> accountName) {

    public GivenTokens {
        scopes = Set.copyOf(scopes);
    }

    /** An access token. */
    public static GivenTokens of(String access) {
        return new GivenTokens(
                Secret.of(access), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** With a refresh token. */
    public GivenTokens refresh(String token) {
        return new GivenTokens(access, expiry, Optional.of(Secret.of(token)), scopes, account, accountName);
    }

    /** Until then. */
    public GivenTokens expiring(Instant when) {
        return new GivenTokens(access, Optional.of(when), refresh, scopes, account, accountName);
    }

    /** With these scopes. */
    public GivenTokens scopes(Set<String> granted) {
        return new GivenTokens(access, expiry, refresh, granted, account, accountName);
    }

    /** Of this account. */
    public GivenTokens account(String issuer, String subject) {
        return new GivenTokens(
                access, expiry, refresh, scopes, Optional.of(new AccountKey(issuer, subject)), accountName);
    }

    /** Under this e-mail address. */
    public GivenTokens accountName(String name) {
        return new GivenTokens(access, expiry, refresh, scopes, account, Optional.of(name));
    }
}
