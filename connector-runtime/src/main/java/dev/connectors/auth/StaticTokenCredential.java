package dev.connectors.auth;

import dev.connectors.error.NotConnected;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import dev.connectors.http.WebClient.Headers;
import dev.connectors.spi.StaticToken;
import java.util.Optional;

/**
 * A key, in the header and the form that the provider wants: the connection's own, or the application's, which no connection keeps.
 */
final class StaticTokenCredential implements Credential {

    private final OwnConnection connection;
    private final StaticToken token;

    StaticTokenCredential(OwnConnection connection, StaticToken token) {
        this.connection = connection;
        this.token = token;
    }

    @Override
    public Optional<Header> header(Deadline deadline) {
        var active = connection.active();
        var key = active.tokens()
                .map(Tokens::access)
                .or(() -> connection.registrations().of(active).key())
                .orElseThrow(() -> new NotConnected(
                        "This application has no key for " + title(active) + " any more. Tell the user."));
        return Optional.of(header(token, key));
    }

    /** A key does not age: whoever gave it has ended it, and gives the next one. */
    @Override
    public void refusedAgain(Header refused, Headers answer) {
        var active = connection.active();
        if (active.tokens().isEmpty()) {
            throw new ProviderRejected(
                    title(active) + " does not accept this application's key. Nobody here can mend that: tell the user"
                            + " that an administrator must set a new one.",
                    "the application's key was refused");
        }
        throw new ReauthorizationRequired(
                title(active) + " does not accept the key of the account '" + active.label()
                        + "'. Ask the user to connect it with a new one; their choices are kept.",
                "a key was refused");
    }

    private String title(Connection active) {
        return connection.registrations().of(active).provider().provider().title();
    }

    static Header header(StaticToken token, Secret key) {
        return new Header(token.header(), token.form().replace("{key}", key.value()));
    }

    /** Another one can only come from the user; true where they gave one meanwhile. */
    @Override
    public boolean renew(Header refused, Deadline deadline) {
        return header(deadline)
                .filter(now -> !now.value().equals(refused.value()))
                .isPresent();
    }
}
