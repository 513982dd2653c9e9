package dev.connectors.auth;

import dev.connectors.error.Cancelled;
import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import java.util.Optional;

/** A bearer token that a {@link dev.connectors.spi.TokenSource} gives for the account that a connection acts for. */
final class ActingCredential implements Credential {

    private final String account;
    private final OwnConnection connection;
    private final SourcedTokens tokens;

    ActingCredential(String account, OwnConnection connection, SourcedTokens tokens) {
        this.account = account;
        this.connection = connection;
        this.tokens = tokens;
    }

    @Override
    public Optional<Header> header(Deadline deadline) {
        return Optional.of(OAuthCredential.header(tokens.usable(active(), deadline)));
    }

    @Override
    public boolean renew(Header refused, Deadline deadline) {
        return tokens.renewed(active(), refused, deadline);
    }

    @Override
    public Optional<String> actingFor() {
        return Optional.of(account);
    }

    private Connection active() {
        try {
            return connection.active();
        } catch (Cancelled e) {
            tokens.forget(connection.id());
            throw e;
        }
    }
}
