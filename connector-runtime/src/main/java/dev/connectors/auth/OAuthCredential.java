package dev.connectors.auth;

import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import java.util.Optional;

/** An access token as a bearer token (RFC 6750 section 2.1), refreshed in time. */
final class OAuthCredential implements Credential {

    private static final String SCHEME = "Bearer ";

    private final OwnConnection connection;
    private final Refreshes refreshes;

    OAuthCredential(OwnConnection connection, Refreshes refreshes) {
        this.connection = connection;
        this.refreshes = refreshes;
    }

    @Override
    public Optional<Header> header(Deadline deadline) {
        var tokens = refreshes.usable(connection.active(), deadline);
        return Optional.of(new Header("Authorization", SCHEME + tokens.access().value()));
    }

    @Override
    public boolean renew(Header refused, Deadline deadline) {
        var now = connection.active();
        var current =
                now.tokens().map(tokens -> Secret.of(SCHEME + tokens.access().value()));
        if (!current.equals(Optional.of(Secret.of(refused.value())))) {
            return true; // somebody else was refused too, and was faster
        }
        return refreshes.renewed(now, deadline);
    }
}
