package dev.connectors.auth;

import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import dev.connectors.spi.StaticToken;
import java.util.Optional;

/** A key, in the header and the form that the provider wants. */
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
                .orElseThrow(() -> OwnConnection.signInAgain(active))
                .access();
        return Optional.of(header(token, key));
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
