package dev.connectors.runtime;

import dev.connectors.auth.Connection;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A connected account as its owner sees it, for a settings page. No token is in it, and nothing else that proves who anybody is. Immutable.
 *
 * @param id random; names it in {@link Settings}, and stays the same as long as it is connected
 * @param providerId such as {@code google}
 * @param label the account's name in questions and results
 * @param accountName the account's e-mail address at the provider; empty where the provider does not say
 * @param scopes granted OAuth scopes, as the connectors spell them; empty without OAuth
 * @param state whether it can be used
 * @param sentence the same in words, and what the next sign-in needs
 * @param actingFor whom it acts for at the provider without a sign-in of theirs; empty for all others
 * @param since when it was connected
 */
public record ConnectionState(
        String id,
        String providerId,
        String label,
        Optional<String> accountName,
        Set<String> scopes,
        State state,
        String sentence,
        Optional<String> actingFor,
        Instant since) {

    /** Whether a connected account can be used. */
    public enum State {
        /** It can. */
        ACTIVE,
        /** Only after its owner has signed in again; what they chose is kept until then. */
        NEEDS_SIGN_IN
    }

    public ConnectionState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(accountName, "accountName");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(actingFor, "actingFor");
        Objects.requireNonNull(since, "since");
    }

    static ConnectionState of(Connection connection, Provider provider) {
        return new ConnectionState(
                connection.id(),
                connection.providerId(),
                connection.label(),
                connection.accountName(),
                connection.scopes(),
                connection.isActive() ? State.ACTIVE : State.NEEDS_SIGN_IN,
                connection.isActive() ? connected(connection, provider) : ended(connection, provider),
                connection.actingFor(),
                connection.since());
    }

    /** Whether it can be used. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    private static String connected(Connection connection, Provider provider) {
        if (connection.actingFor().isPresent()) {
            return "Connected: this application acts for "
                    + connection.actingFor().get() + ".";
        }
        if (provider.auth() instanceof OAuth) {
            return "Connected by a sign-in.";
        }
        if (provider.auth() instanceof StaticToken) {
            return connection.tokens().isPresent()
                    ? "Connected with a key of yours."
                    : "Connected with this application's key.";
        }
        return "Connected.";
    }

    private static String ended(Connection connection, Provider provider) {
        if (provider.auth() instanceof StaticToken key && connection.actingFor().isEmpty()) {
            return provider.title() + " does not accept the key any more. Give it a new one"
                    + key.help().map(where -> " (" + where + ")").orElse("") + ". Your choices are kept.";
        }
        var why = connection.challenge().isPresent()
                ? " wants you to prove more at your next sign-in, such as with a second factor."
                : " ended the sign-in (password changed, or access removed).";
        return provider.title() + why + " Your choices are kept.";
    }
}
