package dev.connectors.auth;

import dev.connectors.error.NotConnected;
import dev.connectors.http.Credential;
import dev.connectors.http.WebClient;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.StaticToken;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * Gives what proves to a provider for whom a connection acts. Thread-safe.
 *
 * <p>A credential looks at the stored connection each time it is asked, so a call in flight ends at its next request after the
 * connection was revoked, on whatever node that happened.
 */
public final class Credentials {

    private final Registrations registrations;
    private final ConnectionStore store;
    private final Refreshes refreshes;
    private final SourcedTokens sourced;
    private final RefusedKeys refused = new RefusedKeys();

    /**
     * With these parts.
     *
     * @param executor where tokens are refreshed, beside the calls that wait for them; callers must not occupy all of its threads, so it
     *     has no upper bound or is not the one that calls run on
     * @param revocation ends tokens that came too late, and says which connections ended
     */
    public Credentials(
            Registrations registrations,
            ConnectionStore store,
            Revocation revocation,
            WebClient web,
            Executor executor,
            Clock clock) {
        this(
                registrations,
                store,
                revocation,
                new Refreshes(registrations, store, revocation, web, executor, clock, Pause.real()),
                new SourcedTokens(registrations, store, executor, clock));
    }

    Credentials(
            Registrations registrations,
            ConnectionStore store,
            Revocation revocation,
            Refreshes refreshes,
            SourcedTokens sourced) {
        this.registrations = registrations;
        this.store = store;
        this.refreshes = refreshes;
        this.sourced = sourced;
        revocation.onEnd(sourced::forget);
    }

    /**
     * The credential of a connection.
     *
     * @throws NotConnected if its tokens were made for other servers than those in use now: they are sent nowhere
     */
    public Credential of(Connection connection) {
        var auth = registrations.of(connection).provider().provider().auth();
        var own = new OwnConnection(registrations, store, connection.principal(), connection.id());
        if (connection.actingFor().isPresent()) {
            return new ActingCredential(connection.actingFor().get(), own, sourced);
        }
        if (auth instanceof OAuth oauth) {
            return new OAuthCredential(oauth, own, refreshes);
        }
        if (auth instanceof StaticToken token) {
            return new StaticTokenCredential(own, token, refused, connection.providerId());
        }
        return new NoCredential(own);
    }

    /** Which keys of the application's were refused. */
    public RefusedKeys refusedKeys() {
        return refused;
    }
}
