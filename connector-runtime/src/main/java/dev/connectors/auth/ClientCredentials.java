package dev.connectors.auth;

import dev.connectors.error.ProviderRejected;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient;
import dev.connectors.spi.TokenSource;
import java.time.Clock;
import java.util.Optional;

/**
 * The client credentials grant (RFC 6749 section 4.4): the application acts as itself, for each account that an administrator let it act
 * for. Thread-safe.
 */
public final class ClientCredentials implements TokenSource {

    private final Registration at;
    private final TokenEndpoint endpoint;

    private ClientCredentials(Registration at, TokenEndpoint endpoint) {
        this.at = at;
        this.endpoint = endpoint;
    }

    /**
     * Of this provider and client.
     *
     * @throws IllegalArgumentException if the provider has no such grant
     */
    public static ClientCredentials of(EffectiveProvider provider, OAuthClient client, WebClient web, Clock clock) {
        var at = Registration.of(provider, client);
        if (at.oauth().applicationScopes().isEmpty()) {
            throw new IllegalArgumentException(provider.id() + " has no client credentials grant");
        }
        return new ClientCredentials(at, new TokenEndpoint(web, clock));
    }

    @Override
    public AccessToken token(Wanted wanted) {
        try {
            var tokens = endpoint.application(at, Deadline.in(wanted.within())).tokens(Optional.empty());
            return new AccessToken(tokens.access().value(), tokens.expiry());
        } catch (TokenRefused e) {
            throw new ProviderRejected(
                    at.provider().provider().title()
                            + " does not let this application act for people. The host must look at its client, its"
                            + " tenant, and what an administrator let it do.",
                    String.valueOf(e.getMessage()),
                    e);
        }
    }
}
