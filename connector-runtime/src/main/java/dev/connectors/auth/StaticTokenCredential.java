package dev.connectors.auth;

import dev.connectors.error.NotConnected;
import dev.connectors.error.ProviderRejected;
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
    private final RefusedKeys refused;
    private final String provider;

    StaticTokenCredential(OwnConnection connection, StaticToken token, RefusedKeys refused, String provider) {
        this.connection = connection;
        this.token = token;
        this.refused = refused;
        this.provider = provider;
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

    /**
     * A key does not age: whoever gave it has ended it, and gives the next one. Where that is the application, nobody's connection is
     * touched, so that all go on as soon as it has another.
     */
    @Override
    public void refusedAgain(Header sent, Headers answer) {
        var active = connection.active();
        if (active.tokens().isEmpty()) {
            refused.refused(provider);
            throw new ProviderRejected(
                    title(active) + " does not accept this application's key. Nobody here can mend that: tell the user"
                            + " that an administrator must set a new one.",
                    "the application's key was refused");
        }
        connection.refused(now -> now.tokens()
                .filter(key -> header(token, key.access()).value().equals(sent.value()))
                .isPresent());
    }

    @Override
    public void accepted(Header sent) {
        if (refused.isRefused(provider)) {
            connection
                    .registrations()
                    .find(provider)
                    .flatMap(Registration::key)
                    .filter(key -> header(token, key).value().equals(sent.value()))
                    .ifPresent(key -> refused.accepted(provider));
        }
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
