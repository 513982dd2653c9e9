package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotConnected;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient;
import dev.connectors.permission.Principal;
import dev.connectors.spi.OAuth;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections: here at once, and at the provider as far as it goes (RFC 7009). Thread-safe.
 *
 * <p>At some providers (Google is one) ending one token ends all that this account ever granted to the host's client, also what another
 * user of the host got from the same account. That other connection then needs a new sign-in, and says so at its next refresh.
 */
public final class Revocation {

    /** What became of the tokens at the provider. Here they are gone in any case. */
    public enum Outcome {
        /** The provider ended them. */
        REVOKED,
        /** They were worth nothing already. */
        WAS_DEAD,
        /** The provider could not be told, or refused: they may live on. The user can end them on the provider's own page. */
        FAILED,
        /** The provider has no way to be told, as with most keys: they live on until the user ends them there. */
        NOT_OFFERED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final Duration TIME_PER_TRY = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Registrations registrations;
    private final ConnectionStore store;
    private final TokenEndpoint endpoint;
    private final Executor executor;
    private final Pause pause;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /**
     * With these parts.
     *
     * @param executor where providers are told
     */
    public Revocation(
            Registrations registrations, ConnectionStore store, WebClient web, Executor executor, Clock clock) {
        this(registrations, store, web, executor, clock, Pause.real());
    }

    Revocation(
            Registrations registrations,
            ConnectionStore store,
            WebClient web,
            Executor executor,
            Clock clock,
            Pause pause) {
        this.registrations = registrations;
        this.store = store;
        this.endpoint = new TokenEndpoint(web, clock);
        this.executor = executor;
        this.pause = pause;
    }

    /** Tells that one, of each connection that ends from now on, its id. It is a tombstone by then. */
    void onEnd(Consumer<String> listener) {
        listeners.add(listener);
    }

    /**
     * Ends a connection. When this returns, it is a tombstone without tokens: no call, on whatever node, gets a token of it any more. The
     * provider is told after that, on the executor, and what came of it is in the future, which never fails.
     *
     * @throws NotConnected if there is no such connection
     */
    public CompletableFuture<Outcome> revoke(Principal principal, String connectionId) {
        while (true) {
            var there = store.find(principal, connectionId)
                    .orElseThrow(() -> new NotConnected("There is no such account."));
            if (there.state() == Connection.State.REVOKED) {
                return CompletableFuture.completedFuture(Outcome.WAS_DEAD);
            }
            if (store.replace(there, there.tombstone())) {
                listeners.forEach(listener -> listener.accept(connectionId));
                return told(there);
            }
        }
    }

    /** Ends tokens that came for a connection that was revoked meanwhile. */
    void endLate(Registration at, Tokens tokens) {
        var url = endpointOf(at);
        if (url.isEmpty()) {
            LOG.warn(
                    "tokens of {} came after their connection was revoked, and can't be ended",
                    at.provider().id());
            return;
        }
        try {
            executor.execute(() -> LOG.info(
                    "tokens of {} came after their connection was revoked: {}",
                    at.provider().id(),
                    tell(at, url.get(), tokens)));
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "tokens of {} came after their connection was revoked, during shutdown",
                    at.provider().id());
        }
    }

    private CompletableFuture<Outcome> told(Connection ended) {
        var at = registrations
                .find(ended.providerId())
                .filter(found -> found.provider().madeFor(ended)); // never another server than the one they are of
        if (ended.tokens().isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.NOT_OFFERED);
        }
        return at.map(found -> tellLater(found, ended.tokens().get()))
                .orElseGet(() -> CompletableFuture.completedFuture(Outcome.FAILED));
    }

    private CompletableFuture<Outcome> tellLater(Registration at, Tokens tokens) {
        var url = endpointOf(at);
        if (url.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.NOT_OFFERED);
        }
        try {
            return CompletableFuture.supplyAsync(() -> tell(at, url.get(), tokens), executor)
                    .exceptionally(e -> Outcome.FAILED);
        } catch (RejectedExecutionException e) { // shutting down
            return CompletableFuture.completedFuture(Outcome.FAILED);
        }
    }

    private static Optional<URI> endpointOf(Registration at) {
        return at.provider().provider().auth() instanceof OAuth oauth ? oauth.revocationEndpoint() : Optional.empty();
    }

    private Outcome tell(Registration at, URI url, Tokens tokens) {
        var wait = FIRST_PAUSE;
        for (int i = 1; ; i++) {
            try {
                // The refresh token where there is one: with it the provider ends the access tokens too (RFC 7009
                // section 2.1).
                var hint = tokens.refresh().isPresent() ? "refresh_token" : "access_token";
                endpoint.revoke(at, url, tokens.refresh().orElse(tokens.access()), hint, Deadline.in(TIME_PER_TRY));
                return Outcome.REVOKED;
            } catch (TokenRefused e) {
                boolean dead = e.why() == TokenRefused.Why.INVALID_TOKEN || e.why() == TokenRefused.Why.INVALID_GRANT;
                return dead ? Outcome.WAS_DEAD : Outcome.FAILED;
            } catch (ConnectorException e) { // RFC 7009 section 2.2.1: still valid, and worth another try
                if (i == MOST_TRIES || !waited(wait)) {
                    LOG.warn(
                            "{} could not be told to end a token: {}",
                            at.provider().id(),
                            e.code());
                    return Outcome.FAILED;
                }
                wait = wait.multipliedBy(2);
            }
        }
    }

    private boolean waited(Duration time) {
        try {
            pause.pause(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
