package dev.connectors.auth;

import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One account of one provider that a principal connected. Immutable.
 *
 * @param id random; starts with {@code c-}
 * @param principal whose it is
 * @param providerId such as {@code google}
 * @param providerIdentity which servers its tokens were made for, see {@link EffectiveProvider}
 * @param label the account's name in questions and results, chosen by the user or by us; see {@link #isLabel}
 * @param account who the provider says it is; empty where the provider does not say
 * @param accountName the account's e-mail address at the provider, to be shown; never a key
 * @param scopes granted OAuth scopes, as we spell them
 * @param state whether it can be used
 * @param tokens empty without sign-in, and once revoked
 * @param challenge claims that the next sign-in must ask for (OpenID Connect Core section 5.5), as JSON; empty where none are wanted
 * @param actingFor whom it acts for at the provider by the host's {@link dev.connectors.spi.TokenSource}; empty for one with a sign-in or
 *     a key of its own, and once revoked. One that acts for somebody keeps no tokens
 * @param since when it was connected
 * @param version counts the changes; the store compares it, see {@link ConnectionStore#replace}
 */
public record Connection(
        String id,
        Principal principal,
        String providerId,
        String providerIdentity,
        String label,
        Optional<AccountKey> account,
        Optional<String> accountName,
        Set<String> scopes,
        State state,
        Optional<Tokens> tokens,
        Optional<Secret> challenge,
        Optional<String> actingFor,
        Instant since,
        long version) {

    /** Whether a connection can be used. */
    public enum State {
        /** It can. */
        ACTIVE,
        /** The provider ended the sign-in; what the user chose is kept until they sign in again. */
        NEEDS_SIGN_IN,
        /** Ended by the user. A tombstone: the tokens are gone, and nothing that arrives late can overwrite it. */
        REVOKED
    }

    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(providerIdentity, "providerIdentity");
        if (!isLabel(label)) {
            throw new IllegalArgumentException(
                    "a label is 1 to 60 letters, digits, spaces, dots, hyphens and underscores, starting with a letter or a digit and not ending with a space");
        }
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(actingFor, "actingFor");
        if ((state == State.REVOKED || actingFor.isPresent()) && tokens.isPresent()) {
            throw new IllegalArgumentException("a tombstone, and what acts for somebody, hold no tokens");
        }
    }

    /** A new connection: active, without account, scopes and tokens. */
    public static Connection of(
            String id, Principal principal, EffectiveProvider provider, String label, Instant since) {
        return new Connection(
                id,
                principal,
                provider.id(),
                provider.identity(),
                label,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                State.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                since,
                1);
    }

    /** Whether a text can be a label: plain characters, since models and people read it. */
    public static boolean isLabel(String text) {
        return text.matches("[A-Za-z0-9]([A-Za-z0-9 ._-]{0,58}[A-Za-z0-9._-])?");
    }

    /** Whether it can be used. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** The same under another label. */
    public Connection labelled(String other) {
        return with(other, account, accountName, scopes, state, tokens, challenge);
    }

    /** The same with the account that the provider named. */
    public Connection account(Optional<AccountKey> key, Optional<String> name) {
        return with(label, key, name, scopes, state, tokens, challenge);
    }

    /** The same, active, with what a sign-in or a refresh gave. */
    public Connection granted(Set<String> grantedScopes, Tokens newTokens) {
        return with(label, account, accountName, grantedScopes, State.ACTIVE, Optional.of(newTokens), Optional.empty());
    }

    /** The same, acting for somebody with these scopes. */
    Connection actingFor(String who, Set<String> grantedScopes) {
        var key = new AccountKey("acting-for:" + providerId, who);
        var name = who.contains("@") ? Optional.of(who) : Optional.<String>empty();
        return new Connection(
                id,
                principal,
                providerId,
                providerIdentity,
                label,
                Optional.of(key),
                name,
                grantedScopes,
                State.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(who),
                since,
                version);
    }

    /** The same after the provider ended the sign-in. */
    public Connection needsSignIn() {
        return needsSignIn(Optional.empty());
    }

    /** The same after the provider ended the sign-in, with the claims that it wants at the next. */
    Connection needsSignIn(Optional<Secret> claims) {
        return with(label, account, accountName, scopes, State.NEEDS_SIGN_IN, tokens, claims);
    }

    /** What is left after the user ended it: no token, no scope, and no word about the account. */
    public Connection tombstone() {
        return new Connection(
                id,
                principal,
                providerId,
                providerIdentity,
                label,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                State.REVOKED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                since,
                version);
    }

    /** The same under another version; for stores. */
    public Connection version(long other) {
        return new Connection(
                id,
                principal,
                providerId,
                providerIdentity,
                label,
                account,
                accountName,
                scopes,
                state,
                tokens,
                challenge,
                actingFor,
                since,
                other);
    }

    private Connection with(
            String newLabel,
            Optional<AccountKey> newAccount,
            Optional<String> newName,
            Set<String> newScopes,
            State newState,
            Optional<Tokens> newTokens,
            Optional<Secret> newChallenge) {
        return new Connection(
                id,
                principal,
                providerId,
                providerIdentity,
                newLabel,
                newAccount,
                newName,
                newScopes,
                newState,
                newTokens,
                newChallenge,
                actingFor,
                since,
                version);
    }

    @Override
    public String toString() {
        return "Connection[" + id + ", " + providerId + ", " + label + ", " + state + ", version " + version
                + ", scopes " + new TreeSet<>(scopes) + "]";
    }
}
