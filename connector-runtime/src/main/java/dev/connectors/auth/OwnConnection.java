package dev.connectors.auth;

import dev.connectors.error.Cancelled;
import dev.connectors.error.NotConnected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.permission.Principal;
import dev.connectors.spi.StaticToken;
import java.util.Optional;
import java.util.function.Predicate;

/** The stored connection of one credential, as it is now. */
record OwnConnection(Registrations registrations, ConnectionStore store, Principal principal, String id) {

    private static final int MOST_RACES = 100;

    /**
     * The connection, if it can be used.
     *
     * @throws Cancelled if it was revoked
     * @throws ReauthorizationRequired if its user must sign in again
     * @throws NotConnected if it is not there, or was made for other servers
     */
    Connection active() {
        var connection = store.find(principal, id)
                .orElseThrow(() -> new NotConnected("This account is not connected any more."));
        if (connection.state() == Connection.State.REVOKED) {
            throw revoked();
        }
        registrations.of(connection);
        if (!connection.isActive()) {
            throw again(connection);
        }
        return connection;
    }

    /**
     * Notes that the user must sign in again, and with which claims, while the stored connection is still the one that it is about.
     *
     * @throws ReauthorizationRequired if so, unless the connection keeps changing
     */
    void signInWith(Secret challenge, Predicate<Connection> isRefused) {
        signInWith(Optional.of(challenge), isRefused);
    }

    /**
     * Notes that what the stored connection holds is refused, while it still holds it.
     *
     * @throws ReauthorizationRequired if so, unless the connection keeps changing
     */
    void refused(Predicate<Connection> isRefused) {
        signInWith(Optional.empty(), isRefused);
    }

    private void signInWith(Optional<Secret> challenge, Predicate<Connection> isRefused) {
        for (int i = 0; i < MOST_RACES; i++) {
            var now = active();
            if (!isRefused.test(now)) {
                return;
            }
            if (store.replace(now, now.needsSignIn(challenge))) {
                throw again(now);
            }
        }
    }

    private ReauthorizationRequired again(Connection connection) {
        var provider = registrations.of(connection).provider().provider();
        return provider.auth() instanceof StaticToken
                ? new ReauthorizationRequired(
                        provider.title() + " does not accept the key of the account '" + connection.label()
                                + "'. Ask the user to connect it with a new one; their choices are kept.",
                        "a key was refused")
                : signInAgain(connection);
    }

    static Cancelled revoked() {
        return new Cancelled("The user disconnected this account. Don't call again unless the user asks.");
    }

    static ReauthorizationRequired signInAgain(Connection connection) {
        return new ReauthorizationRequired("The provider ended the sign-in of the account '" + connection.label()
                + "'. Ask the user to sign in again; their choices are kept.");
    }
}
