package dev.connectors.auth;

import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import java.util.Optional;

/** Of a provider without sign-in: nothing to show, but a revoked connection ends its calls all the same. */
final class NoCredential implements Credential {

    private final OwnConnection connection;

    NoCredential(OwnConnection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Header> header(Deadline deadline) {
        connection.active();
        return Optional.empty();
    }

    @Override
    public boolean renew(Header refused, Deadline deadline) {
        return false;
    }
}
